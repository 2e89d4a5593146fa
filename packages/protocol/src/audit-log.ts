import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { queryInt, Snowflake, Timestamp } from './schemas.ts';
import { User } from './users.ts';

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
