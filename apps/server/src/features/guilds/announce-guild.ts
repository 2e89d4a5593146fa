import { isDeepStrictEqual } from 'node:util';
import type { GuildRules } from '@chat-js/permissions/permissions.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { AccessChange } from '../../events/bus.ts';
import { presentChannels } from '../channels/present.ts';
import type { Context } from '../context.ts';
import { correctTold } from '../correct-told.ts';
import { presentGuild } from './present.ts';
import type { GuildDoc } from './store.ts';

/** Tells everybody of a guild how it is now, apart from what has events of its own. */
export async function announceGuild(ctx: Context, guild: GuildDoc): Promise<void> {
  await publish(ctx, guild);
  await correctTold(guild, {
    read: () => findKeptGuild(ctx, guild.id),
    isOther: (kept, told) => !isDeepStrictEqual(presentGuild(kept), presentGuild(told)),
    tell: (kept) => publish(ctx, kept),
  });
}

function publish(ctx: Context, guild: GuildDoc): Promise<void> {
  const guild_id = guild.id;
  return ctx.bus.publish({ type: 'GUILD_UPDATE', data: presentGuild(guild), audience: { guild_id }, stale: [{ guild_id }] });
}

/** As the store has it now, past every cache; undefined when it is gone. */
export async function findKeptGuild(ctx: Context, guild_id: Id): Promise<GuildDoc | undefined> {
  const guild = await ctx.storage.guilds.getGuild(guild_id);
  return guild?.deleted ? undefined : guild;
}

/**
 * A change of the rules of a guild as the nodes need it: the rules, and every channel that someone may see now who could
 * not before, or the other way round. undefined when the rules are the same: whoever resumes is told what was missed.
 */
export async function rulesChanged(
  ctx: Context,
  before: GuildRules,
  after: GuildDoc,
): Promise<(AccessChange & { kind: 'guild' }) | undefined> {
  const channels = await listInDoubt(ctx, before, after);
  if (channels.length === 0 && powersOf(before) === powersOf(after)) return undefined;
  return { kind: 'guild', guild: after, channels };
}

async function listInDoubt(ctx: Context, before: GuildRules, after: GuildDoc): Promise<Channel[]> {
  if (powersOf(before) !== powersOf(after)) return presentChannels(ctx, after.channels);
  const old = new Map(before.channels.map(({ id, permission_overwrites }) => [id, JSON.stringify(permission_overwrites)]));
  const changed = after.channels.filter(({ id, permission_overwrites }) => {
    const known = old.get(id);
    // Of a new channel its own event tells.
    return known !== undefined && known !== JSON.stringify(permission_overwrites);
  });
  return changed.length > 0 ? presentChannels(ctx, changed) : [];
}

function powersOf({ owner_id, roles }: GuildRules): string {
  return JSON.stringify([owner_id, roles.map(({ id, permissions }) => [id, permissions]).sort()]);
}
