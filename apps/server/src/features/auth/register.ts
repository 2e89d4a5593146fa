import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Origin } from '../actor.ts';
import type { Context } from '../context.ts';
import { checkSetUp } from '../instance/get-instance.ts';
import { checkInvite, joinByInvite } from '../invites/join.ts';
import { refuse } from '../refusal.ts';
import type { UserRow } from '../users/store.ts';
import { usernameKey } from '../users/username-key.ts';
import { type SessionStarted, startSession } from './start-session.ts';

export async function register(ctx: Context, origin: Origin, input: OperationInput<'auth.register'>): Promise<SessionStarted> {
  const { registration } = await checkSetUp(ctx);
  if (input.invite !== undefined) await checkInvite(ctx, input.invite);
  else if (registration === 'invite') refuse('INVITE_REQUIRED');
  const pending = registration === 'approval';

  const user = await insertAccount(ctx, { ...input, pending, pending_invite: pending ? (input.invite ?? null) : null });
  if (pending) {
    await ctx.bus.publish({ type: 'REGISTRATION_CREATE', data: { user_id: user.id }, audience: 'admins' });
  } else if (input.invite !== undefined) {
    await joinOrUndo(ctx, user, input.invite, origin);
  }
  return startSession(ctx, user, origin);
}

/** An invite that was used up meanwhile lets nobody in: then there is no account either. */
async function joinOrUndo(ctx: Context, user: UserRow, code: string, { address }: Origin): Promise<void> {
  try {
    await joinByInvite(ctx, user.id, code, address);
  } catch (error) {
    await ctx.storage.users.removeUser(user.id);
    throw error;
  }
}

interface NewAccount {
  username: string;
  password: string;
  global_name?: string | null | undefined;
  email?: string | undefined;
  locale: UserRow['locale'];
  admin?: boolean;
  pending?: boolean;
  pending_invite?: string | null;
}

/** Writes a new person, or refuses a name or an address that is taken. */
export async function insertAccount(ctx: Context, account: NewAccount): Promise<UserRow> {
  const row: UserRow = {
    id: ctx.ids.next(),
    username: account.username,
    username_key: usernameKey(account.username),
    global_name: account.global_name || null,
    avatar: null,
    bio: '',
    email: account.email?.toLowerCase() ?? null,
    locale: account.locale,
    bot: false,
    admin: account.admin ?? false,
    pending: account.pending ?? false,
    pending_invite: account.pending_invite ?? null,
    disabled: false,
    password_hash: await ctx.passwords.hash(account.password),
  };
  if ((await ctx.storage.users.insertUser(row)) === 'taken') refuse('USERNAME_TAKEN');
  return row;
}
