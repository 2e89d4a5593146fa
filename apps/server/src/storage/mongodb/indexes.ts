import type { Db, IndexDescription } from 'mongodb';

type Index = IndexDescription & { name: string; key: Record<string, 1 | -1> };

/**
 * Every index there is, besides the one on `_id` that each collection has. Made at the start where it is missing. Only
 * what the common subset knows: none is partial, sparse or with a time to live.
 */
export const INDEXES: Readonly<Record<string, readonly Index[]>> = {
  users: [
    { name: 'username', key: { username_key: 1 }, unique: true },
    { name: 'email', key: { email_key: 1 }, unique: true },
    { name: 'pending', key: { pending: 1, _id: 1 } },
    { name: 'admin', key: { admin: 1, _id: 1 } },
    { name: 'disabled', key: { disabled: 1, _id: 1 } },
  ],
  user_settings: [{ name: 'ends', key: { status_ends_at: 1, _id: 1 } }],
  user_guild_settings: [
    { name: 'settings', key: { user_id: 1, guild_id: 1 }, unique: true },
    { name: 'guild', key: { guild_id: 1 } },
  ],
  sessions: [
    { name: 'token', key: { token_hash: 1 }, unique: true },
    { name: 'previous', key: { previous_hash: 1 } },
    { name: 'user', key: { user_id: 1, last_used_at: -1, _id: -1 } },
    { name: 'last_used', key: { last_used_at: 1 } },
  ],
  push_subscriptions: [
    { name: 'endpoint', key: { endpoint: 1 }, unique: true },
    { name: 'user', key: { user_id: 1, created_at: 1, _id: 1 } },
  ],
  guilds: [
    { name: 'channels', key: { 'channels.id': 1 } },
    { name: 'to_purge', key: { to_purge: 1, _id: 1 } },
  ],
  members: [
    { name: 'member', key: { guild_id: 1, user_id: 1 }, unique: true },
    { name: 'memberships', key: { user_id: 1, guild_id: 1 } },
  ],
  messages: [
    { name: 'channel', key: { channel_id: 1, _id: 1 } },
    { name: 'once', key: { once: 1 }, unique: true },
    { name: 'author', key: { author_id: 1, _id: 1 } },
  ],
  pins: [{ name: 'channel', key: { channel_id: 1, pinned_at: 1 } }],
  scheduled_messages: [
    { name: 'author', key: { author_id: 1, send_at: 1, _id: 1 } },
    { name: 'channel', key: { channel_id: 1, _id: 1 } },
    { name: 'due', key: { due_at: 1, _id: 1 } },
  ],
  reminders: [{ name: 'user', key: { user_id: 1, remind_at: 1, _id: 1 } }],
  drafts: [
    { name: 'draft', key: { user_id: 1, channel_id: 1 }, unique: true },
    { name: 'channel', key: { channel_id: 1 } },
  ],
  read_states: [
    { name: 'state', key: { user_id: 1, channel_id: 1 }, unique: true },
    { name: 'channel', key: { channel_id: 1 } },
  ],
  mentions: [
    { name: 'mention', key: { target_id: 1, message_id: 1 }, unique: true },
    { name: 'message', key: { channel_id: 1, message_id: 1, target_id: 1 } },
  ],
  relationships: [
    { name: 'pair', key: { low_id: 1, high_id: 1 }, unique: true },
    { name: 'low', key: { low_id: 1, low_type: 1 } },
    { name: 'high', key: { high_id: 1, high_type: 1 } },
  ],
  reactions: [
    { name: 'reaction', key: { message_id: 1, emoji: 1, user_id: 1 }, unique: true },
    { name: 'user', key: { user_id: 1, message_id: 1 } },
    { name: 'channel', key: { channel_id: 1 } },
  ],
  polls: [
    { name: 'channel', key: { channel_id: 1 } },
    { name: 'expires', key: { expires_at: 1, _id: 1 } },
  ],
  poll_votes: [
    { name: 'vote', key: { message_id: 1, user_id: 1 }, unique: true },
    { name: 'user', key: { user_id: 1, message_id: 1 } },
    { name: 'channel', key: { channel_id: 1 } },
  ],
  threads: [
    { name: 'active', key: { guild_id: 1, archived: 1, _id: 1 } },
    { name: 'archived', key: { parent_id: 1, type: 1, archived: 1, archived_at: 1, _id: 1 } },
    { name: 'channel', key: { parent_id: 1, _id: 1 } },
    { name: 'ends', key: { archived: 1, ends_at: 1, _id: 1 } },
    { name: 'since', key: { guild_id: 1, ends_at: 1 } },
  ],
  thread_members: [
    { name: 'member', key: { thread_id: 1, user_id: 1 }, unique: true },
    { name: 'user', key: { user_id: 1, thread_id: 1 } },
  ],
  webhooks: [
    { name: 'channel', key: { channel_id: 1, _id: 1 } },
    { name: 'source', key: { source_channel_id: 1, _id: 1 } },
    { name: 'follower', key: { source_channel_id: 1, channel_id: 1 }, unique: true },
  ],
  crossposts: [
    { name: 'channel', key: { channel_id: 1 } },
    { name: 'due', key: { due_at: 1, _id: 1 } },
    { name: 'gone', key: { gone_at: 1 } },
  ],
  crosspost_copies: [
    { name: 'copy', key: { message_id: 1, webhook_id: 1 }, unique: true },
    { name: 'channel', key: { channel_id: 1 } },
  ],
  direct_channels: [
    { name: 'pair', key: { pair: 1 }, unique: true },
    { name: 'person', key: { user_ids: 1, _id: 1 } },
    { name: 'abandoned', key: { abandoned: 1, _id: 1 } },
  ],
  invites: [
    { name: 'guild', key: { guild_id: 1, created_at: 1, _id: 1 } },
    { name: 'channel', key: { channel_id: 1 } },
    { name: 'expires', key: { expires_at: 1 } },
  ],
  bans: [
    { name: 'ban', key: { guild_id: 1, user_id: 1 }, unique: true },
    { name: 'address', key: { address_hashes: 1 } },
    { name: 'expires', key: { expires_at: 1 } },
  ],
  audit_log: [
    { name: 'guild', key: { guild_id: 1, _id: 1 } },
    { name: 'target', key: { guild_id: 1, target_id: 1, _id: 1 } },
    { name: 'undoable', key: { undoable: 1, _id: 1 } },
  ],
  reports: [
    { name: 'guild', key: { guild_id: 1, _id: 1 } },
    { name: 'instance', key: { for_instance: 1, _id: 1 } },
    { name: 'reporter', key: { reporter_id: 1, _id: 1 } },
    { name: 'closed', key: { closed_at: 1 } },
    { name: 'once', key: { once: 1 }, unique: true },
  ],
  member_records: [
    { name: 'member', key: { guild_id: 1, user_id: 1, _id: 1 } },
    { name: 'user', key: { user_id: 1, _id: 1 } },
  ],
  automod_rules: [{ name: 'guild', key: { guild_id: 1, _id: 1 } }],
  'files.files': [{ name: 'filename', key: { filename: 1, uploadDate: 1 } }],
  'files.chunks': [{ name: 'chunk', key: { files_id: 1, n: 1 }, unique: true }],
};

/** One by one, and none that is there: FerretDB does not take more. Nodes that start together may make the same one. */
export async function createIndexes(db: Db): Promise<void> {
  for (const [collection, indexes] of Object.entries(INDEXES)) {
    const present = await namesIn(db, collection);
    for (const index of indexes.filter(({ name }) => !present.has(name))) {
      try {
        await db.collection(collection).createIndexes([index]);
      } catch (error) {
        if (!(await namesIn(db, collection)).has(index.name)) throw error;
      }
    }
  }
}

async function namesIn(db: Db, collection: string): Promise<Set<string | undefined>> {
  const exists = await db.listCollections({ name: collection }, { nameOnly: true }).hasNext();
  return new Set(exists ? (await db.collection(collection).indexes()).map(({ name }) => name) : []);
}
