import type { Channel } from '@chat-js/protocol/channels.ts';
import type { DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import { compareIds, type Id, snowflakeTime } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { ReadState } from '@chat-js/protocol/read-states.ts';
import type { Context } from '../context.ts';
import type { MentionRow } from '../mentions/store.ts';
import { targetsOf } from '../mentions/targets.ts';
import { wideMentions } from '../mentions/wide-mentions.ts';
import { blockedBy } from '../relationships/blocks.ts';
import { baselineOf } from './baseline.ts';
import type { Seen } from './seen.ts';
import type { ReadStateRow } from './store.ts';

/** So many own messages, and mentions, are looked through, the newest first. Of older ones the devices say that they read them. */
const OWN_MESSAGES = 50;
export const MENTIONS = 1000;

interface Place {
  id: Id;
  /** null: nothing stands there. */
  newest: Id | null;
  read_up_to: Id;
  version: number;
  isKept: boolean;
}

/**
 * How far a person has read what they see: the channels of their guilds, threads that they are in or have read, and their
 * conversations. What is asked there is not counted.
 */
export async function readStatesOf(ctx: Context, user_id: Id, { guilds, memberships, ...seen }: Seen): Promise<ReadState[]> {
  const private_channels = seen.private_channels.filter((channel) => !channel.is_message_request);
  const rows = new Map((await ctx.storage.readStates.listReadStates(user_id)).map((row) => [row.channel_id, row]));
  const inGuilds = guilds.flatMap(({ joined_at, channels, threads }) =>
    [...channels, ...threads].flatMap((channel) => placeOf(channel, rows.get(channel.id), joined_at)),
  );
  const places = [...inGuilds, ...private_channels.map((channel) => placeOfConversation(channel, rows.get(channel.id)))];
  const read = await withOwnMessages(ctx, user_id, places);
  const guild_ids = new Set(memberships.map(({ guild_id }) => guild_id));
  const mentions = await mentionsAbove(
    ctx,
    read.filter(isUnread),
    [...targetsOf(user_id, memberships), ...private_channels.map(({ id }) => id)],
    user_id,
  );
  return read
    .filter((place) => place.isKept || isUnread(place))
    .map(({ id, read_up_to, version }) => {
      const rows = mentions.get(id) ?? [];
      const mention_ids = [...new Set(rows.map(({ message_id }) => message_id))];
      const told = { mention_ids, ...wideMentions(rows, { user_id, guild_ids }) };
      return { id, last_message_id: read_up_to, mention_count: mention_ids.length, ...told, version };
    });
}

function placeOf(
  { id, last_message_id: newest, thread_metadata, member }: Channel,
  row: ReadStateRow | undefined,
  joined_at: string,
): Place[] {
  const { version = 0 } = row ?? {};
  // What is from before the person came back counts no more.
  if (row && row.updated_at >= Date.parse(joined_at)) return [{ id, newest, read_up_to: row.last_message_id, version, isKept: true }];
  if (thread_metadata && !member) return [];
  const read_up_to = baselineOf(id, member ? [joined_at, member.join_timestamp] : [joined_at]);
  return [{ id, newest, read_up_to, version, isKept: false }];
}

/** What was said before somebody came into one is read by then. */
function placeOfConversation({ id, last_message_id: newest }: DirectChannel, row: ReadStateRow | undefined): Place {
  const { last_message_id: read_up_to = baselineOf(id, []), version = 0 } = row ?? {};
  return { id, newest, read_up_to, version, isKept: row !== undefined };
}

function isUnread({ newest, read_up_to }: Place): boolean {
  return newest !== null && compareIds(newest, read_up_to) > 0;
}

/** Who writes has read what is above it; nothing is kept for that. What was set by hand since stands. */
async function withOwnMessages(ctx: Context, user_id: Id, places: readonly Place[]): Promise<Place[]> {
  const unread = new Map(places.filter(isUnread).map((place) => [place.id, place]));
  const since = lowest([...unread.values()]);
  if (since === undefined) return [...places];
  const own = await ctx.storage.messages.listMessagesBy([...unread.keys()], user_id, since, OWN_MESSAGES);
  const last = new Map(own.reverse().map(({ channel_id, id }) => [channel_id, id]));
  return places.map((place) => {
    const id = last.get(place.id);
    const isRead = id !== undefined && compareIds(id, place.read_up_to) > 0 && snowflakeTime(id) > place.version;
    return isRead ? { ...place, read_up_to: id } : place;
  });
}

/** Of each place the rows of the newest messages that it takes to count. */
async function mentionsAbove(
  ctx: Context,
  places: readonly Place[],
  target_ids: readonly Id[],
  user_id: Id,
): Promise<Map<Id, MentionRow[]>> {
  const found = new Map<Id, MentionRow[]>();
  const after = lowest(places);
  if (after === undefined) return found;
  const unheard = (await blockedBy(ctx, user_id)).add(user_id);
  const byId = new Map(places.map((place) => [place.id, place]));
  for (const row of await ctx.storage.mentions.listMentions({ target_ids, after, limit: MENTIONS })) {
    const { channel_id, message_id, author_id } = row;
    const place = byId.get(channel_id);
    if (!place || unheard.has(author_id) || compareIds(message_id, place.read_up_to) <= 0) continue;
    const rows = found.get(channel_id) ?? [];
    const counted = new Set(rows.map((one) => one.message_id));
    if (counted.has(message_id) || counted.size < LIMITS.countedMentions) found.set(channel_id, [...rows, row]);
  }
  return found;
}

function lowest(places: readonly Place[]): Id | undefined {
  return places.map(({ read_up_to }) => read_up_to).sort(compareIds)[0];
}
