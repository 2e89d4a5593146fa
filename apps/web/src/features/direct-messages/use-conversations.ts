import type { DirectEntry } from '@chat-js/client/direct-messages.ts';
import type { State } from '@chat-js/client/state.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { useMemo } from 'react';
import { useClientState } from '../../lib/client.tsx';

export interface Conversation {
  channel: Channel;
  entry: DirectEntry;
}

/** Open conversations, the last one written in first. */
export function useConversations(): Conversation[] {
  const { channels, direct } = useClientState(({ channels, direct }) => ({ channels, direct }));
  return useMemo(
    () =>
      Object.entries(direct)
        .flatMap(([id, entry]) => {
          const channel = channels[id];
          return channel ? [{ channel, entry }] : [];
        })
        .sort((a, b) => compareIds(newest(b.channel), newest(a.channel))),
    [channels, direct],
  );
}

export function useConversation(channel_id: Id): Conversation | undefined {
  const channel = useClientState((state) => state.channels[channel_id]);
  const entry = useClientState((state) => state.direct[channel_id]);
  return channel && entry && { channel, entry };
}

/** As what a person is seen, by themselves or on a server that one shares with them. */
export function statusOf({ online }: Pick<State, 'online'>, user_id: Id) {
  return Object.values(online).find((people) => people[user_id])?.[user_id]?.status ?? 'offline';
}

function newest({ id, last_message_id }: Channel): Id {
  return last_message_id ?? id;
}
