import type { z } from 'zod';
import { auditLogOperations } from './audit-log.ts';
import { authOperations } from './auth.ts';
import { autoModOperations } from './automod-operations.ts';
import { banOperations } from './bans.ts';
import { channelOperations } from './channels.ts';
import { directMessageOperations } from './direct-messages.ts';
import { draftOperations } from './drafts.ts';
import { emojiOperations } from './emojis.ts';
import { guildOperations } from './guilds.ts';
import { iceServerOperations } from './ice-servers.ts';
import { instanceOperations } from './instance.ts';
import { inviteOperations } from './invites.ts';
import { memberRecordOperations } from './member-records.ts';
import { memberOperations } from './members.ts';
import { messageOperations, pinOperations } from './message-operations.ts';
import { pollOperations } from './poll-operations.ts';
import { pushSubscriptionOperations } from './push-subscriptions.ts';
import { reactionOperations } from './reactions.ts';
import { readStateOperations } from './read-states.ts';
import { relationshipOperations } from './relationships.ts';
import { reminderOperations } from './reminders.ts';
import { reportOperations } from './reports.ts';
import { roleOperations } from './roles.ts';
import type { OperationName } from './routes.ts';
import { scheduledMessageOperations } from './scheduled-messages.ts';
import { threadOperations } from './thread-operations.ts';
import { userGuildSettingsOperations } from './user-guild-settings.ts';
import { userSettingsOperations } from './user-settings.ts';
import { userOperations } from './users.ts';
import { voiceOperations } from './voice.ts';
import { webhookOperations } from './webhooks.ts';

export type { OperationName };

/** The whole API: the doors, the OpenAPI document, the limiter and the authorisation matrix are loops over this table. */
export const operations = {
  ...instanceOperations,
  ...authOperations,
  ...userOperations,
  ...userSettingsOperations,
  ...userGuildSettingsOperations,
  ...guildOperations,
  ...roleOperations,
  ...emojiOperations,
  ...auditLogOperations,
  ...autoModOperations,
  ...channelOperations,
  ...threadOperations,
  ...memberOperations,
  ...banOperations,
  ...memberRecordOperations,
  ...reportOperations,
  ...messageOperations,
  ...webhookOperations,
  ...directMessageOperations,
  ...draftOperations,
  ...readStateOperations,
  ...relationshipOperations,
  ...pinOperations,
  ...scheduledMessageOperations,
  ...reminderOperations,
  ...pushSubscriptionOperations,
  ...reactionOperations,
  ...pollOperations,
  ...inviteOperations,
  ...iceServerOperations,
  ...voiceOperations,
} satisfies Record<OperationName, unknown>;

export type Operations = typeof operations;

/** What a caller sends: before defaults. */
export type OperationRequest<N extends OperationName> = z.input<Operations[N]['input']>;

/** What a use case receives: parsed, with defaults. */
export type OperationInput<N extends OperationName> = z.output<Operations[N]['input']>;

/** What a caller receives; null where there is no content. */
export type OperationAnswer<N extends OperationName> = Operations[N]['answer'] extends z.ZodType ? z.output<Operations[N]['answer']> : null;
