import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { carryOn, isPublished } from '../crossposts/carry-on.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { mentionRowsOf } from '../mentions/mention-rows.ts';
import { tellMentions } from '../mentions/tell-mentions.ts';
import { countAgain as countVotesAgain } from '../polls/poll.ts';
import { countAgain } from '../reactions/summary.ts';
import { countPresent } from '../threads/count-present.ts';
import { findMessageCreated } from './message-created.ts';
import { bodyOf } from './new-message.ts';
import { pinsUpdated } from './pins.ts';
import { readersOf } from './readers.ts';
import type { RemovedMessages } from './removal.ts';
import type { MessageRow } from './store.ts';

/** Told at once, so that a large return does not hold up everybody else's events. */
const TOLD_AT_ONCE = 100;

/** Puts messages back as they were and tells them in their order. Done again after a failure it tells all of them again. */
export async function restoreMessages(ctx: Context, guild: GuildDoc, removed: RemovedMessages): Promise<void> {
  const { rows, pins, reactions, polls, votes } = removed;
  // First, so that nobody counts too few under a message that is there.
  await ctx.storage.reactions.insertReactions(reactions);
  await ctx.storage.polls.insertVotes(votes);
  const restored = (await ctx.storage.messages.restoreMessages(rows)).sort((a, b) => compareIds(a.id, b.id));
  const isRestored = ({ message_id }: { message_id: Id }) => restored.some(({ id }) => id === message_id);
  // After their messages: a poll that ended meanwhile is ended as soon as it is listed.
  await ctx.storage.polls.insertPolls(polls.filter(isRestored));
  await ctx.storage.mentions.insertMentions(restored.flatMap((row) => mentionRowsOf(guild.id, row)));
  await ctx.storage.pins.insertPins(pins.filter(isRestored));
  for (let from = 0; from < restored.length; from += TOLD_AT_ONCE) {
    const some = restored.slice(from, from + TOLD_AT_ONCE);
    const told = await Promise.all(some.map(async (row) => findMessageCreated(ctx, guild.id, await counted(ctx, row))));
    // Their making was told once, long ago: without its id it is not taken for a repetition.
    await Promise.all(told.map(({ made_id: _, ...event }) => ctx.bus.publish(event)));
    await tellMentions(
      ctx,
      guild.id,
      'added',
      some.flatMap((row) => mentionRowsOf(guild.id, row)),
    );
  }
  await carryOn(
    ctx,
    restored.filter(isPublished).map(({ id }) => id),
  );
  for (const [channel_id, some] of Map.groupBy(restored, (row) => row.channel_id)) {
    await countPresent(ctx, await readersOf(ctx, guild.id, channel_id), some.length);
  }
  for (const channel_id of new Set(pins.map((pin) => pin.channel_id))) await ctx.bus.publish(await pinsUpdated(ctx, guild.id, channel_id));
}

/** Reactions and votes may have come while the message went, and very many are not brought back. What a poll came to stays. */
async function counted(ctx: Context, row: MessageRow): Promise<MessageRow> {
  const { channel_id, id } = row;
  const { poll } = bodyOf(row);
  const now = row.reactions === null ? row : (await countAgain(ctx, channel_id, id))?.row;
  const isOpen = poll && !poll.results.is_finalized;
  return (isOpen ? (await countVotesAgain(ctx, channel_id, id))?.row : now) ?? row;
}
