import { Trans, useLingui } from '@lingui/react/macro';
import RequestsIcon from '@material-symbols/svg-400/rounded/mark_chat_unread.svg?react';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { openDialog } from '../../lib/dialogs.ts';
import { useRequests } from './use-requests.ts';

const Row = styled(ButtonBase)(({ theme }) => ({
  width: '100%',
  minHeight: 44,
  justifyContent: 'flex-start',
  gap: 10,
  padding: '0 8px',
  borderRadius: 8,
  font: 'inherit',
  fontSize: '0.875rem',
  textAlign: 'left',
  color: theme.vars?.palette.tokens.secondary,
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '& svg': { flex: 'none', width: 32 },
  '& span:first-of-type': { minWidth: 0, overflowWrap: 'anywhere' },
  '& span:last-of-type': { marginLeft: 'auto', color: theme.vars?.palette.tokens.muted, fontVariantNumeric: 'tabular-nums' },
}));

/** How many strangers wait for an answer, if any do: they make no noise. */
export function RequestsRow() {
  const { t } = useLingui();
  const count = useRequests().length;
  if (count === 0) return null;
  return (
    <Row aria-haspopup="dialog" aria-label={t`Message requests: ${count}`} onClick={() => openDialog('messageRequests', {})}>
      <RequestsIcon />
      <span>
        <Trans>Message requests</Trans>
      </span>
      <span>{count}</span>
    </Row>
  );
}
