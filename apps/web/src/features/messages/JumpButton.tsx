import { Plural, Trans } from '@lingui/react/macro';
import DownIcon from '@material-symbols/svg-400/rounded/arrow_downward.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';

const Place = styled('div')(({ theme }) => ({
  // Inside of what scrolls, so that a wheel turned over the button scrolls too; takes no room there.
  position: 'sticky',
  bottom: 8,
  flex: 'none',
  height: 0,
  display: 'flex',
  alignItems: 'flex-end',
  justifyContent: 'center',
  pointerEvents: 'none',
  '& button': {
    pointerEvents: 'auto',
    background: theme.vars?.palette.tokens.raised2,
    color: theme.vars?.palette.tokens.text,
    border: `1px solid ${theme.vars?.palette.tokens.line}`,
    boxShadow: theme.vars?.palette.tokens.shadow,
    borderRadius: 18,
    minHeight: 36,
    fontSize: '0.875rem',
  },
  '@media (pointer: coarse)': { '& button': { minHeight: 44, borderRadius: 22 } },
}));

/** Back to what is being said now; says how much of it was not seen. */
export function JumpButton({ unseen, onJump }: { unseen: number; onJump: () => void }) {
  return (
    <Place>
      <Button onClick={onJump} startIcon={<DownIcon />}>
        {unseen > 0 ? <Plural value={unseen} one="# new message" other="# new messages" /> : <Trans>To the newest messages</Trans>}
      </Button>
    </Place>
  );
}
