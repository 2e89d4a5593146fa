import { channelPermissions, type MemberAccess } from '@chat-js/permissions/permissions.ts';
import { CHANNEL_TYPE } from '@chat-js/protocol/channels.ts';
import { DIRECT_TYPE, type DirectType } from '@chat-js/protocol/direct-messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { THREAD_TYPE } from '@chat-js/protocol/threads.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';
import { refuse, refuseField } from '../refusal.ts';

/** A channel stands in a category of its own guild that whoever puts it there can see; a category stands in none. */
export function checkParent(guild: GuildDoc, me: MemberAccess, type: StoredChannel['type'], parent_id: Id | null | undefined): void {
  if (!parent_id) return;
  const parent = guild.channels.find(
    ({ id, permission_overwrites }) => id === parent_id && channelPermissions(guild, permission_overwrites, me),
  );
  if (type === CHANNEL_TYPE.CATEGORY) refuseField('parent_id', 'CHANNEL_PARENT_INVALID_TYPE', 'A category cannot stand in a category');
  if (parent?.type !== CHANNEL_TYPE.CATEGORY) refuseField('parent_id', 'CHANNEL_PARENT_INVALID', 'Not a category of this guild');
}

/** Discord's form of a name where people write: lower case, dashes for spaces. Other channels keep theirs. */
export function channelName(type: StoredChannel['type'], name: string): string {
  return holdsThreads({ type }) || isForum({ type }) ? name.toLowerCase().replace(/\s+/g, '-') : name;
}

/** A channel as this member may see it: of a hidden one nobody learns that it is there. */
export function findVisibleChannel(guild: GuildDoc, me: MemberAccess, channel_id: Id): StoredChannel {
  const channel = findChannel(guild, channel_id);
  if (!channelPermissions(guild, channel.permission_overwrites, me)) refuse('UNKNOWN_CHANNEL');
  return channel;
}

export function findChannel(guild: GuildDoc, channel_id: Id): StoredChannel {
  return guild.channels.find(({ id }) => id === channel_id) ?? refuse('UNKNOWN_CHANNEL');
}

export function isWritable({ type }: { type: StoredChannel['type'] | DirectType }): boolean {
  return WRITABLE.has(type);
}

const WRITABLE: ReadonlySet<StoredChannel['type'] | DirectType> = new Set([
  ...[DIRECT_TYPE.ONE_TO_ONE, DIRECT_TYPE.GROUP],
  ...[CHANNEL_TYPE.TEXT, CHANNEL_TYPE.VOICE, CHANNEL_TYPE.ANNOUNCEMENT],
  ...[THREAD_TYPE.ANNOUNCEMENT, THREAD_TYPE.PUBLIC, THREAD_TYPE.PRIVATE],
]);

/** A text channel, or one for announcements: each can become the other. */
export function holdsThreads({ type }: Pick<StoredChannel, 'type'>): boolean {
  return type === CHANNEL_TYPE.TEXT || type === CHANNEL_TYPE.ANNOUNCEMENT;
}

export function isForum({ type }: Pick<StoredChannel, 'type'>): boolean {
  return type === CHANNEL_TYPE.FORUM;
}

/** It has messages, or its posts do. */
export function holdsMessages(channel: StoredChannel): boolean {
  return isWritable(channel) || isForum(channel);
}
