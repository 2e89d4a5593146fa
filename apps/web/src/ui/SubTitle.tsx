import { styled } from '@mui/material/styles';

/** The heading of a part of a page of the settings. */
export const SubTitle = styled('h2')({ margin: '8px 0 -8px', fontSize: '0.9375rem', fontWeight: 650 });
