import { isThread } from '@chat-js/client/is-thread.ts';
import type { MemberEntry } from '@chat-js/client/members.ts';
import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { User } from '@chat-js/protocol/users.ts';

/** How a person is called: by the guild's nickname, else by the name they show, else by the name they log in with. */
export function displayName(user: Pick<User, 'username' | 'global_name'>, member?: Pick<MemberEntry, 'nick'>): string {
  return member?.nick ?? user.global_name ?? user.username;
}

/** How a place to write in is called: channels have a sign, threads and conversations have not. */
export function placeName(channel: Pick<Channel, 'type' | 'name' | 'guild_id'>): string {
  return isThread(channel) || channel.guild_id === NO_GUILD ? channel.name : `#${channel.name}`;
}
