import { guildPermissions } from '@chat-js/permissions/permissions.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';
import { memberAccess } from '../members/new-member.ts';
import type { MemberRow } from '../members/store.ts';

/** Nobody is moderated by rules that they could change: owners, administrators and whoever manages the guild, as in the API. */
export function isAboveAutoMod(guild: GuildDoc, member: MemberRow, now: number): boolean {
  return hasPermission(guildPermissions(guild, { ...memberAccess(member, now), timed_out: false }), 'MANAGE_GUILD');
}

/** Where and as whom something is written, as the exemptions of a rule name it: a thread, its channel or the category; roles, with @everyone. */
export function placeOf(guild: GuildDoc, channel: StoredChannel | undefined, roles: readonly string[]) {
  const channel_ids = channel ? [channel.id] : [];
  for (let above = channel?.parent_id; above; above = guild.channels.find(({ id }) => id === above)?.parent_id) channel_ids.push(above);
  return { channel_ids, role_ids: [guild.id, ...roles] };
}
