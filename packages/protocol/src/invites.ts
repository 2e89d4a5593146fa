import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { queryBoolean, Snowflake, Timestamp } from './schemas.ts';
import { User } from './users.ts';

const fields = {
  type: z.literal(0),
  code: z.string(),
  guild: z.strictObject({
    id: Snowflake,
    name: z.string(),
    icon: z.string().nullable(),
    description: z.string().nullable(),
    banner: z.null(),
    splash: z.null(),
    features: z.array(z.string()),
    verification_level: z.int(),
    nsfw_level: z.int(),
    vanity_url_code: z.null(),
  }),
  channel: z.strictObject({ id: Snowflake, name: z.string(), type: z.int() }),
  inviter: User,
  expires_at: Timestamp.nullable(),
  guild_id: Snowflake,
};

/** What anyone with the link may see. `faces` is ours: up to five people who are online. */
export const Invite = z
  .strictObject({
    ...fields,
    approximate_member_count: z.int().optional(),
    approximate_presence_count: z.int().optional(),
    faces: z.array(User).optional(),
  })
  .meta({ id: 'Invite' });
export type Invite = z.infer<typeof Invite>;

/** What those who manage invites see. `max_age` in seconds; 0: never ends. `max_uses` 0: without limit. */
export const InviteDetails = z
  .strictObject({
    ...fields,
    uses: z.int(),
    max_uses: z.int(),
    max_age: z.int(),
    temporary: z.boolean(),
    created_at: Timestamp,
  })
  .meta({ id: 'InviteDetails' });
export type InviteDetails = z.infer<typeof InviteDetails>;

export const InviteCode = z.string().regex(/^[A-Za-z0-9-]{1,32}$/);

const code = { code: InviteCode };

export const inviteOperations = {
  'invites.create': operation({
    summary: 'Create an invite to a channel',
    params: { channel_id: Snowflake },
    body: {
      max_age: z.int().min(0).max(LIMITS.inviteMaxAge).default(86_400),
      max_uses: z.int().min(0).max(LIMITS.inviteMaxUses).default(0),
      unique: z.boolean().default(false),
    },
    answer: InviteDetails,
    limit: { points: 10, seconds: 60 },
    errors: ['UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS', 'TOO_MANY_INVITES'],
    audited: true,
  }),
  'invites.listOfChannel': operation({
    summary: 'The invites of a channel',
    params: { channel_id: Snowflake },
    answer: z.array(InviteDetails),
    limit: { points: 20, seconds: 10 },
    errors: ['UNKNOWN_CHANNEL', 'MISSING_PERMISSIONS'],
  }),
  'invites.listOfGuild': operation({
    summary: 'The invites of a guild',
    params: { guild_id: Snowflake },
    answer: z.array(InviteDetails),
    limit: { points: 20, seconds: 10 },
    errors: ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS'],
  }),
  'invites.get': operation({
    summary: 'What an invite leads to',
    audience: 'anyone',
    params: code,
    query: { with_counts: queryBoolean, with_expiration: queryBoolean },
    answer: Invite,
    limit: { points: 30, seconds: 10 },
    errors: ['UNKNOWN_INVITE'],
  }),
  'invites.accept': operation({
    summary: 'Join the guild of an invite',
    params: code,
    answer: Invite,
    limit: { points: 20, seconds: 60 },
    errors: ['UNKNOWN_INVITE', 'INVITES_PAUSED', 'TOO_MANY_GUILDS'],
  }),
  'invites.revoke': operation({
    summary: 'Revoke an invite',
    params: code,
    answer: Invite,
    errors: ['UNKNOWN_INVITE', 'MISSING_PERMISSIONS'],
    audited: true,
  }),
};
