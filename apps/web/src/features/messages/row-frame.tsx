import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { longDay } from './times.ts';

/** The grid of a message: avatar or time, then what was written. */
export const RowGrid = styled('article')(({ theme }) => ({
  position: 'relative',
  display: 'grid',
  gridTemplateColumns: '40px minmax(0, 1fr)',
  columnGap: 14,
  padding: '3px 16px',
  lineHeight: '22px',
  '&:hover, &:focus-within': { background: theme.vars?.palette.tokens.hover },
  '&[data-first=true]': { marginTop: 13 },
  '&:focus-visible': { outlineOffset: -2 },
  '&[data-choosing]': { gridTemplateColumns: '24px 40px minmax(0, 1fr)', cursor: 'pointer' },
  '&[data-choosing=true]': { background: theme.vars?.palette.tokens.accentSoft },
  '& > input': { accentColor: theme.vars?.palette.tokens.accent, width: 18, height: 18, margin: '2px 0' },
  '&[data-target=true]': { background: theme.vars?.palette.tokens.accentSoft },
  '@media (pointer: coarse)': { WebkitTouchCallout: 'none' },
  '&:not([data-first=true]) .row-time': { opacity: 0 },
  '&:hover .row-time, &:focus-within .row-time': { opacity: '1 !important' },
  '@media (max-width: 480px)': { paddingInline: 12 },
}));

export const SideTime = styled('time')(({ theme }) => ({
  color: theme.vars?.palette.tokens.muted,
  fontSize: '0.6875rem',
  textAlign: 'right',
  lineHeight: '22px',
  whiteSpace: 'nowrap',
  marginLeft: -10,
}));

export const Head = styled('div')(({ theme }) => ({
  // Whole pixels: a list that keeps its place cannot scroll by halves.
  lineHeight: '20px',
  marginBottom: 1,
  '& b': { fontWeight: 650, overflowWrap: 'anywhere' },
  '& time': { color: theme.vars?.palette.tokens.muted, fontSize: '0.75rem', marginLeft: 8, whiteSpace: 'nowrap' },
}));

/** When it was changed, for who asks. */
export const Edited = styled('time')(({ theme }) => ({
  display: 'block',
  fontSize: '0.6875rem',
  lineHeight: '16px',
  color: theme.vars?.palette.tokens.muted,
}));

/** Opens what there is to know and to do about somebody. */
export const AuthorName = styled('button')({
  padding: 0,
  border: 0,
  background: 'none',
  color: 'inherit',
  font: 'inherit',
  overflowWrap: 'anywhere',
  textAlign: 'left',
  cursor: 'pointer',
  borderRadius: 3,
  '&:hover': { textDecoration: 'underline' },
});

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: '14px 16px 0',
  color: theme.vars?.palette.tokens.muted,
  fontSize: '0.75rem',
  fontWeight: 600,
  lineHeight: '18px',
  '&::before, &::after': { content: '""', flex: 1, borderTop: `1px solid ${theme.vars?.palette.tokens.line}` },
  '&[data-fresh=true]': {
    color: theme.vars?.palette.tokens.fresh,
    '&::before': { borderColor: theme.vars?.palette.tokens.fresh },
    '&::after': { display: 'none' },
  },
  '& b': {
    background: theme.vars?.palette.tokens.fresh,
    color: theme.vars?.palette.tokens.onDanger,
    borderRadius: 5,
    padding: '0 6px',
    fontSize: '0.6875rem',
    textTransform: 'uppercase',
  },
}));

/** What stands above the first message of a day, and above the first one that is new. */
export function Dividers({ day, fresh }: { day: number | null; fresh: boolean }) {
  const { i18n } = useLingui();
  return (
    <>
      {day !== null && <Line>{longDay(i18n.locale, day)}</Line>}
      {fresh && (
        <Line data-fresh="true">
          <b>
            <Trans>New</Trans>
          </b>
        </Line>
      )}
    </>
  );
}
