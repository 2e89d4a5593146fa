import { auditLogWrites } from './audit-log.ts';
import { autoModWrites } from './automod.ts';
import { banWrites } from './bans.ts';
import { crosspostWrites } from './crossposts.ts';
import type { Database } from './database.ts';
import { directChannelWrites } from './direct-channels.ts';
import { draftWrites } from './drafts.ts';
import { guildWrites } from './guilds.ts';
import { instanceWrites } from './instance.ts';
import { inviteWrites } from './invites.ts';
import { memberRecordWrites } from './member-records.ts';
import { memberWrites } from './members.ts';
import { mentionWrites } from './mentions.ts';
import { messageWrites } from './messages.ts';
import { pinWrites } from './pins.ts';
import { pollWrites } from './polls.ts';
import { pushSubscriptionWrites } from './push-subscriptions.ts';
import { reactionWrites } from './reactions.ts';
import { readStateWrites } from './read-states.ts';
import { relationshipWrites } from './relationships.ts';
import { reminderWrites } from './reminders.ts';
import { reportWrites } from './reports.ts';
import { scheduledMessageWrites } from './scheduled-messages.ts';
import { sessionWrites } from './sessions.ts';
import { threadWrites } from './threads.ts';
import { userGuildSettingsWrites } from './user-guild-settings.ts';
import { userSettingsWrites } from './user-settings.ts';
import { userWrites } from './users.ts';
import { webhookWrites } from './webhooks.ts';

/** Every write there is, by the name it travels under. */
export const WRITES = {
  ...instanceWrites,
  ...userWrites,
  ...userSettingsWrites,
  ...userGuildSettingsWrites,
  ...sessionWrites,
  ...pushSubscriptionWrites,
  ...guildWrites,
  ...memberWrites,
  ...messageWrites,
  ...pinWrites,
  ...scheduledMessageWrites,
  ...reminderWrites,
  ...reactionWrites,
  ...pollWrites,
  ...directChannelWrites,
  ...draftWrites,
  ...readStateWrites,
  ...mentionWrites,
  ...relationshipWrites,
  ...threadWrites,
  ...webhookWrites,
  ...crosspostWrites,
  ...inviteWrites,
  ...banWrites,
  ...auditLogWrites,
  ...reportWrites,
  ...memberRecordWrites,
  ...autoModWrites,
};

type Writes = typeof WRITES;

/** Settles when the change is on disk. @throws StorageFull */
export type Write = <Name extends keyof Writes>(name: Name, ...args: Arguments<Writes[Name]>) => Promise<ReturnType<Writes[Name]>>;

/** What a function of a table takes after the connection. */
export type Arguments<F> = F extends (db: Database, ...args: infer A) => unknown ? A : never;
