import { isDeepStrictEqual } from 'node:util';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { correctTold } from '../correct-told.ts';
import { areContacts, listContacts, readBetween } from './contacts.ts';
import type { Seen } from './port.ts';
import { presentPresence } from './present.ts';

const UNSEEN: Seen = { status: 'offline', custom_status: null };

/** Who is there of the contacts of a person: what READY carries. */
export async function presencesOfContacts(ctx: Context, user_id: Id) {
  const ids = await listContacts(ctx, user_id);
  return ids.flatMap((id) => {
    const seen = ctx.presence.see(id);
    return seen.status === 'offline' ? [] : [presentPresence(ctx, { user_id: id }, seen)];
  });
}

/** Tells the contacts of a person as what they are seen: one event, whatever their number. */
export async function tellContacts(ctx: Context, user_id: Id, seen: Seen): Promise<void> {
  const told = await listContacts(ctx, user_id);
  await publish(ctx, { user_id, seen, to: told });
  // Who came or went meanwhile was told by what was so before.
  const now = await listContacts(ctx, user_id);
  await publish(ctx, { user_id, seen: UNSEEN, to: without(told, now) });
  await publish(ctx, { user_id, seen: ctx.presence.see(user_id), to: without(now, told) });
}

/** After what is between two people has changed: tells both of the other, or that they see nobody there. `before`: whether they were contacts. */
export async function tellContactChange(ctx: Context, a: Id, b: Id, before: boolean): Promise<void> {
  await Promise.all([tellOne(ctx, a, b, before), tellOne(ctx, b, a, before)]);
}

async function tellOne(ctx: Context, user_id: Id, reader: Id, before: boolean): Promise<void> {
  // Of whoever is not seen nothing is told, and so nothing of a block either.
  await correctTold(before ? ctx.presence.see(user_id) : UNSEEN, {
    read: async () => (areContacts(await readBetween(ctx, user_id, reader)) ? ctx.presence.see(user_id) : UNSEEN),
    isOther: (kept, told) => !isDeepStrictEqual(kept, told),
    tell: (seen) => publish(ctx, { user_id, seen, to: [reader] }),
  });
}

async function publish(ctx: Context, { user_id, seen, to }: { user_id: Id; seen: Seen; to: readonly Id[] }): Promise<void> {
  if (to.length === 0) return;
  await ctx.bus.publish({ type: 'PRESENCE_UPDATE', data: presentPresence(ctx, { user_id }, seen), audience: { user_ids: to } });
}

function without(ids: readonly Id[], others: readonly Id[]): Id[] {
  const known = new Set(others);
  return ids.filter((id) => !known.has(id));
}
