import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import CloseIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { changePing, endAnswer, useComposing } from './composing.ts';
import { useAuthor } from './use-author.ts';

const Bar = styled('div')(({ theme }) => ({
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  margin: '0 16px',
  padding: '2px 4px 2px 14px',
  borderRadius: `${RADIUS.card}px ${RADIUS.card}px 0 0`,
  background: theme.vars?.palette.tokens.raised2,
  fontSize: '0.8125rem',
  color: theme.vars?.palette.tokens.secondary,
  // The field below continues it.
  '& + form': { borderTopLeftRadius: 0, borderTopRightRadius: 0 },
  '& > span': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& b': { color: theme.vars?.palette.tokens.text, fontWeight: 650 },
  '& svg': { width: 18, height: 18 },
  '@media (max-width: 480px)': { margin: '0 8px' },
}));

const Ping = styled('button')(({ theme }) => ({
  minHeight: 32,
  padding: '0 8px',
  border: 0,
  borderRadius: RADIUS.row,
  background: 'none',
  color: theme.vars?.palette.tokens.muted,
  font: 'inherit',
  fontWeight: 650,
  cursor: 'pointer',
  '&[aria-pressed=true]': { color: theme.vars?.palette.tokens.accent },
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '@media (pointer: coarse)': { minHeight: 44 },
}));

/** Says above the field what the next message answers, and whether its author is told. */
export function AnswerBar({ channel }: { channel: Channel }) {
  const { t } = useLingui();
  const answering = useComposing((state) => state.answering);
  const me = useClientState((state) => state.me?.id);
  const message = useClientState((state) => state.windows[channel.id]?.messages.find(({ id }) => id === answering?.message_id));
  if (!answering) return null;
  return (
    <Bar>
      <span>{message ? <Named channel={channel} message={message} /> : <Trans>Answer</Trans>}</span>
      {message && message.author.id !== me && (
        <Ping type="button" aria-pressed={answering.ping} onClick={changePing} title={t`Whether they are told of the answer`}>
          @ {answering.ping ? <Trans>on</Trans> : <Trans>off</Trans>}
        </Ping>
      )}
      <IconButton aria-label={t`Do not answer`} title={t`Do not answer`} onClick={endAnswer}>
        <CloseIcon />
      </IconButton>
    </Bar>
  );
}

function Named({ channel, message }: { channel: Channel; message: Message }) {
  const { name } = useAuthor(channel.guild_id, message.author);
  return (
    <Trans>
      Answer to <b>{name}</b>
    </Trans>
  );
}
