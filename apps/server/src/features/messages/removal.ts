import { setTimeout as pause } from 'node:timers/promises';
import { compareIds, type Id, snowflakeTime } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Publication, Readers } from '../../events/bus.ts';
import { hasFiles, removeFilesOf, unsettle } from '../attachments/files.ts';
import type { Context } from '../context.ts';
import { carryOn, expectChange } from '../crossposts/carry-on.ts';
import { tellMentions } from '../mentions/tell-mentions.ts';
import type { PinRow } from '../pins/store.ts';
import type { PollRow, VoteRow } from '../polls/store.ts';
import { removePicturesOf, withoutPictures } from '../previews/pictures.ts';
import type { ReactionRow } from '../reactions/store.ts';
import { countPresent } from '../threads/count-present.ts';
import { bodyOf } from './new-message.ts';
import { pinsUpdated } from './pins.ts';
import { readersOf } from './readers.ts';
import type { MessageRow } from './store.ts';

/** Messages as they were, so that they can be put back; kept for as long as that can be undone. */
export interface RemovedMessages {
  rows: MessageRow[];
  pins: PinRow[];
  reactions: ReactionRow[];
  /** Those that have not ended. */
  polls: PollRow[];
  votes: VoteRow[];
}

/** Longer than a message takes from its id to its event. ms. */
const UNTOLD_MS = 15_000;
const WAIT_MS = 2_000;
const LOOK_MS = 20;

interface Removal {
  rows: readonly MessageRow[];
  /** Nobody can undo it: their files go at once. */
  forGood: boolean;
}

/** Really removes messages of a guild and tells those who read their channels. Answers what is needed to put them back. */
export async function takeAway(ctx: Context, guild_id: Id, { rows, forGood }: Removal): Promise<RemovedMessages> {
  const withFiles = rows.filter(hasFiles);
  await unsettle(ctx, withFiles);
  const pins: PinRow[] = [];
  const reactions: ReactionRow[] = [];
  const polls: PollRow[] = [];
  const votes: VoteRow[] = [];
  await expectChange(ctx, rows);
  for (const [channel_id, messages] of Map.groupBy(rows, (row) => row.channel_id)) {
    const ids = messages.map(({ id }) => id).sort(compareIds);
    const mentions = await ctx.storage.mentions.listMentionsOf(channel_id, ids);
    const count = await ctx.storage.messages.removeMessages(channel_id, ids);
    if (mentions.length > 0) await ctx.storage.mentions.removeMentions(channel_id, ids);
    const gone = await ctx.storage.reactions.removeReactions(ids);
    reactions.push(...gone.slice(0, LIMITS.undoReactions - reactions.length));
    polls.push(...(await ctx.storage.polls.removePolls(ids)));
    const voted = await ctx.storage.polls.removeVotes(ids);
    votes.push(...voted.slice(0, LIMITS.undoVotes - votes.length));
    const unpinned = await ctx.storage.pins.removePins(ids);
    await toldUntilNow(ctx, ids);
    const readers = await readersOf(ctx, guild_id, channel_id);
    await ctx.bus.publish(messagesGone(readers, ids));
    await tellMentions(ctx, guild_id, 'removed', mentions);
    await countPresent(ctx, readers, -count);
    if (unpinned.length > 0) await ctx.bus.publish(await pinsUpdated(ctx, guild_id, channel_id));
    pins.push(...unpinned);
  }
  // Also of those that were read before they were published.
  await carryOn(
    ctx,
    rows.map(({ id }) => id),
  );
  await removePicturesOf(ctx, rows.filter(mayHavePictures));
  if (forGood) await removeFilesOf(ctx, withFiles);
  return { rows: rows.map(withoutPicturesIn), pins, reactions, polls, votes };
}

/** Also of a message that was read before its preview came: nobody shows what holds no link. */
function mayHavePictures({ body }: MessageRow): boolean {
  return body.includes('://');
}

/** Pictures of previews are not put back. */
function withoutPicturesIn(row: MessageRow): MessageRow {
  if (!mayHavePictures(row)) return row;
  const body = bodyOf(row);
  return body.embeds.length === 0 ? row : { ...row, body: JSON.stringify({ ...body, embeds: withoutPictures(body.embeds) }) };
}

function messagesGone(audience: Readers, ids: Id[]): Publication<'MESSAGE_DELETE'> | Publication<'MESSAGE_DELETE_BULK'> {
  const { readers_of_channel: channel_id, in_guild: guild_id } = audience;
  const [id] = ids;
  return id !== undefined && ids.length === 1
    ? { type: 'MESSAGE_DELETE', data: { id, channel_id, guild_id }, audience }
    : { type: 'MESSAGE_DELETE_BULK', data: { ids, channel_id, guild_id }, audience };
}

/** Another node may have kept a message and not told it yet: its end must not be told before its beginning. */
async function toldUntilNow(ctx: Context, ids: readonly Id[]): Promise<void> {
  const since = ctx.clock.now() - UNTOLD_MS;
  const until = performance.now() + WAIT_MS;
  for (const id of ids) {
    if (snowflakeTime(id) < since) continue;
    while (!ctx.bus.hasHeard(id) && performance.now() < until) await pause(LOOK_MS);
  }
}

/** As many of the rows, from the first one on, as one undo may keep. */
export function undoable(rows: readonly MessageRow[]): MessageRow[] {
  let bytes = 0;
  const end = rows.findIndex((row) => {
    // Kept as JSON inside of JSON.
    bytes += Buffer.byteLength(JSON.stringify(JSON.stringify(row)));
    return bytes > LIMITS.undoBytes;
  });
  return rows.slice(0, end === -1 ? rows.length : Math.max(1, end));
}
