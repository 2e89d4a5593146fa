import { isDeepStrictEqual } from 'node:util';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { correctTold } from '../correct-told.ts';
import { areContacts, readBetween } from '../presence/contacts.ts';
import { tellContactChange } from '../presence/tell-contacts.ts';
import { refuse } from '../refusal.ts';
import { publicUser } from '../users/public-user.ts';
import { isAsked, isMutual, seersOf } from './asked.ts';
import { presentDirectChannel } from './present.ts';
import type { DirectChannelRow } from './store.ts';

/** Another node changes it at the same moment: more often than this it is a fault. */
const ATTEMPTS = 8;

type Change = (row: DirectChannelRow) => Partial<DirectChannelRow> | undefined;

/**
 * Reads a conversation, changes it, and begins again when somebody was faster; then tells its people. Answers it as it was
 * and is; the same when there was nothing to change.
 */
export async function changeDirectChannel(ctx: Context, id: Id, change: Change): Promise<Changed> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = (await ctx.storage.directChannels.getDirectChannel(id)) ?? refuse('UNKNOWN_CHANNEL');
    const patch = change(before);
    if (!patch) return { before, after: before };
    const after = { ...before, ...patch, version: before.version + 1 };
    if (!(await ctx.storage.directChannels.replaceDirectChannel(after))) continue;
    await tellDirectChannel(ctx, before, after);
    return { before, after };
  }
  return refuse('EDITED_MEANWHILE');
}

interface Changed {
  before: DirectChannelRow;
  after: DirectChannelRow;
}

/** Tells what has become of a conversation; `before` without people: that it is there. */
export async function tellDirectChannel(ctx: Context, before: DirectChannelRow, after: DirectChannelRow): Promise<void> {
  await tellDifference(ctx, before, after);
  await correctDifference(ctx, after);
  await tellPresence(ctx, before, after);
}

/** Whoever talks sees each other. */
async function tellPresence(ctx: Context, before: DirectChannelRow, after: DirectChannelRow): Promise<void> {
  const [a, b] = after.user_ids;
  if (isMutual(before) === isMutual(after) || a === undefined || b === undefined) return;
  const { pair } = await readBetween(ctx, a, b);
  await tellContactChange(ctx, a, b, areContacts({ pair, conversation: before }));
}

/** Tells whoever is asked that more was written: that is all they hear of it. */
export async function tellRequest(ctx: Context, row: DirectChannelRow, user_id: Id): Promise<void> {
  const data = await presentDirectChannel(ctx, row, user_id);
  await ctx.bus.publish({ type: 'CHANNEL_UPDATE', data, audience: { user_ids: [user_id] } });
  await correctDifference(ctx, row);
}

async function correctDifference(ctx: Context, after: DirectChannelRow): Promise<void> {
  let told = after;
  await correctTold(after, {
    read: () => ctx.storage.directChannels.getDirectChannel(after.id),
    isOther: (kept) => kept.version !== told.version,
    async tell(kept) {
      await tellDifference(ctx, told, kept);
      told = kept;
    },
  });
}

/** Each of its people sees it in their own way. */
async function tellDifference(ctx: Context, before: DirectChannelRow, after: DirectChannelRow): Promise<void> {
  const { id: channel_id } = after;
  const stale = [{ direct_channel_id: channel_id }];
  ctx.directory.forget(stale);
  const [seers, seersBefore] = [seersOf(after), seersOf(before)];
  const stayed = seers.filter((user_id) => seersBefore.includes(user_id));
  const tellEach = async (type: 'CHANNEL_CREATE' | 'CHANNEL_UPDATE' | 'CHANNEL_DELETE', row: DirectChannelRow, user_ids: readonly Id[]) => {
    for (const user_id of user_ids) {
      const data = await presentDirectChannel(ctx, row, user_id);
      await ctx.bus.publish({ type, data, audience: { user_ids: [user_id] }, stale });
    }
  };

  await tellEach('CHANNEL_DELETE', before, without(seersBefore, seers));
  await tellEach('CHANNEL_CREATE', after, without(seers, seersBefore));
  const audience = { user_ids: stayed };
  for (const user_id of without(before.user_ids, after.user_ids)) {
    const data = { channel_id, user: await publicUser(ctx, user_id) };
    await ctx.bus.publish({ type: 'CHANNEL_RECIPIENT_REMOVE', data, audience, stale });
  }
  for (const user_id of without(after.user_ids, before.user_ids)) {
    const data = { channel_id, user: await publicUser(ctx, user_id) };
    await ctx.bus.publish({ type: 'CHANNEL_RECIPIENT_ADD', data, audience, stale });
  }
  const changed = stayed.filter((user_id) => !isDeepStrictEqual(looksOf(before, user_id), looksOf(after, user_id)));
  await tellEach('CHANNEL_UPDATE', after, changed);
}

function without(ids: readonly Id[], others: readonly Id[]): Id[] {
  return ids.filter((id) => !others.includes(id));
}

function looksOf(row: DirectChannelRow, user_id: Id) {
  const { name, icon, owner_id } = row;
  return { name, icon, owner_id, request: isAsked(row, user_id) };
}
