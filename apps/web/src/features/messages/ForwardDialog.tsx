import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isTextual } from '../../lib/channel-types.ts';
import { useClient, useClientState } from '../../lib/client.tsx';
import { placeName } from '../../lib/names.ts';
import { paths } from '../../lib/paths.ts';
import { permissionsOf } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { MessageText } from './MessageText.tsx';
import { textOf } from './text-of.ts';

const Quote = styled('blockquote')(({ theme }) => ({
  margin: 0,
  padding: '8px 12px',
  maxHeight: 96,
  overflow: 'hidden',
  borderRadius: RADIUS.row,
  background: theme.vars?.palette.tokens.raised2,
}));
const List = styled('div')({
  height: 220,
  overflowY: 'auto',
  '& label': {
    display: 'flex',
    alignItems: 'center',
    gap: 10,
    minHeight: 40,
    padding: '0 8px',
    borderRadius: RADIUS.row,
    cursor: 'pointer',
  },
  '& small': { opacity: 0.75, marginLeft: 'auto', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& input': { width: 18, height: 18, accentColor: 'currentColor' },
});

/** How many places are offered before one narrows them down. */
const OFFERED = 50;

/** Carries a message on into another channel where one may write. */
export function ForwardDialog({ channel_id, message_id, onClose }: { channel_id: Id; message_id: Id; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const [, navigate] = useLocation();
  const message = useClientState((state) => state.windows[channel_id]?.messages.find(({ id }) => id === message_id));
  const [query, setQuery] = useState('');
  const [comment, setComment] = useState('');
  const [chosen, setChosen] = useState<Id>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const channels = useClientState((state) => state.channels);
  const places = usePlaces(query);
  const place = places.find(({ channel }) => channel.id === chosen);
  if (!message) return null;

  async function forward() {
    if (!place || busy) return;
    const { id, guild_id } = place.channel;
    const name = placeName(place.channel);
    setBusy(true);
    try {
      await call('messages.create', { channel_id: id, message_reference: { type: 1, message_id, channel_id } });
      if (comment.trim() !== '') await call('messages.create', { channel_id: id, content: comment });
      onClose();
      showToast(t`Forwarded to ${name}`);
      if (id !== channel_id) navigate(paths.channel(guild_id, id));
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  }

  return (
    <AppDialog
      title={<Trans>Forward to</Trans>}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void forward();
      }}
      actions={
        <Button type="submit" disabled={!place || busy}>
          <Trans>Forward</Trans>
        </Button>
      }
    >
      <Field label={t`Find a channel`} value={query} autoFocus onChange={(event) => setQuery(event.target.value)} />
      <List role="radiogroup" aria-label={t`Channels`}>
        {places.slice(0, OFFERED).map(({ channel, guildName }) => (
          <label key={channel.id}>
            <input type="radio" name="channel" checked={channel.id === chosen} onChange={() => setChosen(channel.id)} />
            {placeName(channel)}
            <small>{guildName}</small>
          </label>
        ))}
        {places.length === 0 && <Trans>No channel of this name where you may write.</Trans>}
      </List>
      <Quote>
        <MessageText guild_id={channels[channel_id]?.guild_id ?? ''} content={textOf(message)} />
      </Quote>
      <Field
        label={t`Add something (if you like)`}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        maxLength={LIMITS.messageContent.max}
      />
      {problem !== undefined && <ErrorNotice>{describeProblem(problem, i18n)}</ErrorNotice>}
    </AppDialog>
  );
}

interface Place {
  channel: Channel;
  guildName: string;
}

/** Channels where the person may write, by what is typed of their names. */
function usePlaces(query: string): Place[] {
  const { channels, guilds, me } = useClientState(({ channels, guilds, me }) => ({ channels, guilds, me }));
  const { getState } = useClient();
  const wanted = query.trim().toLocaleLowerCase().replace(/^#/, '');
  return Object.values(channels)
    .filter(({ id, guild_id, type }) => {
      const bits = me ? permissionsOf(getState(), me.id, guild_id, id) : 0n;
      return isTextual({ type }) && hasPermission(bits, 'SEND_MESSAGES');
    })
    .map((channel) => ({ channel, guildName: guilds[channel.guild_id]?.name ?? '' }))
    .filter(({ channel, guildName }) => `${channel.name} ${guildName}`.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => a.guildName.localeCompare(b.guildName) || a.channel.position - b.channel.position);
}
