import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { queryInt, Snowflake, Timestamp } from './schemas.ts';
import { User } from './users.ts';

/** What was done (API reference, "Audit Log Events"); from 1000 on ours. */
export const AUDIT_ACTION = {
  GUILD_UPDATE: 1,
  CHANNEL_CREATE: 10,
  CHANNEL_UPDATE: 11,
  CHANNEL_DELETE: 12,
  CHANNEL_OVERWRITE_CREATE: 13,
  CHANNEL_OVERWRITE_UPDATE: 14,
  CHANNEL_OVERWRITE_DELETE: 15,
  MEMBER_KICK: 20,
  MEMBER_PRUNE: 21,
  MEMBER_BAN_ADD: 22,
  MEMBER_BAN_REMOVE: 23,
  MEMBER_UPDATE: 24,
  MEMBER_ROLE_UPDATE: 25,
  ROLE_CREATE: 30,
  ROLE_UPDATE: 31,
  ROLE_DELETE: 32,
  INVITE_CREATE: 40,
  INVITE_DELETE: 42,
  MESSAGE_DELETE: 72,
  MESSAGE_BULK_DELETE: 73,
  MESSAGE_PIN: 74,
  MESSAGE_UNPIN: 75,
  AUTO_MODERATION_RULE_CREATE: 140,
  AUTO_MODERATION_RULE_UPDATE: 141,
  AUTO_MODERATION_RULE_DELETE: 142,
  AUTO_MODERATION_BLOCK_MESSAGE: 143,
  AUTO_MODERATION_FLAG_TO_CHANNEL: 144,
  AUTO_MODERATION_USER_COMMUNICATION_DISABLED: 145,
  MEMBER_WARN: 1000,
  MEMBER_NOTE: 1001,
  REPORT_UPDATE: 1002,
  RAID_MODE: 1003,
} as const;

export type AuditAction = (typeof AUDIT_ACTION)[keyof typeof AUDIT_ACTION];

/** One field before and after, whatever JSON it is; what was not there is left out. */
export const AuditChange = z.strictObject({ key: z.string(), old_value: z.unknown().optional(), new_value: z.unknown().optional() });
export type AuditChange = z.infer<typeof AuditChange>;

/**
 * `user_id` of what a guild did by itself, such as noticing a raid, is the id of the guild.
 * `undoable_until`, `undone_by` and `options.undoes` are ours: what can be undone, until when, who did, and what this undid.
 */
export const AuditEntry = z
  .strictObject({
    id: Snowflake,
    user_id: Snowflake,
    target_id: Snowflake.nullable(),
    action_type: z.int(),
    changes: z.array(AuditChange),
    options: z.record(z.string(), z.string()).optional(),
    reason: z.string().optional(),
    undoable_until: Timestamp.nullable(),
    undone_by: Snowflake.nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

const guild = { guild_id: Snowflake };

export const auditLogOperations = {
  'auditLog.list': operation({
    summary: 'Who did what in a guild, newest first; kept for 90 days',
    params: guild,
    query: {
      user_id: Snowflake.optional(),
      target_id: Snowflake.optional(),
      action_type: queryInt({ min: 1, max: 9999 }).optional(),
      before: Snowflake.optional(),
      after: Snowflake.optional(),
      limit: queryInt({ min: 1, max: LIMITS.auditPage.max, fallback: LIMITS.auditPage.default }),
    },
    answer: z.strictObject({
      audit_log_entries: z.array(AuditEntry),
      users: z.array(User),
      application_commands: z.array(z.never()),
      auto_moderation_rules: z.array(z.never()),
      guild_scheduled_events: z.array(z.never()),
      integrations: z.array(z.never()),
      threads: z.array(z.never()),
      webhooks: z.array(z.never()),
    }),
    limit: { points: 30, seconds: 10 },
    errors: ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS'],
  }),
  'auditLog.undo': operation({
    summary: 'Undo what a moderator did, within 15 minutes: exactly what was there comes back. Ours',
    params: { ...guild, entry_id: Snowflake },
    answer: AuditEntry,
    limit: { points: 30, seconds: 60 },
    errors: ['UNKNOWN_GUILD', 'UNKNOWN_AUDIT_ENTRY', 'MISSING_PERMISSIONS', 'CANNOT_UNDO', 'EDITED_MEANWHILE'],
    audited: true,
  }),
};
