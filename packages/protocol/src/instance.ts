import { z } from 'zod';
import { Guild, GuildTemplate } from './guilds.ts';
import { InviteDetails } from './invites.ts';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { Snowflake } from './schemas.ts';
import { line } from './text.ts';
import { CurrentUser, Locale, User, Username } from './users.ts';

export const RegistrationMode = z.enum(['invite', 'open', 'approval']);
export type RegistrationMode = z.infer<typeof RegistrationMode>;

/** The installation as a stranger sees it. */
export const Instance = z
  .strictObject({
    name: z.string(),
    version: z.string(),
    /** True until the setup link has been used. */
    setup_required: z.boolean(),
    registration: RegistrationMode,
  })
  .meta({ id: 'Instance' });
export type Instance = z.infer<typeof Instance>;

export const Password = z.string().min(LIMITS.password.min).max(LIMITS.password.max);

/** Someone whom the installation does not let in any more. */
export const InstanceBan = z.strictObject({ user: User }).meta({ id: 'InstanceBan' });
export type InstanceBan = z.infer<typeof InstanceBan>;

const setup_token = z.string().min(1).max(128);

/** `token`: a JWT for `Authorization: Bearer`; `expires_in` in seconds. The refresh token travels as a cookie. */
export const Session = z.strictObject({ user: CurrentUser, token: z.string(), expires_in: z.int() }).meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

export const SetupResult = z
  .strictObject({ user: CurrentUser, token: z.string(), expires_in: z.int(), guild: Guild, channel_id: Snowflake, invite: InviteDetails })
  .meta({ id: 'SetupResult' });
export type SetupResult = z.infer<typeof SetupResult>;

export const instanceOperations = {
  'instance.get': operation({
    summary: 'The installation: its name, whether it is set up, who may register',
    audience: 'anyone',
    answer: Instance,
  }),
  'instance.update': operation({
    summary: 'Change the name of the installation and who may register',
    audience: 'admin',
    body: { name: line(LIMITS.guildName).optional(), registration: RegistrationMode.optional() },
    answer: Instance,
    errors: ['MISSING_ACCESS'],
  }),
  'instance.listBans': operation({
    summary: 'Who is banned from the installation. Ours, as are the next two',
    audience: 'admin',
    answer: z.array(InstanceBan),
    errors: ['MISSING_ACCESS'],
  }),
  'instance.ban': operation({
    summary: 'Ban someone who is no administrator from the installation: all their sessions end, and they cannot log in',
    audience: 'admin',
    params: { user_id: Snowflake },
    answer: null,
    limit: { points: 30, seconds: 60 },
    errors: ['UNKNOWN_USER', 'MISSING_ACCESS', 'MISSING_PERMISSIONS'],
  }),
  'instance.unban': operation({
    summary: 'Let someone log in again',
    audience: 'admin',
    params: { user_id: Snowflake },
    answer: null,
    limit: { points: 30, seconds: 60 },
    errors: ['UNKNOWN_BAN', 'MISSING_ACCESS'],
  }),
  'setup.check': operation({
    summary: 'Whether a setup link still works',
    audience: 'anyone',
    body: { setup_token },
    answer: null,
    limit: { points: 10, seconds: 60 },
    errors: ['SETUP_LINK_EXPIRED'],
  }),
  'setup.complete': operation({
    summary: 'Set the installation up: its administrator, its first guild, an invite',
    audience: 'anyone',
    onlyOverHttp: true,
    body: {
      setup_token,
      username: Username,
      password: Password,
      global_name: line({ max: LIMITS.globalName.max }).nullable().optional(),
      locale: Locale.default('en-US'),
      guild_name: line(LIMITS.guildName),
      template: GuildTemplate.default('community'),
      registration: RegistrationMode.default('invite'),
    },
    answer: SetupResult,
    status: 201,
    limit: { points: 10, seconds: 60 },
    errors: ['SETUP_LINK_EXPIRED'],
  }),
};
