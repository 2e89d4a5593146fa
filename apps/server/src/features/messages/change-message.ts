import type { Id } from '@chat-js/protocol/ids.ts';
import { encoded } from '../../lib/encoded.ts';
import { createQueues } from '../../lib/queues.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { readersOf } from './readers.ts';
import { guildField, messageJson } from './splice.ts';
import type { MessagePatch, MessageRow } from './store.ts';
import { findSurroundings } from './surroundings.ts';

/** A crowd that does something to one message at once does not stand in its own way. */
const inTurn = createQueues();

/** Another node changes it at the same moment: more often than this it is a fault. */
const ATTEMPTS = 8;

type Change = (row: MessageRow) => MessagePatch | undefined | Promise<MessagePatch | undefined>;

/**
 * Reads a message, changes it, and begins again when somebody was faster. Answers it as it is now, and whether this call
 * changed it; undefined when it is gone.
 */
export function changeMessage(ctx: Context, channel_id: Id, message_id: Id, change: Change): Promise<Changed | undefined> {
  return inTurn(message_id, () => changeNow(ctx, channel_id, message_id, change));
}

interface Changed {
  row: MessageRow;
  changed: boolean;
}

async function changeNow(ctx: Context, channel_id: Id, message_id: Id, change: Change): Promise<Changed | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const row = await ctx.storage.messages.getMessage(channel_id, message_id);
    if (!row) return undefined;
    const patch = await change(row);
    if (!patch) return { row, changed: false };
    const updated = await ctx.storage.messages.updateMessage(row, patch);
    if (updated) return { row: updated, changed: true };
  }
  return refuse('EDITED_MEANWHILE');
}

/** Tells the readers of its channel how a message is now; without `guild_id` those of a conversation. */
export async function announceUpdate(ctx: Context, guild_id: Id | undefined, row: MessageRow): Promise<void> {
  const around = await findSurroundings(ctx, row);
  await ctx.bus.publish({
    type: 'MESSAGE_UPDATE',
    data: encoded(messageJson(row, around, guildField(guild_id))),
    audience: await readersOf(ctx, guild_id, row.channel_id),
  });
}
