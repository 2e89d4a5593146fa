import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import { findPlace, type PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import { hearersOf } from '../direct-messages/asked.ts';
import { everySecond } from '../jobs/every-second.ts';
import type { MessageRow } from '../messages/store.ts';
import { sidesOf } from '../relationships/pairs.ts';
import { SIDE } from '../relationships/store.ts';
import { readGuildSettings } from '../user-guild-settings/read-guild-settings.ts';
import { OF_CONVERSATIONS } from '../user-guild-settings/store.ts';
import { readSettings } from '../user-settings/read-settings.ts';
import { isNotified } from './is-notified.ts';
import { pushNote } from './note.ts';
import type { Pushes, Written } from './pushes.ts';
import type { PushSubscriptionRow } from './store.ts';

/** A push service keeps a notification for a device that is away. Seconds. */
const TTL = 86_400;

/** Tells people of what they would miss, every second until `stop`. A node does so for the messages that it told. */
export function startPushing(ctx: Context): { stop(): Promise<void> } {
  const { pushes } = ctx;
  if (!pushes) return { stop: () => Promise.resolve() };
  return everySecond(ctx, 'nobody could be told of what was written', () => pushDue(ctx, pushes));
}

async function pushDue(ctx: Context, pushes: Pushes): Promise<void> {
  const due = pushes.takeDue(ctx.clock.now());
  if (due.length === 0) return;
  // Those alone are looked at who have a device to tell: not the members of a guild, who may be thousands.
  const away = (await ctx.storage.pushSubscriptions.listSubscribers()).filter((user_id) => !ctx.presence.isAtDevice(user_id));
  if (away.length === 0) return;
  const places = [...Map.groupBy(due, ({ channel_id }) => channel_id).values()];
  for (const written of places) {
    // What cannot be told of one channel keeps nobody from the others.
    await pushOf(ctx, pushes, { away, written }).catch((error: unknown) => {
      ctx.logger.error({ err: error }, 'people were not told of what was written in a channel');
    });
  }
}

/** Of what was written in one channel: each person of the newest that they are to be told of. */
async function pushOf(
  ctx: Context,
  pushes: Pushes,
  { away, written }: { away: readonly Id[]; written: readonly Written[] },
): Promise<void> {
  const channel_id = written[0]?.channel_id ?? '';
  const ids = written.map(({ message_id }) => message_id);
  const rows = (await ctx.storage.messages.listMessagesAmong(channel_id, ids)).sort((a, b) => compareIds(b.id, a.id));
  if (rows.length === 0) return;
  for (const user_id of await whoIsThere(ctx, channel_id, away)) {
    // A guild may have many of them, and others wait for this thread.
    await breathe();
    await pushTo(ctx, pushes, { user_id, channel_id, rows });
  }
}

async function whoIsThere(ctx: Context, channel_id: Id, user_ids: readonly Id[]): Promise<Id[]> {
  const home = await ctx.directory.getHome(channel_id);
  if (!home) return [];
  if (home.guild_id !== undefined)
    return (await ctx.storage.members.listMembersAmong(home.guild_id, user_ids)).map((member) => member.user_id);
  const conversation = await ctx.directory.getDirectChannel(channel_id);
  const hearers = new Set(conversation && hearersOf(conversation));
  return user_ids.filter((id) => hearers.has(id));
}

interface Candidate {
  user_id: Id;
  channel_id: Id;
  /** The newest first. */
  rows: readonly MessageRow[];
}

async function pushTo(ctx: Context, pushes: Pushes, { user_id, channel_id, rows }: Candidate): Promise<void> {
  const place = await findPlace(ctx, { user_id }, channel_id);
  if (!place || (await wantsQuiet(ctx, user_id))) return;
  const wanted = await wantedAmong(ctx, place, rows);
  const [newest] = wanted;
  if (!newest) return;
  const note = await pushNote(ctx, place, newest, wanted.length);
  for (const row of await ctx.storage.pushSubscriptions.listSubscriptions(user_id)) {
    if (!(await ctx.liveSessions.isLive(row.session_id))) continue;
    pushes.deliver({
      user_id,
      to: row,
      text: JSON.stringify(row.show_content ? note : { ...note, text: null }),
      headers: { ttl: TTL, urgency: place.guild ? 'normal' : 'high', topic: topicOf(row, channel_id) },
      isWanted: async () => (await isStillThere(ctx, row)) && (await isStillWanted(ctx, user_id, newest)),
      gone: () => ctx.storage.pushSubscriptions.removeDeadSubscription(row),
    });
  }
}

/** The login of the device, and what it asked for. */
async function isStillThere(ctx: Context, { user_id, session_id, endpoint, show_content }: PushSubscriptionRow): Promise<boolean> {
  if (!(await ctx.liveSessions.isLive(session_id))) return false;
  const rows = await ctx.storage.pushSubscriptions.listSubscriptions(user_id);
  return rows.some((row) => row.session_id === session_id && row.endpoint === endpoint && row.show_content === show_content);
}

/** It is there, and somebody still is, may see it and wants to be told of it. */
async function isStillWanted(ctx: Context, user_id: Id, { id, channel_id }: MessageRow): Promise<boolean> {
  const row = await ctx.storage.messages.getMessage(channel_id, id);
  if (!row) return false;
  const isThere = (await whoIsThere(ctx, channel_id, [user_id])).length > 0;
  const place = isThere && (await findPlace(ctx, { user_id }, channel_id));
  return place && !(await wantsQuiet(ctx, user_id)) ? (await wantedAmong(ctx, place, [row])).length > 0 : false;
}

/** What somebody is to be told of, has not read meanwhile and is not of somebody whom they have blocked. `rows`: the newest first. */
async function wantedAmong(ctx: Context, place: PlaceAccessed, rows: readonly MessageRow[]): Promise<MessageRow[]> {
  const { user_id } = place.member;
  const { thread } = place;
  const isInThread = thread !== undefined && (await ctx.storage.threads.getThreadMember(thread.id, user_id)) !== undefined;
  const { settings } = await readGuildSettings(ctx, user_id, place.guild?.id ?? OF_CONVERSATIONS);
  const somebody = { user_id, roles: place.guild ? place.member.roles : [], settings };
  const told = rows.filter((row) => isNotified(place, row, somebody, { now: ctx.clock.now(), isInThread }));
  const [oldest] = told.slice(-1);
  if (!oldest) return [];
  const readTo = await readUpTo(ctx, user_id, oldest);
  const blocked = await blockedAmong(ctx, user_id, new Set(told.map(({ author_id }) => author_id)));
  return told.filter(({ id, author_id }) => compareIds(id, readTo) > 0 && !blocked.has(author_id));
}

async function blockedAmong(ctx: Context, user_id: Id, others: ReadonlySet<Id>): Promise<Set<Id>> {
  const blocked = new Set<Id>();
  for (const id of others) {
    const pair = await ctx.storage.relationships.getPair(user_id, id);
    if (pair && sidesOf(pair, user_id).mine === SIDE.blocked) blocked.add(id);
  }
  return blocked;
}

async function wantsQuiet(ctx: Context, user_id: Id): Promise<boolean> {
  return (await readSettings(ctx, user_id)).settings.status === 'dnd';
}

/** How far somebody has read there, at any device; whoever writes has read what is above it. Of what is older than a message nothing is asked. */
async function readUpTo(ctx: Context, user_id: Id, { id, channel_id }: MessageRow): Promise<Id> {
  const state = await ctx.storage.readStates.getReadState(user_id, channel_id);
  const [own] = await ctx.storage.messages.listMessagesBy([channel_id], user_id, id, 1);
  return [state?.last_message_id ?? '0', own?.id ?? '0'].sort(compareIds).at(-1) ?? '0';
}

/** Another one for each device and channel, which says nothing to anybody else. */
function topicOf({ auth }: PushSubscriptionRow, channel_id: Id): string {
  return createHash('sha256').update(`${auth}|${channel_id}`).digest('base64url').slice(0, 32);
}
