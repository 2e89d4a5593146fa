import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { queryInt, Snowflake, Timestamp } from './schemas.ts';
import { User } from './users.ts';

const fields = {
  nick: z.string().nullable(),
  avatar: z.null(),
  banner: z.null(),
  roles: z.array(Snowflake),
  joined_at: Timestamp,
  premium_since: z.null(),
  communication_disabled_until: Timestamp.nullable(),
  deaf: z.boolean(),
  mute: z.boolean(),
  pending: z.boolean(),
  flags: z.int(),
};

/** A person in a guild, without the person: what a message carries beside its author. */
export const MessageMember = z.strictObject(fields).meta({ id: 'MessageMember' });
export type MessageMember = z.infer<typeof MessageMember>;

export const Member = z.strictObject({ ...fields, user: User }).meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;

const guild = { guild_id: Snowflake };

export const memberOperations = {
  'members.list': operation({
    summary: 'Members in the order of their user ids',
    params: guild,
    query: {
      limit: queryInt({ min: 1, max: LIMITS.memberPage.max, fallback: LIMITS.memberPage.default }),
      after: Snowflake.default('0'),
    },
    answer: z.array(Member),
    limit: { points: 20, seconds: 10 },
    errors: ['UNKNOWN_GUILD'],
  }),
  'members.online': operation({
    summary: 'Up to 250 members who are online. Ours',
    params: guild,
    answer: z.array(Member),
    limit: { points: 10, seconds: 10 },
    errors: ['UNKNOWN_GUILD'],
  }),
  'members.get': operation({
    summary: 'One member',
    params: { ...guild, user_id: Snowflake },
    answer: Member,
    errors: ['UNKNOWN_GUILD', 'UNKNOWN_MEMBER'],
  }),
};
