import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { Presence } from './presence.ts';
import { queryIds, queryInt, Snowflake, Timestamp } from './schemas.ts';
import { line } from './text.ts';
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

/** Ours. */
export const OnlineMember = Member.extend({ presence: Presence }).meta({ id: 'OnlineMember' });
export type OnlineMember = z.infer<typeof OnlineMember>;

const guild = { guild_id: Snowflake };
const member = { ...guild, user_id: Snowflake };
const nick = line({ max: LIMITS.nick.max }).nullable().optional();
const pruneDays = { min: 1, max: 30, fallback: 7 };
const refusals = ['UNKNOWN_GUILD', 'UNKNOWN_MEMBER', 'MISSING_PERMISSIONS'] as const;

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
    summary: 'Up to 250 members who are online, and how. Ours',
    params: guild,
    answer: z.array(OnlineMember),
    limit: { points: 10, seconds: 10 },
    errors: ['UNKNOWN_GUILD'],
  }),
  'members.get': operation({
    summary: 'One member',
    params: member,
    answer: Member,
    errors: ['UNKNOWN_GUILD', 'UNKNOWN_MEMBER'],
  }),
  'members.updateMe': operation({
    summary: 'Change what one is called in a guild',
    params: guild,
    body: { nick },
    answer: Member,
    limit: { points: 10, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS'],
  }),
  'members.update': operation({
    summary: 'Change a member who is below oneself: nickname, roles, time-out. Mute and deafen in voice, move, disconnect: whoever it is',
    params: member,
    body: {
      nick,
      roles: z.array(Snowflake).max(LIMITS.roles).nullable().optional(),
      /** null, or a time that has passed, ends the time-out; at most 28 days ahead. */
      communication_disabled_until: z.iso.datetime({ offset: true }).nullable().optional(),
      mute: z.boolean().nullable().optional(),
      deaf: z.boolean().nullable().optional(),
      /** Of somebody who talks: another voice channel, where both may connect; null: none. */
      channel_id: Snowflake.nullable().optional(),
    },
    answer: Member,
    limit: { points: 60, seconds: 60 },
    errors: [
      ...refusals,
      'UNKNOWN_ROLE',
      'INVALID_ROLE',
      'UNKNOWN_CHANNEL',
      'WRONG_CHANNEL_TYPE',
      'NOT_IN_VOICE',
      'VOICE_CHANNEL_FULL',
      'EDITED_MEANWHILE',
    ],
    audited: true,
  }),
  'members.addRole': operation({
    summary: 'Give a role that is below the own highest one',
    params: { ...member, role_id: Snowflake },
    answer: null,
    limit: { points: 60, seconds: 60 },
    errors: [...refusals, 'UNKNOWN_ROLE', 'INVALID_ROLE'],
    audited: true,
  }),
  'members.removeRole': operation({
    summary: 'Take a role that is below the own highest one',
    params: { ...member, role_id: Snowflake },
    answer: null,
    limit: { points: 60, seconds: 60 },
    errors: [...refusals, 'UNKNOWN_ROLE', 'INVALID_ROLE'],
    audited: true,
  }),
  'members.kick': operation({
    summary: 'Remove a member who is below oneself; they may come back with an invite',
    params: member,
    answer: null,
    limit: { points: 30, seconds: 60 },
    errors: refusals,
    audited: true,
  }),
  'members.countPrune': operation({
    summary: 'How many members would go: without roles beside the included ones, and not seen for so many days',
    params: guild,
    query: { days: queryInt(pruneDays), include_roles: queryIds(LIMITS.roles) },
    answer: z.strictObject({ pruned: z.int() }),
    limit: { points: 10, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS', 'UNKNOWN_ROLE'],
  }),
  'members.prune': operation({
    summary: 'Remove members without roles beside the included ones who were not seen for so many days',
    params: guild,
    body: {
      days: z.int().min(1).max(30).default(7),
      /** false: `pruned` is null. */
      compute_prune_count: z.boolean().default(true),
      include_roles: z.array(Snowflake).max(LIMITS.roles).default([]),
    },
    answer: z.strictObject({ pruned: z.int().nullable() }),
    limit: { points: 5, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS', 'UNKNOWN_ROLE'],
    audited: true,
  }),
};
