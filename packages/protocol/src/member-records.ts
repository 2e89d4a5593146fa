import { z } from 'zod';
import { AuditEntry } from './audit-log.ts';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { Report } from './reports.ts';
import { Snowflake, Timestamp } from './schemas.ts';
import { line, multiline } from './text.ts';
import { User } from './users.ts';

// Notes, warnings and the history of a member are ours: the API has none.

/** What moderators keep of a member: a note for themselves, or a warning that the person was told. */
export const MemberRecord = z
  .strictObject({
    id: Snowflake,
    guild_id: Snowflake,
    user_id: Snowflake,
    author: User,
    kind: z.enum(['note', 'warning']),
    text: z.string(),
    created_at: Timestamp,
    /** When the person has said that they have read the warning. */
    acknowledged_at: Timestamp.nullable(),
  })
  .meta({ id: 'MemberRecord' });
export type MemberRecord = z.infer<typeof MemberRecord>;

/** A warning as the person reads it, a member of the guild: who gave it is not told. */
export const Warning = z
  .strictObject({ id: Snowflake, guild_id: Snowflake, reason: z.string(), created_at: Timestamp })
  .meta({ id: 'Warning' });
export type Warning = z.infer<typeof Warning>;

/** Of each kind the newest hundred. */
export const MemberHistory = z
  .strictObject({
    user: User,
    is_member: z.boolean(),
    warnings: z.array(MemberRecord),
    notes: z.array(MemberRecord),
    /** Kicks, bans, time-outs, changes of roles and names: what the audit log has of the last 90 days. */
    deeds: z.array(AuditEntry),
    /** Reports about them to the moderators of the guild. */
    reports: z.array(Report),
    /** Those who are named in `deeds`. */
    users: z.array(User),
  })
  .meta({ id: 'MemberHistory' });
export type MemberHistory = z.infer<typeof MemberHistory>;

const member = { guild_id: Snowflake, user_id: Snowflake };
const refusals = ['UNKNOWN_GUILD', 'UNKNOWN_MEMBER', 'MISSING_PERMISSIONS'] as const;

export const memberRecordOperations = {
  'members.history': operation({
    summary: 'What moderators know of someone who is or was in the guild. Nobody reads their own',
    params: member,
    answer: MemberHistory,
    limit: { points: 20, seconds: 10 },
    errors: refusals,
  }),
  'notes.list': operation({
    summary: 'Notes of moderators about a member, the newest first',
    params: member,
    answer: z.array(MemberRecord),
    limit: { points: 20, seconds: 10 },
    errors: refusals,
  }),
  'notes.create': operation({
    summary: 'Write a note about a member, for moderators',
    params: member,
    body: { text: multiline({ max: LIMITS.noteText.max }).pipe(z.string().min(1)) },
    answer: MemberRecord,
    status: 201,
    limit: { points: 30, seconds: 60 },
    errors: refusals,
    audited: true,
  }),
  'notes.delete': operation({
    summary: 'Delete a note: an own one, or one of somebody below oneself',
    params: { ...member, note_id: Snowflake },
    answer: null,
    limit: { points: 30, seconds: 60 },
    errors: [...refusals, 'UNKNOWN_NOTE'],
    audited: true,
  }),
  'warnings.create': operation({
    summary: 'Warn a member who is below oneself; they are told the reason, not by whom',
    params: member,
    /** Over HTTP the header does as well. */
    body: { reason: line({ min: 1, max: LIMITS.auditReason.max }) },
    answer: MemberRecord,
    status: 201,
    limit: { points: 30, seconds: 60 },
    errors: refusals,
    audited: true,
  }),
  'warnings.listMine': operation({
    summary: 'Warnings that one has not said to have read',
    answer: z.array(Warning),
    limit: { points: 20, seconds: 10 },
  }),
  'warnings.acknowledge': operation({
    summary: 'Say that one has read a warning',
    params: { warning_id: Snowflake },
    answer: null,
    limit: { points: 30, seconds: 10 },
    errors: ['UNKNOWN_WARNING'],
  }),
};
