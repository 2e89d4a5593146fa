import type { OutboxEntry } from '@chat-js/client/outbox-entries.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import ErrorIcon from '@material-symbols/svg-400/rounded/error.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useClient } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { offerDraft } from './drafts.ts';

const Failure = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '2px 8px',
  fontSize: '0.8125rem',
  color: theme.vars?.palette.tokens.danger,
  '& svg': { width: 16, height: 16, flex: 'none' },
  '& button': { minHeight: 32, paddingInline: 8, fontSize: '0.8125rem' },
  '@media (pointer: coarse)': { '& button': { minHeight: 44 } },
}));

/** Why a message was not sent, and what to do with it. */
export function FailedLine({ entry }: { entry: OutboxEntry }) {
  const { i18n } = useLingui();
  const client = useClient();

  /** Back into the field it came from, before what stands there. */
  function edit() {
    offerDraft(client, entry.channel_id, entry.content);
    client.discard(entry.nonce);
  }

  return (
    <Failure role="status">
      <ErrorIcon />
      <span>
        <Trans>Could not send this.</Trans> {entry.error && describeProblem(entry.error, i18n)}
      </span>
      <Button variant="text" color="inherit" onClick={() => client.retry(entry.nonce)}>
        <Trans>Try again</Trans>
      </Button>
      {!entry.voice && (
        <Button variant="text" color="inherit" onClick={edit}>
          <Trans>Edit</Trans>
        </Button>
      )}
      <Button variant="text" color="inherit" onClick={() => client.discard(entry.nonce)}>
        <Trans>Discard</Trans>
      </Button>
    </Failure>
  );
}
