import { atPresent } from '@chat-js/client/messages.ts';
import { isBlocked } from '@chat-js/client/relationships.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { spokenText } from './spoken-text.ts';
import { textOf } from './text-of.ts';

/** Reads to screen readers what others write while the channel is open. The list itself would read out what is scrolled by. */
export function Announcer({ channel }: { channel: Channel }) {
  const { t, i18n } = useLingui();
  const { getState } = useClient();
  const last = useClientState((state) => {
    const window = state.windows[channel.id];
    return window && atPresent(window) ? window.messages.at(-1) : undefined;
  });
  const author = useClientState(
    (state) =>
      last && {
        ...(state.users[last.author.id] ?? last.author),
        unheard: last.author.id === state.me?.id || isBlocked(state, last.author.id),
      },
  );
  const member = useClientState((state) => last && state.members[channel.guild_id]?.[last.author.id]);
  const [heard, setHeard] = useState(last?.id);
  useEffect(() => setHeard((known) => known ?? last?.id), [last?.id]);
  const isNews = last && author && last.id !== heard && !author.unheard;
  const news = isNews ? `${displayName(author, member)}: ${spokenText(getState(), channel.guild_id, textOf(last), i18n.locale)}` : '';
  return (
    <VisuallyHidden role="log" aria-label={t`New messages`}>
      {news}
    </VisuallyHidden>
  );
}
