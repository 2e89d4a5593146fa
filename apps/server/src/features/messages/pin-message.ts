import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import { recordDeed } from '../audit-log/record.ts';
import { accessPlace } from '../channels/access.ts';
import { namedChannel } from '../channels/named-channel.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { checkOpen } from '../threads/access.ts';
import { announceUpdate, changeMessage } from './change-message.ts';
import { isNoteOfGroup } from './is-note.ts';
import { bodyOf } from './new-message.ts';
import { pinsUpdated } from './pins.ts';
import type { MessageRow } from './store.ts';

type Input = OperationInput<'pins.add'>;

export function pinMessage(ctx: Context, actor: Actor, input: Input): Promise<null> {
  return setPinned(ctx, actor, input, true);
}

export function unpinMessage(ctx: Context, actor: Actor, input: Input): Promise<null> {
  return setPinned(ctx, actor, input, false);
}

async function setPinned(ctx: Context, actor: Actor, { channel_id, message_id, reason }: Input, pinned: boolean): Promise<null> {
  const accessed = await accessPlace(ctx, actor, channel_id, 'PIN_MESSAGES', 'READ_MESSAGE_HISTORY');
  checkOpen(accessed);
  const { guild, channel } = accessed;
  const { pins } = ctx.storage;
  const known = (await ctx.storage.messages.getMessage(channel_id, message_id)) ?? refuse('UNKNOWN_MESSAGE');
  if (isNoteOfGroup(bodyOf(known).type)) refuse('SYSTEM_MESSAGE');
  // The list is what counts; what the message says of itself follows it, also after an interruption.
  if (pinned && !(await pins.getPin(message_id))) {
    if ((await pins.countPins(channel_id)) >= LIMITS.pins) refuse('TOO_MANY_PINS');
    const [last] = await pins.listPins(channel_id, { limit: 1 });
    // Pages go on after a time: no two have the same.
    await pins.insertPins([{ message_id, channel_id, pinned_at: Math.max(ctx.clock.now(), (last?.pinned_at ?? 0) + 1) }]);
  }
  const removed = pinned ? [] : await pins.removePins([message_id]);
  const row = await markPinned(ctx, channel_id, message_id, pinned);
  if (!row && removed.length === 0) return null;

  if (row) await announceUpdate(ctx, guild?.id, row);
  await ctx.bus.publish(await pinsUpdated(ctx, guild?.id, channel_id));
  if (!guild) return null;
  await recordDeed(ctx, actor, {
    guild_id: guild.id,
    action_type: pinned ? AUDIT_ACTION.MESSAGE_PIN : AUDIT_ACTION.MESSAGE_UNPIN,
    target_id: row?.author_id ?? null,
    options: { channel_id: namedChannel(channel), message_id },
    reason,
  });
  return null;
}

/** Answers the message as it is now; undefined when it said so already. */
async function markPinned(ctx: Context, channel_id: Id, message_id: Id, pinned: boolean): Promise<MessageRow | undefined> {
  const marked = await changeMessage(ctx, channel_id, message_id, (row) => {
    const body = bodyOf(row);
    return body.pinned === pinned ? undefined : { body: JSON.stringify({ ...body, pinned }) };
  });
  if (!marked) {
    await ctx.storage.pins.removePins([message_id]);
    return refuse('UNKNOWN_MESSAGE');
  }
  return marked.changed ? marked.row : undefined;
}
