import { type Id, snowflakeTime } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { ReadState } from '@chat-js/protocol/read-states.ts';
import type { Actor } from '../actor.ts';
import { accessPlace, findPlace, type PlaceAccessed } from '../channels/access.ts';
import { presentVisibleChannels } from '../channels/present.ts';
import { isWritable } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import { correctTold } from '../correct-told.ts';
import { accessGuild } from '../guilds/access.ts';
import type { MemberRow } from '../members/store.ts';
import { targetsOf } from '../mentions/targets.ts';
import { wideMentions } from '../mentions/wide-mentions.ts';
import { refuse, refuseField } from '../refusal.ts';
import { blockedBy } from '../relationships/blocks.ts';
import { presentActiveThreadsFor } from '../threads/present.ts';
import type { ReadStateRow } from './store.ts';

/** Clocks of nodes differ a little. ms. */
const AHEAD_MS = 60_000;
/** Whatever version there is, it is known. */
const ANY_VERSION = Number.MAX_SAFE_INTEGER;

/** Reads on, or by hand back as well. */
export async function acknowledge(ctx: Context, actor: Actor, input: OperationInput<'readStates.ack'>): Promise<ReadState> {
  const { channel_id, message_id, manual, version } = input;
  const accessed = await accessPlace(ctx, actor, channel_id);
  if (!isWritable(accessed.channel)) refuse('WRONG_CHANNEL_TYPE');
  if (isAhead(ctx, message_id)) refuseField('message_id', 'NUMBER_TYPE_MAX', 'Nothing was written so late');
  const reader = readerAt(accessed);
  return manual ? setByHand(ctx, reader, { channel_id, message_id }) : readOn(ctx, reader, { channel_id, message_id, version });
}

/** What stands in a conversation now is not new to somebody: they have closed it, or were not in it when it was said. */
export async function readConversation(ctx: Context, user_id: Id, channel_id: Id): Promise<void> {
  const message_id = (await ctx.storage.messages.listLastMessageIds([channel_id])).get(channel_id);
  if (message_id !== undefined) await readOn(ctx, readerOfConversation(user_id, channel_id), { channel_id, message_id });
}

/** What a device has read of several channels, also while it was offline. */
export async function acknowledgeBulk(
  ctx: Context,
  actor: Actor,
  { read_states }: OperationInput<'readStates.ackBulk'>,
): Promise<ReadState[]> {
  const places = await Promise.all(read_states.map(({ channel_id }) => findPlace(ctx, actor, channel_id)));
  const isMeant = (place: PlaceAccessed | undefined, message_id: Id) => place && isWritable(place.channel) && !isAhead(ctx, message_id);
  const read = read_states.map(async (item, index) => {
    const place = places[index];
    return place && isMeant(place, item.message_id) ? [await readOn(ctx, readerAt(place), item)] : [];
  });
  return (await Promise.all(read)).flat();
}

/** Everything that stands in a guild now, as far as one sees it. */
export async function acknowledgeGuild(ctx: Context, actor: Actor, { guild_id }: OperationInput<'readStates.ackGuild'>): Promise<null> {
  const { guild, member } = await accessGuild(ctx, actor, guild_id);
  const channels = await presentVisibleChannels(ctx, guild, member);
  const threads = (await presentActiveThreadsFor(ctx, guild, member)).filter((thread) => thread.member);
  await Promise.all(
    [...channels, ...threads].map(async ({ id: channel_id, last_message_id: message_id }) => {
      if (message_id !== null) await readOn(ctx, readerOf(member), { channel_id, message_id });
    }),
  );
  return null;
}

/** Somebody where they read. */
interface Reader {
  user_id: Id;
  /** A row from before this moment, in ms, is none. */
  since: number;
  /** By whom they are told there. */
  target_ids: readonly Id[];
  /** Which of those is everyone. */
  guild_ids: ReadonlySet<Id>;
}

function readerAt(accessed: PlaceAccessed): Reader {
  const { channel, member } = accessed;
  if (accessed.guild) return readerOf(accessed.member);
  return readerOfConversation(member.user_id, channel.id);
}

function readerOfConversation(user_id: Id, channel_id: Id): Reader {
  return { user_id, since: 0, target_ids: [channel_id], guild_ids: new Set() };
}

function readerOf(member: MemberRow): Reader {
  const { user_id, guild_id, joined_at } = member;
  return { user_id, since: Date.parse(joined_at), target_ids: targetsOf(user_id, [member]), guild_ids: new Set([guild_id]) };
}

interface Read {
  channel_id: Id;
  message_id: Id;
  /** The one that the device knows; undefined: it does not ask. */
  version?: number | undefined;
}

async function readOn(ctx: Context, reader: Reader, { channel_id, message_id, version = ANY_VERSION }: Read): Promise<ReadState> {
  const wanted = rowOf(ctx, reader, { channel_id, message_id, version });
  const { row, changed } = await ctx.storage.readStates.advanceReadState(wanted, reader);
  const state = await presentReadState(ctx, reader, row);
  if (changed) await tell(ctx, reader.user_id, state);
  return state;
}

async function setByHand(ctx: Context, reader: Reader, { channel_id, message_id }: Read): Promise<ReadState> {
  const row = await ctx.storage.readStates.markReadState(rowOf(ctx, reader, { channel_id, message_id, version: ctx.clock.now() }));
  // The devices do not know what is above a message further back: what they are told stands, and must be what is kept.
  const read = () => presentReadState(ctx, reader, row, { whole: true });
  const state = await read();
  await tell(ctx, reader.user_id, state);
  await correctTold(state, {
    read,
    isOther: (kept, told) => kept.mention_ids?.join() !== told.mention_ids?.join(),
    tell: (kept) => tell(ctx, reader.user_id, kept),
  });
  return state;
}

function rowOf(ctx: Context, { user_id }: Reader, { channel_id, message_id, version = 0 }: Read): ReadStateRow {
  return { user_id, channel_id, last_message_id: message_id, version, updated_at: ctx.clock.now() };
}

async function tell(ctx: Context, user_id: Id, { id: channel_id, last_message_id: message_id, ...rest }: ReadState): Promise<void> {
  await ctx.bus.publish({
    type: 'MESSAGE_ACK',
    data: { channel_id, message_id, ...rest },
    audience: { user_ids: [user_id], read: { channel_id, message_id } },
  });
}

async function presentReadState(
  ctx: Context,
  { user_id, target_ids, guild_ids }: Reader,
  row: ReadStateRow,
  { whole = false } = {},
): Promise<ReadState> {
  const { channel_id, last_message_id, version } = row;
  const rows = await ctx.storage.mentions.listMentions({
    target_ids,
    after: last_message_id,
    channel_id,
    limit: LIMITS.countedMentions * 2,
  });
  // Most have nothing to count.
  const blocked = rows.length > 0 ? await blockedBy(ctx, user_id) : new Set();
  const others = rows.filter(({ author_id }) => author_id !== user_id && !blocked.has(author_id));
  const mention_ids = [...new Set(others.map(({ message_id }) => message_id))].slice(0, LIMITS.countedMentions);
  const told = whole && { mention_ids, ...wideMentions(others, { user_id, guild_ids }) };
  return { id: channel_id, last_message_id, mention_count: mention_ids.length, ...told, version };
}

function isAhead(ctx: Context, message_id: Id): boolean {
  return snowflakeTime(message_id) > ctx.clock.now() + AHEAD_MS;
}
