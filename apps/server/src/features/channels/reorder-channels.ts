import { channelPermissions } from '@chat-js/permissions/permissions.ts';
import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { accessGuild, type GuildAccessed } from '../guilds/access.ts';
import { changeGuild } from '../guilds/change-guild.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';
import { memberAccess } from '../members/new-member.ts';
import { refuse } from '../refusal.ts';
import { announceChannels } from './announce-channels.ts';
import { sameOverwrites } from './change-channel.ts';
import { checkOverwrites, overwritesOfCategory } from './overwrites.ts';
import { checkParent, findChannel, findVisibleChannel } from './rules.ts';

/** Moves channels. Everybody is told of each channel whose place has changed. */
export async function reorderChannels(ctx: Context, actor: Actor, input: OperationInput<'channels.reorder'>): Promise<null> {
  const { guild_id } = input;
  const accessed = await accessGuild(ctx, actor, guild_id, 'MANAGE_CHANNELS');
  const me = memberAccess(accessed.member, ctx.clock.now());
  const locked = input.channels.filter(({ lock_permissions }) => lock_permissions);
  for (const move of locked) await checkLock(ctx, accessed, move);

  let before: GuildDoc = accessed.guild;
  let moved: StoredChannel[] = [];
  const after = await changeGuild(ctx, guild_id, (current) => {
    before = current;
    const next = new Map(current.channels.map((channel) => [channel.id, channel]));
    for (const move of input.channels) {
      const channel = findVisibleChannel(current, me, move.id);
      checkParent(current, me, channel.type, move.parent_id);
      next.set(channel.id, { ...channel, ...placeOf(current, accessed.guild, channel, move) });
    }
    const channels = [...next.values()].sort((a, b) => a.position - b.position);
    moved = channels.filter((channel) => !current.channels.includes(channel));
    return { channels };
  });

  await announceChannels(ctx, before, after);
  await recordMoves(ctx, actor, { before, moved, reason: input.reason });
  return null;
}

type Move = OperationInput<'channels.reorder'>['channels'][number];

function placeOf(current: GuildDoc, checked: GuildDoc, channel: StoredChannel, move: Move): Partial<StoredChannel> {
  const parent_id = move.parent_id === undefined ? channel.parent_id : move.parent_id;
  const place = { position: move.position ?? channel.position, parent_id };
  if (!move.lock_permissions) return place;
  const [wanted, known] = [overwritesOfCategory(current, parent_id), overwritesOfCategory(checked, parent_id)];
  if (!sameOverwrites(wanted, known)) refuse('EDITED_MEANWHILE');
  return { ...place, permission_overwrites: wanted };
}

/** Taking over the overwrites of a category is a change of them like any other. */
async function checkLock(ctx: Context, { guild, member }: GuildAccessed, move: Move): Promise<void> {
  const me = memberAccess(member, ctx.clock.now());
  const channel = findVisibleChannel(guild, me, move.id);
  const own = channelPermissions(guild, channel.permission_overwrites, me);
  if (!hasPermission(own, 'MANAGE_ROLES')) refuse('MISSING_PERMISSIONS');
  const parent_id = move.parent_id === undefined ? channel.parent_id : move.parent_id;
  await checkOverwrites(ctx, guild, channel.permission_overwrites, overwritesOfCategory(guild, parent_id), { me, own });
}

interface Moves {
  before: GuildDoc;
  moved: readonly StoredChannel[];
  reason: string | undefined;
}

async function recordMoves(ctx: Context, actor: Actor, { before, moved, reason }: Moves): Promise<void> {
  const differing = moved.filter((channel) => placeText(findChannel(before, channel.id)) !== placeText(channel));
  const [first] = differing;
  if (!first) return;
  const changes = differing.map((channel) => ({
    key: `position:${channel.id}`,
    old_value: placeText(findChannel(before, channel.id)),
    new_value: placeText(channel),
  }));
  await recordDeed(ctx, actor, { guild_id: before.id, action_type: AUDIT_ACTION.CHANNEL_UPDATE, target_id: first.id, changes, reason });
}

function placeText({ parent_id, position }: { parent_id: Id | null; position: number }): string {
  return `${parent_id ?? ''}/${position}`;
}
