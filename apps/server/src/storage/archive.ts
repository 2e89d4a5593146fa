import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { AuditRow } from '../features/audit-log/store.ts';
import type { SessionRow } from '../features/auth/store.ts';
import type { BanRow } from '../features/bans/store.ts';
import type { CopyRow, CrosspostRow } from '../features/crossposts/store.ts';
import type { DirectChannelRow } from '../features/direct-messages/store.ts';
import type { DraftRow } from '../features/drafts/store.ts';
import type { GuildDoc } from '../features/guilds/store.ts';
import type { InstanceRow } from '../features/instance/store.ts';
import type { InviteRow } from '../features/invites/store.ts';
import type { MemberRecordRow } from '../features/member-records/store.ts';
import type { MemberRow } from '../features/members/store.ts';
import type { MentionRow } from '../features/mentions/store.ts';
import type { MessageRefs, MessageRow } from '../features/messages/store.ts';
import type { PinRow } from '../features/pins/store.ts';
import type { PollRow, VoteRow } from '../features/polls/store.ts';
import type { PushSubscriptionRow } from '../features/push-subscriptions/store.ts';
import type { ReactionRow } from '../features/reactions/store.ts';
import type { ReadStateRow } from '../features/read-states/store.ts';
import type { PairRow } from '../features/relationships/store.ts';
import type { ReminderRow } from '../features/reminders/store.ts';
import type { ReportRow } from '../features/reports/store.ts';
import type { ScheduledMessageRow } from '../features/scheduled-messages/store.ts';
import type { ThreadMemberRow, ThreadRow } from '../features/threads/store.ts';
import type { StoredGuildSettings, UserGuildSettingsRow } from '../features/user-guild-settings/store.ts';
import type { StoredSettings, UserSettingsRow } from '../features/user-settings/store.ts';
import type { UserRow } from '../features/users/store.ts';
import type { WebhookRow } from '../features/webhooks/store.ts';

export type { MessageRefs, StoredGuildSettings, StoredSettings };

/** Every kind of row a store keeps, as its port has it. */
export interface ArchiveRows {
  /** Always one: the row, or INSTANCE_DEFAULTS. */
  instance: InstanceRow;
  users: UserRow;
  user_settings: UserSettingsRow;
  user_guild_settings: UserGuildSettingsRow;
  sessions: SessionRow;
  push_subscriptions: PushSubscriptionRow;
  /** Also those marked deleted. */
  guilds: GuildDoc;
  members: MemberRow;
  threads: ThreadRow;
  thread_members: ThreadMemberRow;
  direct_channels: DirectChannelRow;
  messages: MessageRow;
  pins: PinRow;
  reactions: ReactionRow;
  /** Those that have not ended. */
  polls: PollRow;
  poll_votes: VoteRow;
  scheduled_messages: ScheduledMessageRow;
  reminders: ReminderRow;
  drafts: DraftRow;
  read_states: ReadStateRow;
  mentions: MentionRow;
  relationships: PairRow;
  webhooks: WebhookRow;
  crossposts: CrosspostRow;
  crosspost_copies: CopyRow;
  invites: InviteRow;
  bans: BanRow;
  audit_log: AuditRow;
  reports: ReportRow;
  member_records: MemberRecordRow;
  automod_rules: AutoModRule;
  /** One once a message was removed: no new message may get an id at or below it. */
  removed_messages: { highest_id: Id };
}

export type ArchiveTable = keyof ArchiveRows;

/** How far an unfinished import has come. */
export interface UnfinishedImport {
  /** What is being imported: the same text for the same content. */
  from: string;
  /** The importer's own note of where to go on; null before the first row. */
  place: string | null;
}

/**
 * A whole store, row by row, for moving it. While an import is unfinished, opening the store as a server's is refused
 * (StorageUnfinished). Writes throw StorageFull.
 */
export interface ArchiveStore {
  /**
   * Rows in the order of their keys, after the key of `after`: `id`; settings by `user_id`; push subscriptions by `session_id`; members and bans by `guild_id`, `user_id`; those of threads by
   * Rows in the order of their keys, after the key of `after`: `id`; settings by `user_id`, those of guilds by `user_id`, `guild_id`; members and bans by `guild_id`, `user_id`; those of threads by
   * `thread_id`, `user_id`; messages by `channel_id`, `id`; invites by `code`; pins, polls and crossposts by `message_id`; copies by
   * `message_id`, `webhook_id`; reactions by `message_id`, `emoji`, `user_id`; votes by `message_id`, `user_id`; drafts and
   * read states by `user_id`, `channel_id`; mentions by `target_id`, `message_id`. Ids compare as numbers.
   * `message_id`, `webhook_id`; reactions by `message_id`, `emoji`, `user_id`; votes by `message_id`, `user_id`; drafts by `user_id`,
   * `channel_id`; relationships by `low_id`, `high_id`. Ids compare as numbers.
   */
  listRows<T extends ArchiveTable>(table: T, page: { after: ArchiveRows[T] | undefined; limit: number }): Promise<ArchiveRows[T][]>;
  /**
   * A row is left out when its key, or whatever else must be the only one of its kind, is there already; the instance and the
   * highest removed id are replaced. Settles when on disk.
   */
  insertRows<T extends ArchiveTable>(table: T, rows: readonly ArchiveRows[T][]): Promise<void>;
  countRows(table: ArchiveTable): Promise<number>;
  getImport(): Promise<UnfinishedImport | undefined>;
  keepImport(state: UnfinishedImport): Promise<void>;
  /** The store is whole. */
  endImport(): Promise<void>;
  close(): Promise<void>;
}
