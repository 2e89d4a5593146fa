import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { RELATIONSHIP } from '@chat-js/protocol/relationships.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse, refuseField } from '../refusal.ts';
import { changePair } from './change-pair.ts';
import { knowsPerson } from './knows-person.ts';
import { afterBlock, afterRemoval, afterRequest } from './rules.ts';
import { SIDE } from './store.ts';

export async function setRelationship(ctx: Context, actor: Actor, input: OperationInput<'relationships.set'>): Promise<null> {
  const between = { user_id: actor.user_id, other_id: input.user_id };
  if (input.user_id === actor.user_id) refuseField('user_id', 'SELF', 'That is you');
  if (!(await knowsPerson(ctx, actor.user_id, input.user_id))) refuse('UNKNOWN_USER');
  if (input.type === RELATIONSHIP.blocked) await changePair(ctx, between, afterBlock);
  else {
    await changePair(ctx, between, (sides, isHeard) =>
      sides.mine === SIDE.blocked ? refuse('BLOCKED_BY_YOU') : afterRequest(sides, { asked: SIDE.outgoing, isHeard }),
    );
  }
  return null;
}

export async function removeRelationship(ctx: Context, actor: Actor, input: OperationInput<'relationships.remove'>): Promise<null> {
  if (input.user_id !== actor.user_id) await changePair(ctx, { user_id: actor.user_id, other_id: input.user_id }, afterRemoval);
  return null;
}
