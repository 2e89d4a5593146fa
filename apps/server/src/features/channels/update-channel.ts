import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import { changesBetween, recordDeed } from '../audit-log/record.ts';
import type { Context } from '../context.ts';
import { updateDirectChannel } from '../direct-messages/update.ts';
import type { StoredChannel } from '../guilds/store.ts';
import { memberAccess } from '../members/new-member.ts';
import { refuse, refuseField } from '../refusal.ts';
import { isInThread } from '../threads/access.ts';
import { updateThread } from '../threads/update-thread.ts';
import { accessPlace, type ChannelAccessed, permitted } from './access.ts';
import { changeChannel, sameOverwrites } from './change-channel.ts';
import { forumFieldsOf } from './forum-fields.ts';
import { checkOverwrites, overwritesOfCategory } from './overwrites.ts';
import { channelName, checkParent, holdsThreads } from './rules.ts';
import { voiceFieldsOf, withVoiceFields } from './voice-fields.ts';

type Input = OperationInput<'channels.update'>;

const UNDOABLE = [
  ...['type', 'name', 'topic', 'position', 'parent_id', 'permission_overwrites', 'rate_limit_per_user', 'nsfw', 'flags'],
  ...['default_auto_archive_duration', 'default_sort_order', 'default_thread_rate_limit_per_user', 'user_limit', 'bitrate'],
] as const;
/** A tag that was deleted is never there again: posts would have it at once, and nobody be told. */
const KEYS = [...UNDOABLE, 'available_tags'] as const;

export async function updateChannel(ctx: Context, actor: Actor, input: Input): Promise<Channel | DirectChannel> {
  const place = await accessPlace(ctx, actor, input.channel_id);
  if (!place.guild) return updateDirectChannel(ctx, actor, place.channel, input);
  checkOfGuild(input);
  if (isInThread(place) && input.type !== undefined) refuse('WRONG_CHANNEL_TYPE');
  if (isInThread(place)) return updateThread(ctx, actor, place, input);
  const accessed = permitted(place, 'MANAGE_CHANNELS');
  const overwrites = await wantedOverwrites(ctx, accessed, input);

  const { before, after, answer } = await changeChannel(ctx, accessed.guild.id, input.channel_id, (channel, guild) => {
    checkType(channel, input);
    checkParent(guild, memberAccess(accessed.member, ctx.clock.now()), channel.type, input.parent_id);
    // They were checked against these.
    if (overwrites && !sameOverwrites(channel.permission_overwrites, accessed.channel.permission_overwrites)) refuse('EDITED_MEANWHILE');
    return { ...fieldsOf(channel, input, overwrites), ...forumFieldsOf(ctx, guild, channel, input), ...voiceFieldsOf(channel, input) };
  });
  await recordChannelUpdate(ctx, actor, { guild_id: accessed.guild.id, before, after, reason: input.reason });
  return answer;
}

/** Only a group goes without a name, and has a picture. */
function checkOfGuild({ name, icon }: Input): void {
  if (name === null) refuseField('name', 'BASE_TYPE_REQUIRED', 'A channel of a guild has a name');
  if (icon !== undefined) refuseField('icon', 'ONLY_OF_GROUPS', 'Only groups have an icon');
}

function checkType(channel: StoredChannel, { type }: Input): void {
  if (type !== undefined && !holdsThreads(channel)) refuse('WRONG_CHANNEL_TYPE');
}

function fieldsOf(
  channel: StoredChannel,
  input: Input,
  overwrites: StoredChannel['permission_overwrites'] | undefined,
): Partial<StoredChannel> {
  const { name, type, topic, position, parent_id, rate_limit_per_user, nsfw } = input;
  return {
    ...(type !== undefined && { type }),
    ...(typeof name === 'string' && { name: channelName(channel.type, name) }),
    ...(topic !== undefined && { topic: topic || null }),
    ...(position !== undefined && { position }),
    ...(parent_id !== undefined && { parent_id }),
    ...(rate_limit_per_user !== undefined && { rate_limit_per_user }),
    ...(nsfw !== undefined && { nsfw }),
    ...(overwrites && { permission_overwrites: overwrites }),
  };
}

/** Who changes what others may do needs the permission to manage roles, here in the channel. */
async function wantedOverwrites(ctx: Context, { guild, channel, member, permissions }: ChannelAccessed, input: Input) {
  const parent_id = input.parent_id === undefined ? channel.parent_id : input.parent_id;
  const wanted = input.lock_permissions ? overwritesOfCategory(guild, parent_id) : input.permission_overwrites;
  if (!wanted) return undefined;
  if (!hasPermission(permissions, 'MANAGE_ROLES')) refuse('MISSING_PERMISSIONS');
  const decider = { me: memberAccess(member, ctx.clock.now()), own: permissions };
  return checkOverwrites(ctx, guild, channel.permission_overwrites, wanted, decider);
}

interface Update {
  guild_id: Id;
  before: StoredChannel;
  after: StoredChannel;
  reason: string | undefined;
}

async function recordChannelUpdate(ctx: Context, actor: Actor, { guild_id, reason, ...kept }: Update): Promise<void> {
  const [before, after] = [withVoiceFields(kept.before), withVoiceFields(kept.after)];
  const changes = changesBetween<StoredChannel>(before, after, KEYS);
  if (changes.length === 0) return;
  const changed = UNDOABLE.filter((key) => changes.some((change) => change.key === key));
  const pick = (channel: StoredChannel) => Object.fromEntries(changed.map((key) => [key, channel[key]]));
  await recordDeed(ctx, actor, {
    guild_id,
    action_type: AUDIT_ACTION.CHANNEL_UPDATE,
    target_id: after.id,
    changes,
    reason,
    ...(changed.length > 0 && { undo: { kind: 'channel-changed', channel_id: after.id, before: pick(before), after: pick(after) } }),
  });
}
