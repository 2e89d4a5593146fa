import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { hashesOf } from './enforce-ban.ts';

/** Whether someone may not come in: by name, and where the guild bans addresses, by where they come from. */
export async function isBanned(ctx: Context, guild: GuildDoc, user_id: Id, address?: string): Promise<boolean> {
  if (await ctx.storage.bans.getBan(guild.id, user_id)) return true;
  if (!guild.ban_addresses) return false;
  const hashes = await hashesOf(ctx, guild.id, user_id);
  if (address !== undefined) hashes.push(ctx.addressHashes.of(guild.id, address));
  return (await ctx.storage.bans.listBansOfAddresses(guild.id, hashes)).length > 0;
}
