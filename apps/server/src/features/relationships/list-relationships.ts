import type { Id } from '@chat-js/protocol/ids.ts';
import type { Relationship } from '@chat-js/protocol/relationships.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { otherOf, standingOf } from './pairs.ts';
import { presentRelationship } from './present.ts';

export async function listRelationships(ctx: Context, actor: Actor): Promise<Relationship[]> {
  return relationshipsOf(ctx, actor.user_id);
}

/** What READY carries. Accounts that are gone stand in no list. */
export async function relationshipsOf(ctx: Context, user_id: Id): Promise<Relationship[]> {
  const pairs = await ctx.storage.relationships.listPairsOf(user_id);
  const users = await ctx.storage.users.listUsers(pairs.map((pair) => otherOf(pair, user_id)));
  const standings = new Map(pairs.map((pair) => [otherOf(pair, user_id), standingOf(pair, user_id)]));
  return users.flatMap((user) => {
    const standing = standings.get(user.id);
    return (standing && presentRelationship(user, standing)) ?? [];
  });
}
