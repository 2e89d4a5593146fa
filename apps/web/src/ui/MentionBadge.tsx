import { styled } from '@mui/material/styles';

const Badge = styled('span')(({ theme }) => ({
  flex: 'none',
  marginLeft: 'auto',
  minWidth: 18,
  padding: '0 5px',
  borderRadius: 9,
  fontSize: '0.6875rem',
  lineHeight: '18px',
  fontWeight: 650,
  fontVariantNumeric: 'tabular-nums',
  textAlign: 'center',
  background: theme.vars?.palette.tokens.danger,
  color: theme.vars?.palette.tokens.onDanger,
  // Drawn, not written: the name of the link says it already.
  '&::after': { content: 'attr(data-mentions)' },
}));

/** How many messages tell the reader something; what stands beside it says so in words. */
export function MentionBadge({ count }: { count: number }) {
  return count > 0 && <Badge aria-hidden data-mentions={count > 99 ? '99+' : count} />;
}
