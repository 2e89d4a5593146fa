import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Context } from '../context.ts';
import type { Seen } from './port.ts';
import { presentPresence } from './present.ts';
import { tellContacts } from './tell-contacts.ts';

/** Tells the guilds and the contacts of a person as what they are seen now; large guilds are not told, they ask. */
export async function announcePresence(ctx: Context, user_id: Id, seen: Seen): Promise<void> {
  const memberships = await ctx.storage.members.listMembershipsOf(user_id);
  await Promise.all([
    ...memberships.map(({ guild_id }) => announcePresenceIn(ctx, guild_id, user_id, seen)),
    tellContacts(ctx, user_id, seen),
  ]);
}

export async function announcePresenceIn(ctx: Context, guild_id: Id, user_id: Id, seen: Seen): Promise<void> {
  if ((await ctx.directory.countMembers(guild_id)) > LIMITS.largeGuild) return;
  const data = presentPresence(ctx, { guild_id, user_id }, seen);
  await ctx.bus.publish({ type: 'PRESENCE_UPDATE', data, audience: { guild_id } });
}
