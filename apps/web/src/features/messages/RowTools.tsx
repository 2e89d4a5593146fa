import { useLingui } from '@lingui/react/macro';
import MoreIcon from '@material-symbols/svg-400/rounded/more_horiz.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';

const Place = styled('div')(({ theme }) => ({
  position: 'absolute',
  top: -12,
  right: 16,
  zIndex: 1,
  borderRadius: 8,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  background: theme.vars?.palette.tokens.raised2,
  opacity: 0,
  'article:hover > &, article:focus-within > &': { opacity: 1 },
  '& button': { width: 32, height: 28, borderRadius: 8 },
  // A long press opens the same menu.
  '@media (hover: none)': { display: 'none' },
}));

/** What stands beside a message while the pointer or the focus is on it. */
export function RowTools({ onMore }: { onMore: (element: HTMLElement) => void }) {
  const { t } = useLingui();
  return (
    <Place>
      <IconButton
        aria-label={t`More`}
        title={t`More`}
        aria-haspopup="menu"
        // The row is one stop for the keyboard; its own key opens the menu.
        tabIndex={-1}
        onClick={(event) => onMore(event.currentTarget)}
      >
        <MoreIcon />
      </IconButton>
    </Place>
  );
}
