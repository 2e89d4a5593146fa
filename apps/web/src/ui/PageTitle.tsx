import { styled } from '@mui/material/styles';

export const PageTitle = styled('h1')({
  margin: 0,
  fontSize: '1.5rem',
  fontWeight: 650,
  lineHeight: 1.25,
  letterSpacing: '-0.01em',
  overflowWrap: 'anywhere',
});
