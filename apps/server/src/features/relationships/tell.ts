import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { correctTold } from '../correct-told.ts';
import { emptyPair, type Standing, standingOf } from './pairs.ts';
import { presentRelationship, shownType } from './present.ts';
import type { PairRow } from './store.ts';

/** Tells both what changed in what they see; of what one of them does not see neither hears. */
export async function tellPair(ctx: Context, before: PairRow, after: PairRow): Promise<void> {
  const { low_id, high_id } = after;
  await Promise.all([
    tellSide(ctx, { user_id: low_id, other_id: high_id, before, after }),
    tellSide(ctx, { user_id: high_id, other_id: low_id, before, after }),
  ]);
}

interface Change {
  user_id: Id;
  other_id: Id;
  before: PairRow;
  after: PairRow;
}

async function tellSide(ctx: Context, { user_id, other_id, before, after }: Change): Promise<void> {
  let told = standingOf(before, user_id);
  async function tell(standing: Standing): Promise<void> {
    await publish(ctx, { user_id, other_id, before: told, standing });
    told = standing;
  }
  await tell(standingOf(after, user_id));
  await correctTold(told, {
    read: async () => standingOf((await ctx.storage.relationships.getPair(user_id, other_id)) ?? emptyPair(user_id, other_id), user_id),
    isOther,
    tell,
  });
}

function isOther(a: Standing, b: Standing): boolean {
  const type = shownType(a);
  return type !== shownType(b) || (type !== undefined && a.since !== b.since);
}

async function publish(
  ctx: Context,
  { user_id, other_id, before, standing }: { user_id: Id; other_id: Id; before: Standing; standing: Standing },
): Promise<void> {
  if (!isOther(before, standing)) return;
  const audience = { user_ids: [user_id] };
  const other = await ctx.directory.getUser(other_id);
  const data = other && presentRelationship(other, standing);
  if (data) {
    await ctx.bus.publish({ type: 'RELATIONSHIP_ADD', data, audience });
    return;
  }
  const type = shownType(before);
  if (type) await ctx.bus.publish({ type: 'RELATIONSHIP_REMOVE', data: { id: other_id, type }, audience });
}
