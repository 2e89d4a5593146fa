import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import CloseIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import OpenIcon from '@material-symbols/svg-400/rounded/open_in_full.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { type ComponentType, type KeyboardEvent, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useClient, useClientState } from '../../lib/client.tsx';
import { avatarUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { paths } from '../../lib/paths.ts';
import { somebodyLooks } from '../../lib/somebody-looks.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { ImitationSign } from '../../ui/ImitationSign.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { StripField } from './StripField.tsx';
import { setClosed, type Whisper } from './use-whispers.ts';

const Box = styled('section')(({ theme }) => ({
  flex: 'none',
  margin: '0 16px 6px',
  padding: '2px 6px 6px 12px',
  borderRadius: RADIUS.card,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  borderLeft: `3px solid ${theme.vars?.palette.tokens.accent}`,
  background: theme.vars?.palette.tokens.raised,
  '@media (max-width: 480px)': { margin: '0 8px 6px' },
}));

const Head = styled('header')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  fontSize: '0.8125rem',
  color: theme.vars?.palette.tokens.secondary,
  '& h3': { flex: 1, minWidth: 0, margin: 0, font: 'inherit', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& h3 b': { color: theme.vars?.palette.tokens.text, fontWeight: 650 },
  '& button svg': { width: 18, height: 18 },
}));

const Lines = styled('div')(({ theme }) => ({
  maxHeight: 'min(132px, 20dvh)',
  overflowY: 'auto',
  overscrollBehavior: 'contain',
  '& > div': { padding: '1px 6px 1px 0', overflowWrap: 'anywhere' },
  '& > div > b': { fontSize: '0.8125rem', fontWeight: 650, color: theme.vars?.palette.tokens.secondary },
  '& > div[data-own=true]': { color: theme.vars?.palette.tokens.muted },
}));

/** The last ones are enough to go on; the rest stands in the conversation. */
const SHOWN = 4;
const NONE: readonly Message[] = [];

interface WhisperStripProps {
  channel_id: Id;
  whisper: Whisper;
  Text: ComponentType<{ guild_id: Id; content: string }>;
}

/** A conversation in small, above the field of the channel where it was begun. */
export function WhisperStrip({ channel_id, whisper, Text }: WhisperStripProps) {
  const { t } = useLingui();
  const client = useClient();
  const [, navigate] = useLocation();
  const { conversation_id, since } = whisper;
  const box = useRef<HTMLElement>(null);
  const me = useClientState((state) => state.me?.id);
  const guild_id = useClientState((state) => state.channels[channel_id]?.guild_id) ?? NO_GUILD;
  const other = useClientState((state) => state.users[state.direct[conversation_id]?.recipient_ids[0] ?? '']);
  const nick = useClientState((state) => state.members[guild_id]?.[other?.id ?? '']?.nick ?? null);
  const window = useClientState((state) => state.windows[conversation_id]);
  const messages = (window?.messages ?? NONE).filter(({ id }) => compareIds(id, since) >= 0).slice(-SHOWN);
  const last = window?.hasNewer ? undefined : window?.messages.at(-1)?.id;
  const name = other ? displayName(other, { nick }) : t`Someone`;

  useEffect(() => {
    client.show(conversation_id);
    return () => client.leave(conversation_id);
  }, [client, conversation_id]);

  // What stands here is read here.
  useEffect(() => {
    if (last === undefined) return;
    const see = () => {
      if (somebodyLooks()) client.markSeen(conversation_id, last);
    };
    see();
    globalThis.addEventListener('focus', see);
    return () => globalThis.removeEventListener('focus', see);
  }, [client, conversation_id, last]);

  const lines = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest line is the one to read
  useEffect(() => {
    if (lines.current) lines.current.scrollTop = lines.current.scrollHeight;
  }, [last]);

  function close() {
    const field = box.current?.parentElement?.querySelector<HTMLElement>('form[data-region] textarea');
    setClosed(channel_id, conversation_id, true);
    field?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  }

  return (
    <Box ref={box} aria-label={t`Whisper with ${name}`} onKeyDown={onKeyDown}>
      <Head>
        {other && <Avatar id={other.id} name={name} src={avatarUrl(other)} size={20} />}
        <h3>
          <Trans>
            Only you and <b>{name}</b>
          </Trans>
          {other && <ImitationSign guild_id={guild_id} user_id={other.id} />}
        </h3>
        <IconButton
          size="small"
          aria-label={t`Open the conversation`}
          title={t`Open the conversation`}
          onClick={() => {
            setClosed(channel_id, conversation_id, true);
            navigate(paths.channel(NO_GUILD, conversation_id));
          }}
        >
          <OpenIcon />
        </IconButton>
        <IconButton size="small" aria-label={t`Close the whisper`} title={t`Close the whisper`} onClick={close}>
          <CloseIcon />
        </IconButton>
      </Head>
      <Lines ref={lines} role="log" aria-label={t`Last messages`} tabIndex={0}>
        {messages.map((message) => (
          <div key={message.id} data-own={message.author.id === me}>
            <b>{message.author.id === me ? t`You` : name}</b>
            <Text guild_id={NO_GUILD} content={textOf(message, t`Voice message`)} />
          </div>
        ))}
      </Lines>
      <StripField conversation_id={conversation_id} name={name} />
    </Box>
  );
}

function textOf({ content, attachments, poll }: Message, spoken: string): string {
  return content || poll?.question.text || (attachments.length > 0 ? spoken : '…');
}
