import type { Id } from '@chat-js/protocol/ids.ts';
import type { Publication } from '../../events/bus.ts';
import type { Context } from '../context.ts';
import { deletedUser, presentUser } from '../users/present.ts';
import { presentBan } from './present.ts';
import type { BanRow } from './store.ts';

/** Tells those who may ban whether someone is banned now. Of two moderators who act at once, the one who was last is told last. */
export async function announceBan(ctx: Context, guild_id: Id, user_id: Id): Promise<void> {
  let told: BanRow | undefined;
  let current = await ctx.storage.bans.getBan(guild_id, user_id);
  do {
    told = current;
    await ctx.bus.publish(await newsOf(ctx, guild_id, user_id, told));
    current = await ctx.storage.bans.getBan(guild_id, user_id);
  } while (JSON.stringify(current) !== JSON.stringify(told));
}

async function newsOf(
  ctx: Context,
  guild_id: Id,
  user_id: Id,
  row: BanRow | undefined,
): Promise<Publication<'GUILD_BAN_ADD'> | Publication<'GUILD_BAN_REMOVE'>> {
  const audience = { holders_in_guild: guild_id, permission: 'BAN_MEMBERS' } as const;
  const user = (await ctx.directory.getUser(user_id)) ?? deletedUser(user_id);
  return row
    ? { type: 'GUILD_BAN_ADD', data: { ...presentBan(row, user), guild_id }, audience }
    : { type: 'GUILD_BAN_REMOVE', data: { guild_id, user: presentUser(user) }, audience };
}
