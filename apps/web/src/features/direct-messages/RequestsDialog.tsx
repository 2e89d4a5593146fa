import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import type { DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import { snowflakeTime } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { useLingui as useI18n } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import SignIcon from '@material-symbols/svg-400/rounded/gpp_maybe.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { avatarUrl } from '../../lib/media.ts';
import { shortMoment } from '../../lib/moments.ts';
import { displayName } from '../../lib/names.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { useOpenConversation } from './use-open-conversation.ts';
import { useLookalike, useRequests } from './use-requests.ts';

const Hint = styled('p')(({ theme }) => ({
  margin: 0,
  outline: 'none',
  fontSize: '0.875rem',
  color: theme.vars?.palette.tokens.secondary,
}));

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 12 });

const Card = styled('li')(({ theme }) => ({
  padding: 12,
  borderRadius: 12,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& > header': { display: 'flex', alignItems: 'center', gap: 10 },
  '& > header > p': { flex: 1, minWidth: 0, margin: 0, overflowWrap: 'anywhere', fontWeight: 650 },
  '& small, & time': { fontSize: '0.8125rem', fontWeight: 400, color: theme.vars?.palette.tokens.muted },
  '& > footer': { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 10 },
}));

const Like = styled('p')(({ theme }) => ({
  display: 'flex',
  gap: 6,
  margin: '8px 0 0',
  fontSize: '0.8125rem',
  color: theme.vars?.palette.tokens.secondary,
  '& svg': { width: 18, height: 18, flex: 'none', color: theme.vars?.palette.tokens.mention },
}));

const Lines = styled('div')(({ theme }) => ({
  maxHeight: 'min(220px, 30dvh)',
  overflowY: 'auto',
  marginTop: 8,
  padding: '6px 10px',
  borderRadius: 8,
  background: theme.vars?.palette.tokens.raised,
  '& p': { margin: '2px 0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));

/** So many of the newest messages are enough to decide. */
const SHOWN = 10;

/** What strangers wrote. Nothing of it is loaded from anywhere, and whoever wrote learns nothing. */
export function RequestsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const requests = useRequests();
  const hint = useRef<HTMLParagraphElement>(null);
  return (
    <AppDialog title={<Trans>Message requests</Trans>} onClose={onClose}>
      <Hint ref={hint} tabIndex={-1} role={requests.length === 0 ? 'status' : undefined}>
        {requests.length === 0 ? (
          <Trans>No requests. What strangers write to you waits here.</Trans>
        ) : (
          <Trans>You do not know these people yet. They do not learn whether you have read this, or that you declined.</Trans>
        )}
      </Hint>
      {requests.length > 0 && (
        <List aria-label={t`Message requests`}>
          {requests.map((request) => (
            <Request key={request.id} request={request} onClose={onClose} onGone={() => hint.current?.focus()} />
          ))}
        </List>
      )}
    </AppDialog>
  );
}

interface RequestProps {
  request: DirectChannel;
  onClose: () => void;
  /** The button that had the focus goes with it. */
  onGone: () => void;
}

function Request({ request, onClose, onGone }: RequestProps) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const { call } = useClient();
  const open = useOpenConversation();
  const { messages, problem: unread } = useMessages(request);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const { id: channel_id, last_message_id, recipients } = request;
  const [user] = recipients;
  const like = useLookalike(user);
  const name = user ? displayName(user) : t`Someone`;
  const said = problem ?? unread;

  async function answer(act: () => Promise<unknown>) {
    setBusy(true);
    setProblem(undefined);
    await act().catch(setProblem);
    setBusy(false);
  }

  async function accept() {
    await call('directMessages.acceptRequest', { channel_id });
    onClose();
    if (user) await open([user.id]);
  }

  async function decline() {
    await call('directMessages.declineRequest', { channel_id });
    onGone();
  }

  return (
    <Card>
      <header>
        {user && <Avatar id={user.id} name={name} src={avatarUrl(user)} size={36} />}
        <p>
          {name} {user && <small>@{user.username}</small>}
        </p>
        <time>{shortMoment(i18n, snowflakeTime(last_message_id ?? channel_id))}</time>
      </header>
      {like !== undefined && (
        <Like>
          <SignIcon />
          <span>
            <Trans>This name looks like that of {like}. It is somebody else.</Trans>
          </span>
        </Like>
      )}
      <Lines role="group" aria-label={t`What ${name} wrote`} tabIndex={0} aria-busy={messages === undefined}>
        {messages?.length === 0 && (
          <p>
            <Trans>Everything here was deleted by its author.</Trans>
          </p>
        )}
        {messages?.map((message) => (
          <p key={message.id} dir="auto">
            {message.content || <small>{message.attachments.length > 0 ? t`Voice message` : (message.poll?.question.text ?? '…')}</small>}
          </p>
        ))}
      </Lines>
      {said !== undefined && <ErrorNotice>{describeProblem(said, i18n)}</ErrorNotice>}
      <footer>
        <Button disabled={busy} onClick={() => void answer(accept)} aria-label={t`Accept what ${name} wrote`}>
          <Trans>Accept</Trans>
        </Button>
        <Button variant="text" disabled={busy} aria-label={t`Decline what ${name} wrote`} onClick={() => void answer(decline)}>
          <Trans>Decline</Trans>
        </Button>
        {user && (
          <Button variant="text" color="error" onClick={() => openDialog('block', { user_id: user.id })} aria-label={t`Block ${name}`}>
            <Trans>Block</Trans>
          </Button>
        )}
        {user && last_message_id && (
          <Button
            variant="text"
            color="error"
            aria-label={t`Report what ${name} wrote`}
            onClick={() => openDialog('report', { guild_id: NO_GUILD, user_id: user.id, channel_id, message_id: last_message_id })}
          >
            <Trans>Report</Trans>
          </Button>
        )}
      </footer>
    </Card>
  );
}

/** The newest messages of a request, oldest first; fetched again when there is another one. */
function useMessages({ id: channel_id, last_message_id }: DirectChannel) {
  const { call } = useClient();
  const [messages, setMessages] = useState<readonly Message[]>();
  const [problem, setProblem] = useState<unknown>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer message is a reason to look again
  useEffect(() => {
    let current = true;
    call('messages.list', { channel_id, limit: SHOWN }).then(
      (page) => current && setMessages(page.toReversed()),
      (error: unknown) => current && setProblem(error),
    );
    return () => {
      current = false;
    };
  }, [call, channel_id, last_message_id]);
  return { messages, problem };
}
