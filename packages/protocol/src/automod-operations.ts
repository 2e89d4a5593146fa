import { z } from 'zod';
import { AutoModAction, AutoModRule, AutoModTriggerType, CompleteAutoModRule, changedAutoModRule, newAutoModRule } from './automod.ts';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { Snowflake, Timestamp } from './schemas.ts';
import { User } from './users.ts';

/** What AutoMod did about a message. `content` is empty, and what matched is null, when not everybody in the guild may see the channel. */
export const AutoModExecution = z
  .strictObject({
    guild_id: Snowflake,
    action: AutoModAction,
    rule_id: Snowflake,
    rule_trigger_type: AutoModTriggerType,
    user_id: Snowflake,
    channel_id: Snowflake,
    /** Absent when the message was blocked. */
    message_id: Snowflake.optional(),
    /** The alert, when there is one. */
    alert_system_message_id: Snowflake.optional(),
    content: z.string(),
    matched_keyword: z.string().nullable(),
    matched_content: z.string().nullable(),
  })
  .meta({ id: 'AutoModExecution' });
export type AutoModExecution = z.infer<typeof AutoModExecution>;

/** A message that a rule would have caught. */
export const AutoModCatch = z
  .strictObject({
    message_id: Snowflake,
    channel_id: Snowflake,
    author: User,
    content: z.string(),
    timestamp: Timestamp,
    matched_keyword: z.string().nullable(),
    matched_content: z.string(),
  })
  .meta({ id: 'AutoModCatch' });
export type AutoModCatch = z.infer<typeof AutoModCatch>;

const guild = { guild_id: Snowflake };
const rule = { ...guild, rule_id: Snowflake };
const refusals = ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS'] as const;

export const autoModOperations = {
  'automod.list': operation({
    summary: 'The AutoMod rules of a guild',
    params: guild,
    answer: z.array(AutoModRule),
    limit: { points: 20, seconds: 10 },
    errors: refusals,
  }),
  'automod.get': operation({
    summary: 'One AutoMod rule',
    params: rule,
    answer: AutoModRule,
    errors: [...refusals, 'UNKNOWN_AUTOMOD_RULE'],
  }),
  'automod.create': operation({
    summary: 'Create an AutoMod rule. One that times people out needs MODERATE_MEMBERS too',
    params: guild,
    body: newAutoModRule,
    answer: AutoModRule,
    limit: { points: 30, seconds: 60 },
    errors: [...refusals, 'TOO_MANY_AUTOMOD_RULES', 'EDITED_MEANWHILE'],
    audited: true,
  }),
  'automod.update': operation({
    summary: 'Change an AutoMod rule; its trigger type stays',
    params: rule,
    body: changedAutoModRule,
    answer: AutoModRule,
    limit: { points: 30, seconds: 60 },
    errors: [...refusals, 'UNKNOWN_AUTOMOD_RULE', 'EDITED_MEANWHILE'],
    audited: true,
  }),
  'automod.delete': operation({
    summary: 'Delete an AutoMod rule',
    params: rule,
    answer: null,
    limit: { points: 30, seconds: 60 },
    errors: [...refusals, 'UNKNOWN_AUTOMOD_RULE'],
    audited: true,
  }),
  'automod.test': operation({
    summary:
      'What a rule would have caught of the newest messages that one may read, whether it is saved and enabled or not. Takes a few seconds at most; `checked` says how many it looked at. Ours',
    params: guild,
    body: {
      rule: CompleteAutoModRule,
      limit: z.int().min(1).max(LIMITS.autoMod.tested).default(LIMITS.autoMod.tested),
    },
    answer: z.strictObject({ checked: z.int(), catches: z.array(AutoModCatch) }),
    limit: { points: 10, seconds: 60 },
    errors: refusals,
  }),
};
