import { compareIds } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { countAgain } from '../reactions/summary.ts';
import { findMessageCreated } from './message-created.ts';
import { pinsUpdated } from './pins.ts';
import type { RemovedMessages } from './removal.ts';
import type { MessageRow } from './store.ts';

/** Told at once, so that a large return does not hold up everybody else's events. */
const TOLD_AT_ONCE = 100;

/** Puts messages back as they were and tells them in their order. Done again after a failure it tells all of them again. */
export async function restoreMessages(ctx: Context, guild: GuildDoc, { rows, pins, reactions }: RemovedMessages): Promise<void> {
  // First, so that nobody counts too few under a message that is there.
  await ctx.storage.reactions.insertReactions(reactions);
  const restored = (await ctx.storage.messages.restoreMessages(rows)).sort((a, b) => compareIds(a.id, b.id));
  await ctx.storage.pins.insertPins(pins.filter(({ message_id }) => restored.some(({ id }) => id === message_id)));
  for (let from = 0; from < restored.length; from += TOLD_AT_ONCE) {
    const some = restored.slice(from, from + TOLD_AT_ONCE);
    const told = await Promise.all(some.map(async (row) => findMessageCreated(ctx, guild.id, await counted(ctx, row))));
    // Their making was told once, long ago: without its id it is not taken for a repetition.
    await Promise.all(told.map(({ made_id: _, ...event }) => ctx.bus.publish(event)));
  }
  for (const channel_id of new Set(pins.map((pin) => pin.channel_id))) await ctx.bus.publish(await pinsUpdated(ctx, guild.id, channel_id));
}

/** Reactions may have come while the message went, and very many are not brought back. */
async function counted(ctx: Context, row: MessageRow): Promise<MessageRow> {
  if (row.reactions === null) return row;
  return (await countAgain(ctx, row.channel_id, row.id))?.row ?? row;
}
