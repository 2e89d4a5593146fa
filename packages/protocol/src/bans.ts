import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { queryInt, Snowflake, Timestamp } from './schemas.ts';
import { User } from './users.ts';

/** Someone who may not come back. `moderator_id`, `created_at` and `expires_at` are ours; null: until it is lifted. */
export const Ban = z
  .strictObject({
    user: User,
    reason: z.string().nullable(),
    moderator_id: Snowflake,
    created_at: Timestamp,
    expires_at: Timestamp.nullable(),
  })
  .meta({ id: 'Ban' });
export type Ban = z.infer<typeof Ban>;

const guild = { guild_id: Snowflake };
const ban = { ...guild, user_id: Snowflake };
const seconds = z.int().min(0).max(LIMITS.banDeleteSeconds);

export const banOperations = {
  'bans.list': operation({
    summary: 'Who is banned from a guild, in the order of user ids; with `before` those just before it',
    params: guild,
    query: {
      limit: queryInt({ min: 1, max: LIMITS.banPage.max, fallback: LIMITS.banPage.default }),
      before: Snowflake.optional(),
      after: Snowflake.optional(),
    },
    answer: z.array(Ban),
    limit: { points: 20, seconds: 10 },
    errors: ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS'],
  }),
  'bans.get': operation({
    summary: 'One ban',
    params: ban,
    answer: Ban,
    errors: ['UNKNOWN_GUILD', 'UNKNOWN_BAN', 'MISSING_PERMISSIONS'],
  }),
  'bans.create': operation({
    summary: 'Ban someone who is below oneself, or is no member; in place of an older ban of theirs',
    params: ban,
    body: {
      /** What they wrote in the last so many seconds is deleted. */
      delete_message_seconds: seconds.optional(),
      /** The older name of the same, in days. */
      delete_message_days: z.int().min(0).max(7).optional(),
      /** The ban ends by itself after so long. Ours. */
      ban_duration_seconds: z.int().min(60).max(LIMITS.banSeconds).nullable().optional(),
    },
    answer: null,
    limit: { points: 30, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'UNKNOWN_USER', 'MISSING_PERMISSIONS'],
    audited: true,
  }),
  'bans.remove': operation({
    summary: 'Lift a ban',
    params: ban,
    answer: null,
    limit: { points: 30, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'UNKNOWN_BAN', 'MISSING_PERMISSIONS'],
    audited: true,
  }),
  'bans.createMany': operation({
    summary: 'Ban up to 200 people at once; whoever cannot be banned is among the failed',
    params: guild,
    body: { user_ids: z.array(Snowflake).min(1).max(LIMITS.bulkBan), delete_message_seconds: seconds.default(0) },
    answer: z.strictObject({ banned_users: z.array(Snowflake), failed_users: z.array(Snowflake) }),
    limit: { points: 5, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS', 'NOBODY_BANNED'],
    audited: true,
  }),
};
