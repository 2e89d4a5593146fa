import { isDeepStrictEqual } from 'node:util';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import type { Fence } from '../jobs/port.ts';
import { announceUpdate, changeMessage } from '../messages/change-message.ts';
import { bodyOf } from '../messages/new-message.ts';
import type { MessageRow } from '../messages/store.ts';
import { asSource } from './as-source.ts';
import type { CopyRow } from './store.ts';

const AT_ONCE = 50;

export async function* listAllCopies(ctx: Context, message_id: Id): AsyncGenerator<CopyRow[]> {
  let after = '0';
  for (;;) {
    const copies = await ctx.storage.crossposts.listCopies(message_id, { after, limit: AT_ONCE });
    yield copies;
    if (copies.length < AT_ONCE) return;
    after = copies.at(-1)?.webhook_id ?? after;
  }
}

/** Makes the copies of a message like that one is now; undefined: it is gone. */
export async function changeCopies(ctx: Context, fence: Fence, message_id: Id, message: MessageRow | undefined): Promise<void> {
  for await (const copies of listAllCopies(ctx, message_id)) {
    fence.check();
    await Promise.all(copies.map((copy) => changeCopy(ctx, copy, message)));
  }
}

async function changeCopy(ctx: Context, { channel_id, copy_id }: CopyRow, message: MessageRow | undefined): Promise<void> {
  const guild = await ctx.directory.getGuildOfChannel(channel_id);
  if (!guild) return;
  const changed = await changeMessage(ctx, channel_id, copy_id, (row) => {
    const before = bodyOf(row);
    const after = asSource(before, message);
    return isDeepStrictEqual(before, after) ? undefined : { body: JSON.stringify(after) };
  });
  if (changed?.changed) await announceUpdate(ctx, guild.id, changed.row);
}
