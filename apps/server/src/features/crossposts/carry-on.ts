import type { Id } from '@chat-js/protocol/ids.ts';
import { MESSAGE_FLAG } from '@chat-js/protocol/messages.ts';
import type { Context } from '../context.ts';
import { bodyOf } from '../messages/new-message.ts';
import type { MessageRow } from '../messages/store.ts';

/** Longer than a change takes. ms. */
const INTERRUPTED_MS = 10_000;

export function isPublished(row: MessageRow): boolean {
  return (bodyOf(row).flags & MESSAGE_FLAG.CROSSPOSTED) !== 0;
}

/** Said before messages are changed or removed: interrupted half-way, what became of them reaches their copies all the same. */
export async function expectChange(ctx: Context, rows: readonly MessageRow[]): Promise<void> {
  const ids = rows.filter(isPublished).map(({ id }) => id);
  if (ids.length > 0) await ctx.storage.crossposts.wantCrossposts(ids, ctx.clock.now() + INTERRUPTED_MS);
}

/** What became of messages reaches their copies, behind the answer. Those that were never published have none. */
export async function carryOn(ctx: Context, ids: readonly Id[]): Promise<void> {
  if (ids.length > 0) await ctx.storage.crossposts.wantCrossposts(ids, ctx.clock.now());
}
