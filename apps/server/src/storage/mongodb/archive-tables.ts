import type { Collection, Db, Document } from 'mongodb';
import type { ArchiveRows, ArchiveTable } from '../archive.ts';
import * as auditLog from './audit-log.ts';
import * as autoMod from './automod.ts';
import * as bans from './bans.ts';
import * as crosspostCopies from './crosspost-copies.ts';
import * as crossposts from './crossposts.ts';
import * as directChannels from './direct-channels.ts';
import * as drafts from './drafts.ts';
import * as guilds from './guilds.ts';
import { stored } from './ids.ts';
import { insertNew } from './insert-new.ts';
import { instanceStore, instances, ONLY_INSTANCE } from './instance.ts';
import * as invites from './invites.ts';
import * as memberRecords from './member-records.ts';
import * as members from './members.ts';
import * as mentions from './mentions.ts';
import * as messages from './message-documents.ts';
import { REMOVED } from './messages.ts';
import { meta } from './meta.ts';
import * as pins from './pins.ts';
import * as pollVotes from './poll-votes.ts';
import * as polls from './polls.ts';
import * as pushSubscriptions from './push-subscriptions.ts';
import * as reactions from './reactions.ts';
import * as readStates from './read-states.ts';
import * as relationships from './relationships.ts';
import * as reminders from './reminders.ts';
import * as reports from './reports.ts';
import * as scheduledMessages from './scheduled-messages.ts';
import * as sessions from './sessions.ts';
import * as threadMembers from './thread-members.ts';
import * as threads from './threads.ts';
import * as userGuildSettings from './user-guild-settings.ts';
import * as userSettings from './user-settings.ts';
import * as users from './users.ts';
import * as webhooks from './webhooks.ts';

/** How one table is read and written when the whole store moves. */
interface Access<Row> {
  list(page: { after: Row | undefined; limit: number }): Promise<Row[]>;
  insert(rows: readonly Row[]): Promise<void>;
  count(): Promise<number>;
}

interface Shape<Row, Doc> {
  /** One index holds these; the last one differs from row to row below the ones before it. */
  key: readonly string[];
  toDocument(row: Row): Doc;
  toRow(document: Doc): Row;
}

function plainTable<Row, Doc extends Document>(collection: Collection, { key, toDocument, toRow }: Shape<Row, Doc>): Access<Row> {
  const sort = Object.fromEntries(key.map((name) => [name, 1 as const]));
  const find = async (filter: Document, limit: number) =>
    // A limit of 0 would be none.
    limit > 0 ? (await collection.find<Doc>(filter).sort(sort).limit(limit).toArray()).map(toRow) : [];

  return {
    async list({ after, limit }) {
      if (!after) return find({}, limit);
      const last: Document = toDocument(after);
      const rows: Row[] = [];
      // The rest of the innermost group, then what stands after that group: each is one stretch of the index.
      for (let depth = key.length; depth > 0; depth--) {
        const same = key.slice(0, depth - 1).map((name) => [name, last[name]]);
        const name = key[depth - 1] as string;
        rows.push(...(await find({ ...Object.fromEntries(same), [name]: { $gt: last[name] } }, limit - rows.length)));
      }
      return rows;
    },
    async insert(rows) {
      if (rows.length === 0) return;
      await insertNew(collection, rows.map(toDocument));
    },
    count: () => collection.countDocuments({}),
  };
}

export function archiveTables(db: Db): { [T in ArchiveTable]: Access<ArchiveRows[T]> } {
  return {
    instance: {
      list: async ({ after }) => (after ? [] : [await instanceStore(db).getInstance()]),
      async insert([row]) {
        if (row) await instances(db).updateOne(ONLY_INSTANCE, { $set: row }, { upsert: true });
      },
      count: async () => 1,
    },
    users: plainTable(db.collection('users'), { key: ['_id'], ...users }),
    user_settings: plainTable(db.collection('user_settings'), { key: ['_id'], ...userSettings }),
    user_guild_settings: plainTable(db.collection('user_guild_settings'), { key: ['user_id', 'guild_id'], ...userGuildSettings }),
    sessions: plainTable(db.collection('sessions'), { key: ['_id'], ...sessions }),
    push_subscriptions: plainTable(db.collection('push_subscriptions'), { key: ['_id'], ...pushSubscriptions }),
    guilds: plainTable(db.collection('guilds'), {
      key: ['_id'],
      toDocument: guilds.toDocument,
      toRow: guilds.toGuild,
    }),
    members: plainTable(db.collection('members'), { key: ['guild_id', 'user_id'], ...members }),
    threads: plainTable(db.collection('threads'), { key: ['_id'], ...threads }),
    thread_members: plainTable(db.collection('thread_members'), { key: ['thread_id', 'user_id'], ...threadMembers }),
    direct_channels: plainTable(db.collection('direct_channels'), { key: ['_id'], ...directChannels }),
    messages: plainTable(db.collection('messages'), { key: ['channel_id', '_id'], ...messages }),
    pins: plainTable(db.collection('pins'), { key: ['_id'], ...pins }),
    drafts: plainTable(db.collection('drafts'), { key: ['user_id', 'channel_id'], ...drafts }),
    read_states: plainTable(db.collection('read_states'), { key: ['user_id', 'channel_id'], ...readStates }),
    mentions: plainTable(db.collection('mentions'), { key: ['target_id', 'message_id'], ...mentions }),
    relationships: plainTable(db.collection('relationships'), { key: ['low_id', 'high_id'], ...relationships }),
    reactions: plainTable(db.collection('reactions'), { key: ['message_id', 'emoji', 'user_id'], ...reactions }),
    polls: plainTable(db.collection('polls'), { key: ['_id'], ...polls }),
    poll_votes: plainTable(db.collection('poll_votes'), { key: ['message_id', 'user_id'], ...pollVotes }),
    scheduled_messages: plainTable(db.collection('scheduled_messages'), { key: ['_id'], ...scheduledMessages }),
    reminders: plainTable(db.collection('reminders'), { key: ['_id'], ...reminders }),
    webhooks: plainTable(db.collection('webhooks'), { key: ['_id'], ...webhooks }),
    crossposts: plainTable(db.collection('crossposts'), { key: ['_id'], ...crossposts }),
    crosspost_copies: plainTable(db.collection('crosspost_copies'), { key: ['message_id', 'webhook_id'], ...crosspostCopies }),
    invites: plainTable(db.collection('invites'), { key: ['_id'], ...invites }),
    bans: plainTable(db.collection('bans'), { key: ['guild_id', 'user_id'], ...bans }),
    audit_log: plainTable(db.collection('audit_log'), { key: ['_id'], ...auditLog }),
    reports: plainTable(db.collection('reports'), { key: ['_id'], ...reports }),
    member_records: plainTable(db.collection('member_records'), { key: ['_id'], ...memberRecords }),
    automod_rules: plainTable(db.collection('automod_rules'), { key: ['_id'], ...autoMod }),
    removed_messages: {
      async list({ after }) {
        const found = after ? null : await meta(db).findOne(REMOVED);
        return found ? [{ highest_id: String(found.highest_id) }] : [];
      },
      async insert([row]) {
        if (row) await meta(db).updateOne(REMOVED, { $set: { highest_id: stored(row.highest_id) } }, { upsert: true });
      },
      count: () => meta(db).countDocuments(REMOVED),
    },
  };
}
