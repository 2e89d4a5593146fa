import type { AuditLogStore } from '../features/audit-log/store.ts';
import type { SessionStore } from '../features/auth/store.ts';
import type { AutoModStore } from '../features/automod/store.ts';
import type { BanStore } from '../features/bans/store.ts';
import type { CrosspostStore } from '../features/crossposts/store.ts';
import type { DirectChannelStore } from '../features/direct-messages/store.ts';
import type { DraftStore } from '../features/drafts/store.ts';
import type { GuildStore } from '../features/guilds/store.ts';
import type { InstanceStore } from '../features/instance/store.ts';
import type { InviteStore } from '../features/invites/store.ts';
import type { MemberRecordStore } from '../features/member-records/store.ts';
import type { MemberStore } from '../features/members/store.ts';
import type { MentionStore } from '../features/mentions/store.ts';
import type { MessageStore } from '../features/messages/store.ts';
import type { PinStore } from '../features/pins/store.ts';
import type { PollStore } from '../features/polls/store.ts';
import type { PushSubscriptionStore } from '../features/push-subscriptions/store.ts';
import type { ReactionStore } from '../features/reactions/store.ts';
import type { ReadStateStore } from '../features/read-states/store.ts';
import type { RelationshipStore } from '../features/relationships/store.ts';
import type { ReminderStore } from '../features/reminders/store.ts';
import type { ReportStore } from '../features/reports/store.ts';
import type { ScheduledMessageStore } from '../features/scheduled-messages/store.ts';
import type { ThreadStore } from '../features/threads/store.ts';
import type { UserGuildSettingsStore } from '../features/user-guild-settings/store.ts';
import type { UserSettingsStore } from '../features/user-settings/store.ts';
import type { UserStore } from '../features/users/store.ts';
import type { WebhookStore } from '../features/webhooks/store.ts';

/**
 * Everything that is kept. Each write settles when it is on disk; ask only for single-document atomicity.
 * Writes throw StorageFull when the disk has no room; reads go on then.
 */
export interface Storage {
  instance: InstanceStore;
  users: UserStore;
  userSettings: UserSettingsStore;
  userGuildSettings: UserGuildSettingsStore;
  sessions: SessionStore;
  pushSubscriptions: PushSubscriptionStore;
  guilds: GuildStore;
  members: MemberStore;
  messages: MessageStore;
  pins: PinStore;
  scheduledMessages: ScheduledMessageStore;
  reminders: ReminderStore;
  reactions: ReactionStore;
  polls: PollStore;
  drafts: DraftStore;
  readStates: ReadStateStore;
  mentions: MentionStore;
  directChannels: DirectChannelStore;
  relationships: RelationshipStore;
  threads: ThreadStore;
  webhooks: WebhookStore;
  crossposts: CrosspostStore;
  invites: InviteStore;
  bans: BanStore;
  auditLog: AuditLogStore;
  reports: ReportStore;
  memberRecords: MemberRecordStore;
  autoMod: AutoModStore;
  /** Throws when the store cannot answer; for /health/ready. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** The disk has no room: nothing of this write was kept. */
export class StorageFull extends Error {
  override name = 'StorageFull';
}

/** Another process works on the same data folder. */
export class StorageInUse extends Error {
  override name = 'StorageInUse';
}

/** An import into this store did not come to its end: it must, before a server may open it. */
export class StorageUnfinished extends Error {
  override name = 'StorageUnfinished';
}

/** The data was written by a newer version of the program. */
export class StorageTooNew extends Error {
  override name = 'StorageTooNew';
}
