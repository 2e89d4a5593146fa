import { z } from 'zod';
import { Password, Session } from './instance.ts';
import { InviteCode } from './invites.ts';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { Snowflake, Timestamp } from './schemas.ts';
import { line } from './text.ts';
import { CurrentUser, Locale, Username } from './users.ts';

/** A device that is logged in. */
export const AuthSession = z
  .strictObject({
    id: Snowflake,
    current: z.boolean(),
    device: z.strictObject({ browser: z.string().nullable(), os: z.string().nullable(), mobile: z.boolean() }),
    /** The address it was last used from. */
    place: z.string(),
    created_at: Timestamp,
    last_used_at: Timestamp,
  })
  .meta({ id: 'AuthSession' });
export type AuthSession = z.infer<typeof AuthSession>;

/** Someone who waits for approval. */
export const Registration = z.strictObject({ user: CurrentUser.omit({ email: true }), created_at: Timestamp }).meta({ id: 'Registration' });
export type Registration = z.infer<typeof Registration>;

export const authOperations = {
  'auth.register': operation({
    summary: 'Create an account; an invite also joins its guild',
    audience: 'anyone',
    onlyOverHttp: true,
    body: {
      username: Username,
      password: Password,
      invite: InviteCode.optional(),
      global_name: line({ max: LIMITS.globalName.max }).nullable().optional(),
      email: z.email().max(LIMITS.email.max).optional(),
      locale: Locale.default('en-US'),
    },
    answer: Session,
    status: 201,
    limit: { points: 30, seconds: 3600 },
    errors: ['USERNAME_TAKEN', 'INVITE_REQUIRED', 'UNKNOWN_INVITE', 'INVITES_PAUSED', 'SETUP_REQUIRED'],
  }),
  'auth.login': operation({
    summary: 'Log in with a username or an e-mail address',
    audience: 'anyone',
    onlyOverHttp: true,
    body: { login: z.string().min(1).max(LIMITS.email.max), password: z.string().min(1).max(LIMITS.password.max) },
    answer: Session,
    limit: { points: 30, seconds: 60 },
    errors: ['WRONG_CREDENTIALS', 'ACCOUNT_DISABLED', 'RATE_LIMITED', 'SETUP_REQUIRED'],
  }),
  'auth.refresh': operation({
    summary: 'A new access token for the refresh cookie, which is replaced',
    audience: 'anyone',
    onlyOverHttp: true,
    answer: Session,
    limit: { points: 60, seconds: 60 },
    errors: ['UNAUTHORIZED'],
  }),
  'auth.logout': operation({ summary: 'End this session', audience: 'waiting', onlyOverHttp: true, answer: null }),
  'auth.changePassword': operation({
    summary: 'Change the password; all other sessions end',
    body: { password: z.string().min(1).max(LIMITS.password.max), new_password: Password },
    answer: null,
    limit: { points: 10, seconds: 60 },
    errors: ['WRONG_CREDENTIALS'],
  }),
  'auth.listSessions': operation({
    summary: 'Where one is logged in',
    answer: z.array(AuthSession),
    limit: { points: 20, seconds: 10 },
  }),
  'auth.endOtherSessions': operation({ summary: 'Log out everywhere else', answer: null }),
  'auth.endSession': operation({
    summary: 'Log out one device',
    params: { session_id: Snowflake },
    answer: null,
    errors: ['UNKNOWN_SESSION'],
  }),
  'registrations.list': operation({
    summary: 'Who waits for approval',
    audience: 'admin',
    answer: z.array(Registration),
    errors: ['MISSING_ACCESS'],
  }),
  'registrations.approve': operation({
    summary: 'Let someone in',
    audience: 'admin',
    params: { user_id: Snowflake },
    answer: null,
    errors: ['UNKNOWN_USER', 'MISSING_ACCESS'],
  }),
  'registrations.refuse': operation({
    summary: 'Refuse someone; the account is deleted',
    audience: 'admin',
    params: { user_id: Snowflake },
    answer: null,
    errors: ['UNKNOWN_USER', 'MISSING_ACCESS'],
  }),
};
