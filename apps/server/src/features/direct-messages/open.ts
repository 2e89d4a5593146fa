import { DIRECT_TYPE, type DirectChannel } from '@chat-js/protocol/direct-messages.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse, refuseField } from '../refusal.ts';
import { isAsked } from './asked.ts';
import { changeDirectChannel, tellDirectChannel } from './change.ts';
import { isEmpty } from './is-empty.ts';
import { mayBring, mayWrite } from './may-write.ts';
import { pairOf } from './pair.ts';
import { presentDirectChannel } from './present.ts';
import type { DirectChannelRow } from './store.ts';
import { askedOf } from './strangers.ts';

export async function openDirectChannel(ctx: Context, actor: Actor, input: OperationInput<'directMessages.open'>): Promise<DirectChannel> {
  const { recipient_id, recipients = [] } = input;
  const named = recipient_id === undefined ? recipients : [recipient_id];
  if (named.length === 0) refuseField('recipient_id', 'BASE_TYPE_REQUIRED', 'Name one person, or several as recipients');
  const others = [...new Set(named)].filter((id) => id !== actor.user_id);
  const [other] = others;
  if (other === undefined) return refuse('CANNOT_MESSAGE_USER');
  const row = others.length === 1 ? await openPair(ctx, actor.user_id, other) : await beginGroup(ctx, actor.user_id, others);
  return presentDirectChannel(ctx, row, actor.user_id);
}

/** What was said is there to be read, also where nothing more may be written. */
async function openPair(ctx: Context, me: Id, other: Id): Promise<DirectChannelRow> {
  const pair = pairOf(me, other);
  const known = await ctx.storage.directChannels.findDirectChannelOfPair(pair);
  if (known) return reopen(ctx, known, me);
  if (!(await mayWrite(ctx, me, other))) refuse('CANNOT_MESSAGE_USER');
  const asked = await askedOf(ctx, me, other);
  // The other one hears of it with the first message.
  const made = newChannel(ctx, { type: DIRECT_TYPE.ONE_TO_ONE, user_ids: [me, other], pair, closed_by: [other], ...asked });
  const row = await ctx.storage.directChannels.insertDirectChannel(made);
  if (row.id !== made.id) return reopen(ctx, row, me);
  await tellDirectChannel(ctx, { ...row, user_ids: [] }, row);
  return row;
}

async function reopen(ctx: Context, { id }: DirectChannelRow, me: Id): Promise<DirectChannelRow> {
  const empty = await isEmpty(ctx, id);
  const { after } = await changeDirectChannel(ctx, id, (row) => {
    const asked = isAsked(row, me);
    if (!row.closed_by.includes(me) && !(asked && empty)) return undefined;
    const closed_by = row.closed_by.filter((one) => one !== me);
    // While nobody has asked anything, whoever opens it begins it.
    if (asked && empty) return { closed_by, asked_id: null, consent: null };
    return { closed_by, ...(asked && { consent: 'asked' }) };
  });
  return after;
}

async function beginGroup(ctx: Context, me: Id, others: readonly Id[]): Promise<DirectChannelRow> {
  for (const other of others) if (!(await mayBring(ctx, me, other, others))) refuse('CANNOT_MESSAGE_USER');
  const made = newChannel(ctx, { type: DIRECT_TYPE.GROUP, user_ids: [me, ...others], owner_id: me });
  const row = await ctx.storage.directChannels.insertDirectChannel(made);
  await tellDirectChannel(ctx, { ...row, user_ids: [] }, row);
  return row;
}

function newChannel(ctx: Context, given: Pick<DirectChannelRow, 'type' | 'user_ids'> & Partial<DirectChannelRow>): DirectChannelRow {
  return {
    id: ctx.ids.next(),
    version: 1,
    pair: null,
    closed_by: [],
    asked_id: null,
    consent: null,
    owner_id: null,
    name: null,
    icon: null,
    ...given,
  };
}
