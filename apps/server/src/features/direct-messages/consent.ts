import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { readConversation } from '../read-states/acknowledge.ts';
import { isAsked } from './asked.ts';
import { changeDirectChannel } from './change.ts';
import { pairOf } from './pair.ts';
import type { DirectChannelRow } from './store.ts';

/** Makes an ordinary conversation of a request to somebody; of what is none nothing. What stands there then is not new to them. */
export async function acceptDirectChannel(ctx: Context, id: Id, user_id: Id): Promise<DirectChannelRow> {
  const { before, after } = await changeDirectChannel(ctx, id, (row) =>
    isAsked(row, user_id) ? { consent: 'accepted', closed_by: row.closed_by.filter((one) => one !== user_id) } : undefined,
  );
  if (after !== before) await readConversation(ctx, user_id, id);
  return after;
}

/** Whom somebody blocks they do not want to answer either. */
export async function declineBetween(ctx: Context, user_id: Id, other_id: Id): Promise<void> {
  const row = await ctx.storage.directChannels.findDirectChannelOfPair(pairOf(user_id, other_id));
  if (row) await declineDirectChannel(ctx, row.id, user_id);
}

/** Answers it as it was. */
export async function declineDirectChannel(ctx: Context, id: Id, user_id: Id): Promise<DirectChannelRow> {
  const { before } = await changeDirectChannel(ctx, id, (row) => {
    const { consent, closed_by } = row;
    if (!isAsked(row, user_id) || consent === 'declined') return undefined;
    return { consent: 'declined', closed_by: [...closed_by.filter((one) => one !== user_id), user_id] };
  });
  return before;
}

/** Friends are no strangers: what one of them was asked is answered. */
export async function acceptBetween(ctx: Context, a: Id, b: Id): Promise<void> {
  const row = await ctx.storage.directChannels.findDirectChannelOfPair(pairOf(a, b));
  if (!row) return;
  await changeDirectChannel(ctx, row.id, ({ asked_id, consent }) =>
    asked_id === null || consent === 'accepted' ? undefined : { consent: 'accepted' },
  );
}
