import type { Context } from '../context.ts';
import { presentUser } from '../users/present.ts';
import type { UserRow } from '../users/store.ts';
import { otherOf, standingOf } from './pairs.ts';
import { shownType } from './present.ts';

/** Tells everybody in whose list somebody stands what they are called now. */
export async function tellOthers(ctx: Context, user: UserRow): Promise<void> {
  const pairs = await ctx.storage.relationships.listPairsAround(user.id);
  const user_ids = pairs.flatMap((pair) => {
    const id = otherOf(pair, user.id);
    return shownType(standingOf(pair, id)) === undefined ? [] : [id];
  });
  if (user_ids.length === 0) return;
  await ctx.bus.publish({ type: 'RELATIONSHIP_UPDATE', data: { id: user.id, user: presentUser(user) }, audience: { user_ids } });
}
