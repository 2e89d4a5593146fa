import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import { accessChannel, findChannelAccess, permitted } from '../channels/access.ts';
import type { Context } from '../context.ts';
import type { GuildAccessed } from '../guilds/access.ts';
import { refuse } from '../refusal.ts';
import { accessVoice } from './place.ts';
import { reviewVoice } from './review-voice.ts';

interface Placement {
  user_id: Id;
  /** Null: they talk no more. */
  channel_id: Id | null;
  reason: string | undefined;
}

/**
 * Checks whether a moderator may put a member who talks into another voice channel, or out of all, and writes nothing; what it
 * answers does it. Both must be able to connect there: whoever could not would be out at the next change of the rules. The limit
 * of the channel is none for whoever moves others.
 */
export async function preparePlacement(
  ctx: Context,
  actor: Actor,
  { guild, permissions }: GuildAccessed,
  { user_id, channel_id, reason }: Placement,
): Promise<() => Promise<void>> {
  const state = ctx.voices.find(user_id);
  const from = state?.guild_id === guild.id && state.channel_id !== null && (await findChannelAccess(ctx, actor, state.channel_id));
  // Where one may not see it, they talk nowhere.
  if (!from) return refuse(hasPermission(permissions, 'MOVE_MEMBERS') ? 'NOT_IN_VOICE' : 'MISSING_PERMISSIONS');
  permitted(from, 'MOVE_MEMBERS');
  if (channel_id === null) return () => disconnect(ctx, actor, state, reason);

  const to = await accessChannel(ctx, actor, channel_id);
  if (to.guild.id !== guild.id) refuse('UNKNOWN_CHANNEL');
  await accessVoice(ctx, actor, channel_id);
  permitted(to, 'MOVE_MEMBERS');
  await checkMayBe(ctx, { ...state, channel_id });
  if (state.channel_id === channel_id) return async () => undefined;
  if (ctx.voices.listIn(channel_id).length >= ctx.voiceLimit) refuse('VOICE_CHANNEL_FULL');
  return () => move(ctx, actor, { before: state, channel_id, reason });
}

interface Move {
  before: VoiceState;
  channel_id: Id;
  reason: string | undefined;
}

/** The rules hold as they are now: the member may have been muted with it. */
async function move(ctx: Context, actor: Actor, { before, channel_id, reason }: Move): Promise<void> {
  const after = await checkMayBe(ctx, { ...before, channel_id });
  let moved = false;
  await ctx.voices.change(before.user_id, (now) => {
    moved = now.session_id === before.session_id && now.channel_id === before.channel_id;
    const { self_mute, self_deaf, quality } = now;
    return moved ? { ...after, self_mute, self_deaf, quality } : undefined;
  });
  if (!moved) refuse('EDITED_MEANWHILE');
  await recordDeed(ctx, actor, {
    ...{ guild_id: before.guild_id ?? '', action_type: AUDIT_ACTION.MEMBER_MOVE, target_id: before.user_id, reason },
    changes: [{ key: 'channel_id', old_value: before.channel_id, new_value: channel_id }],
    options: { channel_id, count: '1' },
  });
}

async function checkMayBe(ctx: Context, state: VoiceState): Promise<VoiceState> {
  return (await reviewVoice(ctx, state)) ?? refuse('MISSING_PERMISSIONS');
}

async function disconnect(ctx: Context, actor: Actor, state: VoiceState, reason: string | undefined): Promise<void> {
  await ctx.voices.end(state.user_id, state.session_id);
  await recordDeed(ctx, actor, {
    ...{ guild_id: state.guild_id ?? '', action_type: AUDIT_ACTION.MEMBER_DISCONNECT, target_id: state.user_id, reason },
    changes: [{ key: 'channel_id', old_value: state.channel_id }],
    options: { count: '1' },
  });
}
