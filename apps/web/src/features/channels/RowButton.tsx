import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';

/** A small button inside a row of the channel list. */
export const RowButton = styled(ButtonBase)(({ theme }) => ({
  width: 32,
  height: 32,
  flex: 'none',
  borderRadius: 8,
  color: theme.vars?.palette.tokens.muted,
  '&:hover': { color: theme.vars?.palette.tokens.text },
  '@media (pointer: coarse)': { width: 44, height: 44 },
}));
