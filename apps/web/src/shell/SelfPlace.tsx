import { styled } from '@mui/material/styles';
import { SIZE } from '../ui/theme/tokens.ts';

/** Where oneself stands, also before it is there. */
export const SelfPlace = styled('section')(({ theme }) => ({
  minHeight: SIZE.self,
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  padding: '0 8px 0 4px',
  borderTop: `1px solid ${theme.vars?.palette.tokens.line}`,
  paddingBottom: 'env(safe-area-inset-bottom)',
}));
