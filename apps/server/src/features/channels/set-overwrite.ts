import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Overwrite } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { memberAccess } from '../members/new-member.ts';
import { refuse, refuseField } from '../refusal.ts';
import { accessChannel } from './access.ts';
import { changeChannel } from './change-channel.ts';
import { checkOverwrites } from './overwrites.ts';

export function setOverwrite(ctx: Context, actor: Actor, input: OperationInput<'channels.setOverwrite'>): Promise<null> {
  const { channel_id, overwrite_id, type, allow, deny, reason } = input;
  return changeOverwrite(ctx, actor, { channel_id, overwrite_id, reason }, { id: overwrite_id, type, allow, deny });
}

export function removeOverwrite(ctx: Context, actor: Actor, input: OperationInput<'channels.removeOverwrite'>): Promise<null> {
  return changeOverwrite(ctx, actor, input, undefined);
}

interface Place {
  channel_id: Id;
  overwrite_id: Id;
  reason?: string | undefined;
}

async function changeOverwrite(ctx: Context, actor: Actor, place: Place, wanted: Overwrite | undefined): Promise<null> {
  const { channel_id, overwrite_id, reason } = place;
  const { guild, channel, member, permissions } = await accessChannel(ctx, actor, channel_id, 'MANAGE_ROLES');
  const old = channel.permission_overwrites.find(({ id }) => id === overwrite_id);
  if (!old && !wanted) refuse('UNKNOWN_OVERWRITE');
  const decider = { me: memberAccess(member, ctx.clock.now()), own: permissions };
  const [next] = await checkOverwrites(ctx, guild, old ? [old] : [], wanted ? [wanted] : [], decider);

  const { before, after } = await changeChannel(ctx, guild.id, channel_id, (current) => {
    const now = current.permission_overwrites.find(({ id }) => id === overwrite_id);
    // It was checked against what was there.
    if (JSON.stringify(now) !== JSON.stringify(old)) refuse('EDITED_MEANWHILE');
    const others = current.permission_overwrites.filter(({ id }) => id !== overwrite_id);
    if (next && others.length >= LIMITS.overwrites) {
      refuseField('overwrite_id', 'TOO_MANY_OVERWRITES', `At most ${LIMITS.overwrites} roles and members`);
    }
    return { permission_overwrites: next ? [...others, next] : others };
  });

  const changes = changesBetween<Overwrite>(old ?? {}, next ?? {}, ['allow', 'deny']);
  if (changes.length === 0) return null;
  const [was, is] = [before.permission_overwrites, after.permission_overwrites];
  await recordDeed(ctx, actor, {
    guild_id: guild.id,
    action_type: !old ? ACTIONS.create : next ? ACTIONS.update : ACTIONS.remove,
    target_id: channel_id,
    changes,
    options: { id: overwrite_id, type: String((next ?? old)?.type ?? 0) },
    reason,
    undo: { kind: 'channel-changed', channel_id, before: { permission_overwrites: was }, after: { permission_overwrites: is } },
  });
  return null;
}

const ACTIONS = {
  create: AUDIT_ACTION.CHANNEL_OVERWRITE_CREATE,
  update: AUDIT_ACTION.CHANNEL_OVERWRITE_UPDATE,
  remove: AUDIT_ACTION.CHANNEL_OVERWRITE_DELETE,
};
