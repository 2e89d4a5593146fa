import { channelPermissions, threadPermissions } from '@chat-js/permissions/permissions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { bitsOf, hasPermission, type Permission } from '@chat-js/protocol/permissions.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { isAsked } from '../direct-messages/asked.ts';
import { mayWriteIn } from '../direct-messages/may-write.ts';
import type { DirectChannelRow } from '../direct-messages/store.ts';
import type { GuildDoc, StoredChannel } from '../guilds/store.ts';
import { memberAccess } from '../members/new-member.ts';
import type { MemberRow } from '../members/store.ts';
import { refuse } from '../refusal.ts';
import { isPrivate } from '../threads/is-private.ts';
import type { ThreadRow } from '../threads/store.ts';

export interface ChannelAccessed {
  guild: GuildDoc;
  channel: StoredChannel;
  member: MemberRow;
  permissions: bigint;
  /** `channel` is this thread, with the overwrites of its channel. */
  thread?: ThreadRow;
}

/** A conversation without a guild, as somebody who is in it. */
export interface DirectAccessed {
  guild?: undefined;
  channel: DirectChannelRow;
  member: Somebody;
  permissions: bigint;
  thread?: undefined;
}

/** Wherever there are messages. */
export type PlaceAccessed = ChannelAccessed | DirectAccessed;

type Somebody = Pick<Actor, 'user_id'>;

/** The channel as this actor; undefined when they may not see it, as if it did not exist. */
export async function findChannelAccess(ctx: Context, actor: Somebody, channel_id: Id): Promise<ChannelAccessed | undefined> {
  const guild = await ctx.directory.getGuildOfChannel(channel_id);
  const channel = guild?.channels.find(({ id }) => id === channel_id);
  if (!guild || !channel) return undefined;
  const member = await ctx.directory.getMember(guild.id, actor.user_id);
  if (!member) return undefined;
  const permissions = channelPermissions(guild, channel.permission_overwrites, memberAccess(member, ctx.clock.now()));
  return permissions === 0n ? undefined : { guild, channel, member, permissions };
}

/** The channel as this actor, or a refusal. A channel that one may not see is a channel that does not exist. */
export async function accessChannel(ctx: Context, actor: Actor, channel_id: Id, ...needed: Permission[]): Promise<ChannelAccessed> {
  return permitted((await findChannelAccess(ctx, actor, channel_id)) ?? refuse('UNKNOWN_CHANNEL'), ...needed);
}

/** The channel, the thread or the conversation, wherever there are messages; undefined when this actor may not see it. */
export async function findPlace(ctx: Context, actor: Somebody, id: Id): Promise<PlaceAccessed | undefined> {
  if (ctx.directory.knowsDirectChannel(id)) return findDirectAccess(ctx, actor, id);
  const accessed = ctx.directory.knowsThread(id) ? undefined : await findChannelAccess(ctx, actor, id);
  if (accessed) return accessed;
  const thread = await ctx.directory.getThread(id);
  if (!thread) return findDirectAccess(ctx, actor, id);
  const above = await findChannelAccess(ctx, actor, thread.parent_id);
  return above && (await seesThread(ctx, above, thread)) ? placeInThread(above, thread) : undefined;
}

const TO_READ = bitsOf(['VIEW_CHANNEL', 'READ_MESSAGE_HISTORY']);
/** An answer accepts a request. What else whoever wrote would see waits for that. */
const TO_ANSWER = bitsOf([
  ...(['SEND_MESSAGES', 'EMBED_LINKS', 'ATTACH_FILES'] as const),
  ...(['USE_EXTERNAL_EMOJIS', 'SEND_POLLS', 'SEND_VOICE_MESSAGES'] as const),
]);
const TO_WRITE = TO_ANSWER | bitsOf(['ADD_REACTIONS', 'PIN_MESSAGES']);

/** Everybody in a conversation may do the same, and nobody else knows of it. What was said stays to be read, whoever may write. */
async function findDirectAccess(ctx: Context, { user_id }: Somebody, id: Id): Promise<DirectAccessed | undefined> {
  const channel = await ctx.directory.getDirectChannel(id);
  if (!channel?.user_ids.includes(user_id)) return undefined;
  const mayWrite = await mayWriteIn(ctx, channel, user_id);
  const permissions = mayWrite ? TO_READ | (isAsked(channel, user_id) ? TO_ANSWER : TO_WRITE) : TO_READ;
  return { channel, member: { user_id }, permissions };
}

/** Of those who see its channel. */
async function seesThread(ctx: Context, { guild, channel, member }: ChannelAccessed, thread: ThreadRow): Promise<boolean> {
  if (!isPrivate(thread) || managesThreads(guild, channel, member)) return true;
  return (await ctx.storage.threads.getThreadMember(thread.id, member.user_id)) !== undefined;
}

/** Whoever manages the threads of a channel sees the private ones too, also in a time-out: that leaves reading. */
export function managesThreads(guild: GuildDoc, { permission_overwrites }: StoredChannel, { user_id, roles }: MemberRow): boolean {
  return hasPermission(channelPermissions(guild, permission_overwrites, { user_id, roles, timed_out: false }), 'MANAGE_THREADS');
}

/** A thread of the channel, for whoever is in that and sees the thread. */
export function placeInThread(above: ChannelAccessed, thread: ThreadRow): ChannelAccessed {
  return { ...above, thread, channel: channelOf(thread, above.channel), permissions: threadPermissions(above.permissions) };
}

/** The place as this actor, or a refusal, as above. */
export async function accessPlace(ctx: Context, actor: Actor, id: Id, ...needed: Permission[]): Promise<PlaceAccessed> {
  return permitted((await findPlace(ctx, actor, id)) ?? refuse('UNKNOWN_CHANNEL'), ...needed);
}

/** The same, if all of these permissions are there. @throws Refusal MISSING_PERMISSIONS, in a conversation CANNOT_MESSAGE_USER */
export function permitted<Accessed extends PlaceAccessed>(accessed: Accessed, ...needed: Permission[]): Accessed {
  const missing = needed.filter((name) => !hasPermission(accessed.permissions, name));
  const isOfWriting = !accessed.guild && missing.some((name) => hasPermission(TO_WRITE, name));
  if (missing.length > 0) refuse(isOfWriting ? 'CANNOT_MESSAGE_USER' : 'MISSING_PERMISSIONS');
  return accessed;
}

function channelOf({ id, type, name, rate_limit_per_user }: ThreadRow, parent: StoredChannel): StoredChannel {
  return { ...parent, id, type, name, topic: null, parent_id: parent.id, rate_limit_per_user };
}
