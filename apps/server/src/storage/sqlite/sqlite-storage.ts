import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageStore } from '../../features/messages/store.ts';
import type { Storage } from '../storage.ts';
import { auditLogReads, auditLogWrites } from './audit-log.ts';
import { autoModReads, autoModWrites } from './automod.ts';
import { banReads, banWrites } from './bans.ts';
import { crosspostReads, crosspostWrites } from './crossposts.ts';
import { type Database, openDatabase } from './database.ts';
import { directChannelReads, directChannelWrites } from './direct-channels.ts';
import { draftReads, draftWrites } from './drafts.ts';
import { mendable } from './failures.ts';
import { guildReads, guildWrites } from './guilds.ts';
import { instanceReads, instanceWrites } from './instance.ts';
import { inviteReads, inviteWrites } from './invites.ts';
import { lockFolder, type Unlock } from './lock.ts';
import { memberRecordReads, memberRecordWrites } from './member-records.ts';
import { memberReads, memberWrites } from './members.ts';
import { mentionReads, mentionWrites } from './mentions.ts';
import { messageReads, messageWrites } from './messages.ts';
import { migrate, missingMigrations } from './migrations.ts';
import { pinReads, pinWrites } from './pins.ts';
import { pollReads, pollWrites } from './polls.ts';
import { pushSubscriptionReads, pushSubscriptionWrites } from './push-subscriptions.ts';
import { reactionReads, reactionWrites } from './reactions.ts';
import { readStateReads, readStateWrites } from './read-states.ts';
import { relationshipReads, relationshipWrites } from './relationships.ts';
import { reminderReads, reminderWrites } from './reminders.ts';
import { reportReads, reportWrites } from './reports.ts';
import { scheduledMessageReads, scheduledMessageWrites } from './scheduled-messages.ts';
import { sessionReads, sessionWrites } from './sessions.ts';
import { reading, writing } from './stores.ts';
import { threadReads, threadWrites } from './threads.ts';
import { refuseUnfinished } from './unfinished.ts';
import { userGuildSettingsReads, userGuildSettingsWrites } from './user-guild-settings.ts';
import { userSettingsReads, userSettingsWrites } from './user-settings.ts';
import { userReads, userWrites } from './users.ts';
import { webhookReads, webhookWrites } from './webhooks.ts';
import { createWriter, type Writer, type WriterSeat } from './writer.ts';
import { startWriterThread } from './writer-thread.ts';
import type { Write } from './writes.ts';

interface Options {
  /** The data folder; made when missing. */
  folder: string;
  /** True for a server, which is alone on its folder; false for a command that writes a row beside it. */
  exclusive: boolean;
}

/** @throws StorageInUse, StorageTooNew, StorageUnfinished, StorageFull */
export async function openSqliteStorage({ folder, exclusive }: Options): Promise<Storage> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = exclusive ? lockFolder(folder) : undefined;
  try {
    return await openWith(folder, startWriterThread, unlock);
  } catch (error) {
    unlock?.();
    throw mendable(error);
  }
}

/** `start` decides where the writer sits. */
export async function openWith(
  folder: string,
  start: (path: string, writer: Writer) => WriterSeat | Promise<WriterSeat>,
  unlock: Unlock | undefined,
): Promise<Storage> {
  const path = join(folder, 'chat.db');
  const reader = openDatabase(path);
  const writer = createWriter();
  try {
    if (missingMigrations(reader).length > 0) migrateAlone(folder, reader, unlock !== undefined);
    refuseUnfinished(reader, folder);
    reader.exec('PRAGMA query_only = ON; PRAGMA cache_size = -8000');
    writer.sit(await start(path, writer));
  } catch (error) {
    reader.close();
    throw error;
  }
  return {
    ...stores(reader, writer.write),
    async check() {
      writer.check();
      reader.get('SELECT 1 FROM instance');
    },
    async close() {
      // The last connection to close folds the log into the database.
      await writer.close();
      reader.close();
      unlock?.();
    },
  };
}

/** A command beside a running server must not change the format under it. */
export function migrateAlone(folder: string, db: Database, isAlone: boolean): void {
  const unlock = isAlone ? undefined : lockFolder(folder);
  try {
    migrate(db);
  } finally {
    unlock?.();
  }
}

function stores(reader: Database, write: Write) {
  return {
    instance: { ...reading(reader, instanceReads), ...writing(write, instanceWrites) },
    users: { ...reading(reader, userReads), ...writing(write, userWrites) },
    userGuildSettings: { ...reading(reader, userGuildSettingsReads), ...writing(write, userGuildSettingsWrites) },
    userSettings: { ...reading(reader, userSettingsReads), ...writing(write, userSettingsWrites) },
    sessions: { ...reading(reader, sessionReads), ...writing(write, sessionWrites) },
    pushSubscriptions: { ...reading(reader, pushSubscriptionReads), ...writing(write, pushSubscriptionWrites) },
    guilds: { ...reading(reader, guildReads), ...writing(write, guildWrites) },
    members: { ...reading(reader, memberReads), ...writing(write, memberWrites) },
    messages: messageStore(reader, write),
    pins: { ...reading(reader, pinReads), ...writing(write, pinWrites) },
    scheduledMessages: { ...reading(reader, scheduledMessageReads), ...writing(write, scheduledMessageWrites) },
    reminders: { ...reading(reader, reminderReads), ...writing(write, reminderWrites) },
    drafts: { ...reading(reader, draftReads), ...writing(write, draftWrites) },
    readStates: { ...reading(reader, readStateReads), ...writing(write, readStateWrites) },
    mentions: { ...reading(reader, mentionReads), ...writing(write, mentionWrites) },
    directChannels: { ...reading(reader, directChannelReads), ...writing(write, directChannelWrites) },
    relationships: { ...reading(reader, relationshipReads), ...writing(write, relationshipWrites) },
    threads: { ...reading(reader, threadReads), ...writing(write, threadWrites) },
    reactions: { ...reading(reader, reactionReads), ...writing(write, reactionWrites) },
    polls: { ...reading(reader, pollReads), ...writing(write, pollWrites) },
    webhooks: { ...reading(reader, webhookReads), ...writing(write, webhookWrites) },
    crossposts: { ...reading(reader, crosspostReads), ...writing(write, crosspostWrites) },
    invites: { ...reading(reader, inviteReads), ...writing(write, inviteWrites) },
    bans: { ...reading(reader, banReads), ...writing(write, banWrites) },
    auditLog: { ...reading(reader, auditLogReads), ...writing(write, auditLogWrites) },
    reports: { ...reading(reader, reportReads), ...writing(write, reportWrites) },
    memberRecords: { ...reading(reader, memberRecordReads), ...writing(write, memberRecordWrites) },
    autoMod: { ...reading(reader, autoModReads), ...writing(write, autoModWrites) },
  } satisfies Omit<Storage, 'check' | 'close'>;
}

function messageStore(reader: Database, write: Write): MessageStore {
  const { insertMessage: _, ...others } = writing(write, messageWrites);
  return {
    ...reading(reader, messageReads),
    ...others,
    async insertOnce(row) {
      const first = await write('insertMessage', row.id, row.channel_id, row.author_id, row.nonce, row.body, row.refs);
      return first ? { row: first, repeated: true } : { row, repeated: false };
    },
  };
}
