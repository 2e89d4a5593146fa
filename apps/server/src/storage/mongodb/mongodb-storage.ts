import type { CommandStartedEvent } from 'mongodb';
import { nothing } from '../../lib/nothing.ts';
import type { Storage } from '../storage.ts';
import { auditLogStore } from './audit-log.ts';
import { autoModStore } from './automod.ts';
import { banStore } from './bans.ts';
import { type Connection, connect } from './connection.ts';
import { crosspostStore } from './crossposts.ts';
import { directChannelStore } from './direct-channels.ts';
import { draftStore } from './drafts.ts';
import { prepare } from './format.ts';
import { guildStore } from './guilds.ts';
import { instanceStore } from './instance.ts';
import { inviteStore } from './invites.ts';
import { type LeaseTimes, takeLease } from './lease.ts';
import { memberRecordStore } from './member-records.ts';
import { memberStore } from './members.ts';
import { mentionStore } from './mentions.ts';
import { messageStore } from './messages.ts';
import { pinStore } from './pins.ts';
import { pollStore } from './polls.ts';
import { pushSubscriptionStore } from './push-subscriptions.ts';
import { reactionStore } from './reactions.ts';
import { readStateStore } from './read-states.ts';
import { relationshipStore } from './relationships.ts';
import { reminderStore } from './reminders.ts';
import { reportStore } from './reports.ts';
import { scheduledMessageStore } from './scheduled-messages.ts';
import { sessionStore } from './sessions.ts';
import { threadStore } from './threads.ts';
import { refuseUnfinished } from './unfinished.ts';
import { userGuildSettingsStore } from './user-guild-settings.ts';
import { userSettingsStore } from './user-settings.ts';
import { userStore } from './users.ts';
import { webhookStore } from './webhooks.ts';

interface Options {
  url: string;
  /** True for a server without others beside it; false for one of several nodes, and for a command that writes a row beside a server. */
  exclusive: boolean;
  /** Told once when another server seems to hold the database and is watched for this many seconds. */
  onWait?: (seconds: number) => void;
  /** Told when another server took the database over; everything is refused then. */
  onLost?: (error: Error) => void;
  times?: LeaseTimes;
  /** Sees every command: for tests. */
  onCommand?: (event: CommandStartedEvent) => void;
}

export interface MongodbStorage extends Storage {
  /** For what else is kept in the database. Ends with the storage. */
  connection: Connection;
}

/** @throws StorageInUse, StorageTooNew, StorageUnfinished, StorageFull, Unavailable */
export async function openMongodbStorage({ url, exclusive, onCommand, ...options }: Options): Promise<MongodbStorage> {
  await prepareDatabase(url);
  const connection = await connect({ url, onCommand });
  try {
    const { times, onWait = nothing, onLost = nothing } = options;
    const lease = exclusive ? await takeLease(connection, { url, ...(times && { times }), onWait, onLost }) : undefined;
    await connection.use(() => refuseUnfinished(connection.db, url));
    return {
      ...stores(connection),
      connection,
      async check() {
        await connection.use(() => connection.db.command({ ping: 1 }));
      },
      async close() {
        await connection.close(lease?.release);
      },
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** Making an index of many documents takes longer than any call of a server may. */
export async function prepareDatabase(url: string): Promise<void> {
  const connection = await connect({ url, hurried: false });
  try {
    await connection.use(() => prepare(connection.db));
  } finally {
    await connection.close();
  }
}

function stores(connection: Connection) {
  const { db, closing } = connection;
  return {
    instance: using(connection, instanceStore(db)),
    users: using(connection, userStore(db)),
    userGuildSettings: using(connection, userGuildSettingsStore(db)),
    userSettings: using(connection, userSettingsStore(db)),
    sessions: using(connection, sessionStore(db)),
    pushSubscriptions: using(connection, pushSubscriptionStore(db)),
    guilds: using(connection, guildStore(db)),
    members: using(connection, memberStore(db)),
    messages: using(connection, messageStore(db, closing)),
    pins: using(connection, pinStore(db)),
    scheduledMessages: using(connection, scheduledMessageStore(db)),
    reminders: using(connection, reminderStore(db)),
    drafts: using(connection, draftStore(db)),
    readStates: using(connection, readStateStore(db)),
    mentions: using(connection, mentionStore(db)),
    directChannels: using(connection, directChannelStore(db)),
    relationships: using(connection, relationshipStore(db)),
    threads: using(connection, threadStore(db)),
    reactions: using(connection, reactionStore(db)),
    polls: using(connection, pollStore(db)),
    webhooks: using(connection, webhookStore(db)),
    crossposts: using(connection, crosspostStore(db)),
    invites: using(connection, inviteStore(db)),
    bans: using(connection, banStore(db)),
    auditLog: using(connection, auditLogStore(db)),
    reports: using(connection, reportStore(db)),
    memberRecords: using(connection, memberRecordStore(db)),
    autoMod: using(connection, autoModStore(db)),
  } satisfies Omit<Storage, 'check' | 'close'>;
}

/** Every call of a port goes through the connection, which counts it and knows what its failures mean. */
function using<Store extends object>(connection: Connection, store: Store): Store {
  const entries = Object.entries(store).map(([name, call]) => [name, (...args: unknown[]) => connection.use(() => call(...args))]);
  return Object.fromEntries(entries) as Store;
}
