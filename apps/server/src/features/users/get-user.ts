import type { Id } from '@chat-js/protocol/ids.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { CurrentUser, Profile, User } from '@chat-js/protocol/users.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { knowsPerson } from '../relationships/knows-person.ts';
import { presentCurrentUser, presentUser } from './present.ts';
import type { UserRow } from './store.ts';

export async function getMe(ctx: Context, actor: Actor): Promise<CurrentUser> {
  const user = await ctx.directory.getUser(actor.user_id);
  return user ? presentCurrentUser(user) : refuse('UNAUTHORIZED');
}

export async function getUser(ctx: Context, actor: Actor, input: OperationInput<'users.get'>): Promise<User> {
  return presentUser(await accessUser(ctx, actor, input.user_id));
}

export async function getProfile(ctx: Context, actor: Actor, input: OperationInput<'users.profile'>): Promise<Profile> {
  const user = await accessUser(ctx, actor, input.user_id);
  return { user: presentUser(user), bio: user.bio };
}

/** Oneself, whom one shares a guild with, and friends and others in the own list; others do not exist. */
async function accessUser(ctx: Context, actor: Actor, user_id: Id): Promise<UserRow> {
  const known = user_id === actor.user_id || (await knowsPerson(ctx, actor.user_id, user_id));
  const user = known ? await ctx.directory.getUser(user_id) : undefined;
  return user ?? refuse('UNKNOWN_USER');
}
