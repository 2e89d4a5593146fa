import type { GuildRules } from '@chat-js/permissions/permissions.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { AccessChange } from '../../events/bus.ts';
import { presentChannels } from '../channels/present.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from './store.ts';

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
