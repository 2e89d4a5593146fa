import type { ArchiveRows, ArchiveTable } from '../archive.ts';
import type { Database } from './database.ts';
import { guildWrites } from './guilds.ts';
import { instanceReads, keepInstance } from './instance.ts';

/** How one table is read and written when the whole store moves. */
interface Access<Row> {
  list(db: Database, page: { after: Row | undefined; limit: number }): Row[];
  insert(db: Database, row: Row): void;
  count(db: Database): number;
}

/** `id`: a snowflake, an integer here and text in a row; `flag`: 0 or 1; `json`: text here. */
type Kind = 'id' | 'plain' | 'flag' | 'json';

/** A table whose columns are the fields of its row. `key` orders it and is its primary key. */
function plainTable<T extends ArchiveTable>(
  table: T,
  key: readonly (keyof ArchiveRows[T] & string)[],
  columns: Record<keyof ArchiveRows[T], Kind>,
): Access<ArchiveRows[T]> {
  type Row = ArchiveRows[T];
  const kinds = Object.entries<Kind>(columns);
  const names = kinds.map(([name]) => name);
  const select = kinds.map(([name, kind]) => (kind === 'id' ? `CAST(${name} AS TEXT) AS ${name}` : name)).join(', ');
  // The table's own name in front: the order is of the column, not of the text selected under the same name.
  const order = key.map((name) => `${table}.${name}`).join(', ');
  const all = `SELECT ${select} FROM ${table} ORDER BY ${order} LIMIT ?`;
  const after = `SELECT ${select} FROM ${table} WHERE (${order}) > (${marks(key.length)}) ORDER BY ${order} LIMIT ?`;
  const insert = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks(names.length)}) ON CONFLICT DO NOTHING`;

  return {
    list(db, page) {
      const last = page.after;
      const stored = last
        ? db.all<Record<string, unknown>>(after, ...key.map((name) => last[name] as string), page.limit)
        : db.all<Record<string, unknown>>(all, page.limit);
      return stored.map((row) => Object.fromEntries(kinds.map(([name, kind]) => [name, fromColumn(kind, row[name])])) as Row);
    },
    insert(db, row) {
      db.run(insert, ...kinds.map(([name, kind]) => toColumn(kind, row[name as keyof Row])));
    },
    count: (db) => countOf(db, table),
  };
}

function marks(count: number): string {
  return Array(count).fill('?').join(', ');
}

function fromColumn(kind: Kind, value: unknown): unknown {
  if (kind === 'flag') return value === 1;
  return kind === 'json' ? JSON.parse(String(value)) : value;
}

function toColumn(kind: Kind, value: unknown): string | number | null {
  if (kind === 'flag') return Number(value);
  return kind === 'json' ? JSON.stringify(value) : (value as string | number | null);
}

function countOf(db: Database, table: string): number {
  return db.get<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)?.count ?? 0;
}

const instance: Access<ArchiveRows['instance']> = {
  list: (db, { after }) => (after ? [] : [instanceReads.getInstance(db)]),
  insert: keepInstance,
  count: () => 1,
};

const guilds: Access<ArchiveRows['guilds']> = {
  list: (db, { after, limit }) =>
    db
      .all<{ doc: string }>('SELECT doc FROM guilds WHERE id > ? ORDER BY id LIMIT ?', after?.id ?? '-1', limit)
      .map(({ doc }) => JSON.parse(doc) as ArchiveRows['guilds']),
  insert(db, guild) {
    if (!db.get('SELECT 1 FROM guilds WHERE id = ?', guild.id)) guildWrites.insertGuild(db, guild);
  },
  count: (db) => countOf(db, 'guilds'),
};

const removedMessages: Access<ArchiveRows['removed_messages']> = {
  list: (db, { after }) =>
    after
      ? []
      : db
          .all<ArchiveRows['removed_messages']>('SELECT CAST(highest_id AS TEXT) AS highest_id FROM removed_messages')
          .map((row) => ({ ...row })),
  insert(db, { highest_id }) {
    db.run('INSERT OR REPLACE INTO removed_messages (one, highest_id) VALUES (1, ?)', highest_id);
  },
  count: (db) => countOf(db, 'removed_messages'),
};

export const ARCHIVE_TABLES: { [T in ArchiveTable]: Access<ArchiveRows[T]> } = {
  instance,
  users: plainTable('users', ['id'], {
    id: 'id',
    username: 'plain',
    username_key: 'plain',
    global_name: 'plain',
    avatar: 'plain',
    bio: 'plain',
    email: 'plain',
    locale: 'plain',
    bot: 'flag',
    admin: 'flag',
    pending: 'flag',
    pending_invite: 'plain',
    password_hash: 'plain',
    disabled: 'flag',
  }),
  user_settings: plainTable('user_settings', ['user_id'], {
    ...{ user_id: 'id', revision: 'plain', settings: 'plain', status_ends_at: 'plain' },
  }),
  user_guild_settings: plainTable('user_guild_settings', ['user_id', 'guild_id'], {
    ...{ user_id: 'id', guild_id: 'id', version: 'plain', settings: 'plain' },
  }),
  sessions: plainTable('sessions', ['id'], {
    id: 'id',
    user_id: 'id',
    token_hash: 'plain',
    previous_hash: 'plain',
    rotated_at: 'plain',
    created_at: 'plain',
    last_used_at: 'plain',
    user_agent: 'plain',
    address: 'plain',
  }),
  push_subscriptions: plainTable('push_subscriptions', ['session_id'], {
    ...{ session_id: 'id', user_id: 'id', endpoint: 'plain', p256dh: 'plain', auth: 'plain' },
    ...{ show_content: 'flag', created_at: 'plain' },
  }),
  guilds,
  members: plainTable('members', ['guild_id', 'user_id'], {
    guild_id: 'id',
    user_id: 'id',
    nick: 'plain',
    roles: 'json',
    joined_at: 'plain',
    communication_disabled_until: 'plain',
    mute: 'flag',
    deaf: 'flag',
  }),
  threads: plainTable('threads', ['id'], {
    ...{ id: 'id', guild_id: 'id', parent_id: 'id', type: 'plain', owner_id: 'id', invitable: 'flag' },
    ...{ name: 'plain', created_at: 'plain', auto_archive_duration: 'plain', rate_limit_per_user: 'plain' },
    ...{ archived: 'flag', locked: 'flag', archived_at: 'plain', ends_at: 'plain', message_count: 'plain' },
    ...{ total_message_sent: 'plain', applied_tags: 'json' },
  }),
  thread_members: plainTable('thread_members', ['thread_id', 'user_id'], { thread_id: 'id', user_id: 'id', joined_at: 'plain' }),
  direct_channels: plainTable('direct_channels', ['id'], {
    ...{ id: 'id', version: 'plain', type: 'plain', user_ids: 'json', pair: 'plain', closed_by: 'json' },
    ...{ asked_id: 'id', consent: 'plain' },
    ...{ owner_id: 'id', name: 'plain', icon: 'plain' },
  }),
  messages: plainTable('messages', ['channel_id', 'id'], {
    ...{ id: 'id', channel_id: 'id', author_id: 'id', nonce: 'plain', body: 'plain' },
    ...{ refs: 'plain', reactions: 'plain', revision: 'plain' },
  }),
  read_states: plainTable('read_states', ['user_id', 'channel_id'], {
    ...{ user_id: 'id', channel_id: 'id', last_message_id: 'id' },
    ...{ version: 'plain', updated_at: 'plain' },
  }),
  mentions: plainTable('mentions', ['target_id', 'message_id'], {
    ...{ target_id: 'id', message_id: 'id', channel_id: 'id', author_id: 'id' },
  }),
  drafts: plainTable('drafts', ['user_id', 'channel_id'], { user_id: 'id', channel_id: 'id', content: 'plain', updated_at: 'plain' }),
  relationships: plainTable('relationships', ['low_id', 'high_id'], {
    ...{ low_id: 'id', high_id: 'id', low_type: 'plain', high_type: 'plain', low_since: 'plain', high_since: 'plain' },
  }),
  reactions: plainTable('reactions', ['message_id', 'emoji', 'user_id'], {
    ...{ message_id: 'id', emoji: 'plain', user_id: 'id', channel_id: 'id' },
  }),
  polls: plainTable('polls', ['message_id'], { message_id: 'id', channel_id: 'id', expires_at: 'plain' }),
  poll_votes: plainTable('poll_votes', ['message_id', 'user_id'], {
    ...{ message_id: 'id', user_id: 'id', channel_id: 'id', answer_ids: 'json' },
  }),
  webhooks: plainTable('webhooks', ['id'], {
    ...{ id: 'id', guild_id: 'id', channel_id: 'id', user_id: 'id', source_guild_id: 'id', source_channel_id: 'id' },
    ...{ source_guild_name: 'plain', source_channel_name: 'plain' },
  }),
  crossposts: plainTable('crossposts', ['message_id'], {
    ...{ message_id: 'id', channel_id: 'id', published_at: 'plain', delivered: 'flag', due_at: 'plain', gone_at: 'plain' },
    revision: 'plain',
  }),
  crosspost_copies: plainTable('crosspost_copies', ['message_id', 'webhook_id'], {
    ...{ message_id: 'id', webhook_id: 'id', channel_id: 'id', copy_id: 'id' },
  }),
  pins: plainTable('pins', ['message_id'], { message_id: 'id', channel_id: 'id', pinned_at: 'plain' }),
  scheduled_messages: plainTable('scheduled_messages', ['id'], {
    ...{ id: 'id', author_id: 'id', channel_id: 'id', content: 'plain', message_reference: 'plain', allowed_mentions: 'plain' },
    ...{ send_at: 'plain', due_at: 'plain', sending: 'flag', failed: 'plain', revision: 'plain' },
  }),
  reminders: plainTable('reminders', ['id'], { id: 'id', user_id: 'id', channel_id: 'id', content: 'plain', remind_at: 'plain' }),
  invites: plainTable('invites', ['code'], {
    code: 'plain',
    guild_id: 'id',
    channel_id: 'id',
    inviter_id: 'id',
    max_age: 'plain',
    max_uses: 'plain',
    uses: 'plain',
    created_at: 'plain',
    expires_at: 'plain',
  }),
  bans: plainTable('bans', ['guild_id', 'user_id'], {
    guild_id: 'id',
    user_id: 'id',
    moderator_id: 'id',
    reason: 'plain',
    created_at: 'plain',
    expires_at: 'plain',
    address_hashes: 'json',
  }),
  audit_log: plainTable('audit_log', ['id'], {
    id: 'id',
    guild_id: 'id',
    user_id: 'id',
    action_type: 'plain',
    target_id: 'id',
    changes: 'plain',
    options: 'plain',
    reason: 'plain',
    undo: 'plain',
    undone_by: 'id',
  }),
  reports: plainTable('reports', ['id'], {
    id: 'id',
    guild_id: 'id',
    reporter_id: 'id',
    user_id: 'id',
    channel_id: 'id',
    message_id: 'id',
    category: 'plain',
    comment: 'plain',
    message: 'plain',
    context: 'plain',
    for_guild: 'flag',
    for_instance: 'flag',
    status: 'plain',
    assignee_id: 'id',
    outcome: 'plain',
    updated_at: 'plain',
    closed_at: 'plain',
    once: 'plain',
  }),
  member_records: plainTable('member_records', ['id'], {
    id: 'id',
    guild_id: 'id',
    user_id: 'id',
    author_id: 'id',
    kind: 'plain',
    text: 'plain',
    acknowledged_at: 'plain',
  }),
  automod_rules: plainTable('automod_rules', ['id'], {
    id: 'id',
    guild_id: 'id',
    name: 'plain',
    creator_id: 'id',
    event_type: 'plain',
    trigger_type: 'plain',
    trigger_metadata: 'json',
    actions: 'json',
    enabled: 'flag',
    exempt_roles: 'json',
    exempt_channels: 'json',
  }),
  removed_messages: removedMessages,
};
