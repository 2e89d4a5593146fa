import type { Channel } from '@chat-js/protocol/channels.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { useMemo } from 'react';
import { CHANNEL, isTextual } from '../../../lib/channel-types.ts';
import { useClientState } from '../../../lib/client.tsx';
import { permissionsOf } from '../../../lib/permissions.ts';
import type { CustomEmojiGroup } from '../../../ui/emoji/emoji.ts';
import { emojiNamed } from '../../../ui/emoji/load.ts';
import { createWire, type Wire } from './wire.ts';

/** Whom and what one can mean in a channel, as far as this client knows them. */
export function useMeanable({ id, guild_id }: Pick<Channel, 'id' | 'guild_id'>) {
  const parts = useClientState((state) => ({
    users: state.users,
    conversation: state.direct[id],
    members: state.members[guild_id],
    roles: state.guilds[guild_id]?.roles,
    channels: state.channels,
    everyone: state.me !== null && hasPermission(permissionsOf(state, state.me.id, guild_id, id), 'MENTION_EVERYONE'),
  }));
  return useMemo(() => {
    const { users, conversation, members, roles, channels, everyone } = parts;
    const here = conversation ? conversation.recipient_ids.map((user_id) => ({ user_id, nick: null })) : Object.values(members ?? {});
    return {
      everyone,
      people: here.flatMap((member) => {
        const user = users[member.user_id];
        return user ? [{ user, member }] : [];
      }),
      roles: Object.values(roles ?? {}).filter((role) => role.id !== guild_id && (role.mentionable || everyone)),
      channels: Object.values(channels).filter((channel) => !conversation && channel.guild_id === guild_id && isNamed(channel)),
    };
  }, [parts, guild_id]);
}

export type Meanable = ReturnType<typeof useMeanable>;

/** Between what stands in the field and what a message of the channel carries. */
export function useWire(meanable: Meanable, custom: readonly CustomEmojiGroup[]): Wire {
  return useMemo(() => wireOf(meanable, custom), [meanable, custom]);
}

export function wireOf(meanable: Pick<Meanable, 'people' | 'roles' | 'channels'>, custom: readonly CustomEmojiGroup[]): Wire {
  return createWire({
    people: meanable.people.map(({ user }) => ({ id: user.id, name: user.username })),
    roles: meanable.roles,
    channels: meanable.channels,
    custom: custom.flatMap(({ emojis }) => emojis),
    unicode: emojiNamed,
  });
}

/** Categories stand in no text. */
function isNamed(channel: Channel): boolean {
  return isTextual(channel) || channel.type === CHANNEL.voice || channel.type === CHANNEL.forum;
}
