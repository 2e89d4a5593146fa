import { StorageTooNew } from '../storage.ts';
import type { Database } from './database.ts';

/** Forward only: a step that was released is never edited, a new one is added. Each runs whole or not at all. */
const MIGRATIONS: readonly { version: number; sql: string }[] = [
  {
    version: 1,
    sql: `
      CREATE TABLE instance (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        name TEXT NOT NULL,
        registration TEXT NOT NULL,
        setup_done INTEGER NOT NULL,
        setup_token_hash TEXT,
        setup_token_expires_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE users (
        id INTEGER PRIMARY KEY,
        username TEXT NOT NULL,
        username_key TEXT NOT NULL UNIQUE,
        global_name TEXT,
        avatar TEXT,
        bio TEXT NOT NULL,
        email TEXT UNIQUE,
        locale TEXT NOT NULL,
        bot INTEGER NOT NULL,
        admin INTEGER NOT NULL,
        pending INTEGER NOT NULL,
        pending_invite TEXT,
        password_hash TEXT NOT NULL
      ) STRICT;
      CREATE INDEX users_pending ON users (id) WHERE pending = 1;
      CREATE INDEX users_admin ON users (id) WHERE admin = 1;

      CREATE TABLE sessions (
        id INTEGER PRIMARY KEY,
        user_id INTEGER NOT NULL,
        token_hash TEXT NOT NULL UNIQUE,
        previous_hash TEXT,
        rotated_at INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        last_used_at INTEGER NOT NULL,
        user_agent TEXT NOT NULL,
        address TEXT NOT NULL
      ) STRICT;
      CREATE INDEX sessions_user ON sessions (user_id);
      CREATE INDEX sessions_previous_hash ON sessions (previous_hash) WHERE previous_hash IS NOT NULL;
      CREATE INDEX sessions_last_used ON sessions (last_used_at);

      CREATE TABLE guilds (
        id INTEGER PRIMARY KEY,
        version INTEGER NOT NULL,
        deleted INTEGER NOT NULL,
        to_purge INTEGER NOT NULL,
        doc TEXT NOT NULL
      ) STRICT;
      CREATE INDEX guilds_to_purge ON guilds (id) WHERE to_purge = 1;
      CREATE TABLE channels (id INTEGER PRIMARY KEY, guild_id INTEGER NOT NULL) STRICT;
      CREATE INDEX channels_guild ON channels (guild_id);

      CREATE TABLE members (
        guild_id INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        nick TEXT,
        roles TEXT NOT NULL,
        joined_at TEXT NOT NULL,
        PRIMARY KEY (guild_id, user_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX members_user ON members (user_id);

      CREATE TABLE messages (
        channel_id INTEGER NOT NULL,
        id INTEGER NOT NULL,
        author_id INTEGER NOT NULL,
        nonce TEXT,
        body TEXT NOT NULL,
        PRIMARY KEY (channel_id, id)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX messages_nonce ON messages (author_id, nonce) WHERE nonce IS NOT NULL;
      CREATE TABLE removed_messages (one INTEGER PRIMARY KEY CHECK (one = 1), highest_id INTEGER NOT NULL) STRICT;

      CREATE TABLE invites (
        code TEXT PRIMARY KEY,
        guild_id INTEGER NOT NULL,
        channel_id INTEGER NOT NULL,
        inviter_id INTEGER NOT NULL,
        max_age INTEGER NOT NULL,
        max_uses INTEGER NOT NULL,
        uses INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        expires_at INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX invites_guild ON invites (guild_id);
      CREATE INDEX invites_channel ON invites (channel_id);
      CREATE INDEX invites_expires ON invites (expires_at) WHERE expires_at IS NOT NULL;
    `,
  },
  {
    version: 2,
    sql: `
      ALTER TABLE members ADD COLUMN communication_disabled_until TEXT;
      ALTER TABLE members ADD COLUMN mute INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE members ADD COLUMN deaf INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE users ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX users_disabled ON users (id) WHERE disabled = 1;
      UPDATE guilds SET doc = json_set(doc, '$.verification_level', 0, '$.incidents_data', json('null'), '$.raid_joins', 0,
        '$.ban_addresses', json('false'), '$.safety_alerts_channel_id', json('null'), '$.emojis', json('[]'));

      CREATE TABLE bans (
        guild_id INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        moderator_id INTEGER NOT NULL,
        reason TEXT,
        created_at INTEGER NOT NULL,
        expires_at INTEGER,
        address_hashes TEXT NOT NULL,
        PRIMARY KEY (guild_id, user_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX bans_expires ON bans (expires_at) WHERE expires_at IS NOT NULL;

      CREATE INDEX messages_author ON messages (author_id, id);
      ALTER TABLE messages ADD COLUMN refs TEXT;
      ALTER TABLE messages ADD COLUMN reactions TEXT;
      ALTER TABLE messages ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
      CREATE TABLE pins (
        message_id INTEGER PRIMARY KEY,
        channel_id INTEGER NOT NULL,
        pinned_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX pins_channel ON pins (channel_id, pinned_at);
      CREATE TABLE reactions (
        message_id INTEGER NOT NULL,
        emoji TEXT NOT NULL,
        user_id INTEGER NOT NULL,
        channel_id INTEGER NOT NULL,
        PRIMARY KEY (message_id, emoji, user_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX reactions_user ON reactions (user_id, message_id);
      CREATE INDEX reactions_channel ON reactions (channel_id);
      CREATE TABLE polls (
        message_id INTEGER PRIMARY KEY,
        channel_id INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX polls_channel ON polls (channel_id);
      CREATE INDEX polls_expires ON polls (expires_at);
      CREATE TABLE poll_votes (
        message_id INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        channel_id INTEGER NOT NULL,
        answer_ids TEXT NOT NULL,
        PRIMARY KEY (message_id, user_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX poll_votes_user ON poll_votes (user_id, message_id);
      CREATE INDEX poll_votes_channel ON poll_votes (channel_id);
      CREATE TABLE drafts (
        user_id INTEGER NOT NULL,
        channel_id INTEGER NOT NULL,
        content TEXT NOT NULL,
        updated_at INTEGER NOT NULL,
        PRIMARY KEY (user_id, channel_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX drafts_channel ON drafts (channel_id);

      CREATE TABLE scheduled_messages (
        id INTEGER PRIMARY KEY,
        author_id INTEGER NOT NULL,
        channel_id INTEGER NOT NULL,
        content TEXT NOT NULL,
        message_reference TEXT,
        allowed_mentions TEXT,
        send_at INTEGER NOT NULL,
        due_at INTEGER,
        sending INTEGER NOT NULL,
        failed TEXT,
        revision INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX scheduled_messages_author ON scheduled_messages (author_id, send_at);
      CREATE INDEX scheduled_messages_channel ON scheduled_messages (channel_id, id);
      CREATE INDEX scheduled_messages_due ON scheduled_messages (due_at) WHERE due_at IS NOT NULL;
      CREATE INDEX scheduled_messages_failed ON scheduled_messages (send_at) WHERE due_at IS NULL;

      CREATE TABLE reminders (
        id INTEGER PRIMARY KEY,
        user_id INTEGER NOT NULL,
        channel_id INTEGER NOT NULL,
        content TEXT NOT NULL,
        remind_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX reminders_user ON reminders (user_id, remind_at);

      CREATE TABLE audit_log (
        id INTEGER PRIMARY KEY,
        guild_id INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        action_type INTEGER NOT NULL,
        target_id INTEGER,
        changes TEXT NOT NULL,
        options TEXT,
        reason TEXT,
        undo TEXT,
        undone_by INTEGER
      ) STRICT;
      CREATE INDEX audit_log_guild ON audit_log (guild_id, id);
      CREATE INDEX audit_log_target ON audit_log (guild_id, target_id, id) WHERE target_id IS NOT NULL;
      CREATE INDEX audit_log_undo ON audit_log (id) WHERE undo IS NOT NULL;

      CREATE TABLE reports (
        id INTEGER PRIMARY KEY,
        guild_id INTEGER NOT NULL,
        reporter_id INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        channel_id INTEGER,
        message_id INTEGER,
        category TEXT NOT NULL,
        comment TEXT NOT NULL,
        message TEXT,
        context TEXT NOT NULL,
        for_guild INTEGER NOT NULL,
        for_instance INTEGER NOT NULL,
        status TEXT NOT NULL,
        assignee_id INTEGER,
        outcome TEXT,
        updated_at INTEGER NOT NULL,
        closed_at INTEGER,
        once TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE INDEX reports_guild ON reports (guild_id, id);
      CREATE INDEX reports_instance ON reports (id) WHERE for_instance = 1;
      CREATE INDEX reports_reporter ON reports (reporter_id, id);
      CREATE INDEX reports_closed ON reports (closed_at) WHERE closed_at IS NOT NULL;

      CREATE TABLE member_records (
        id INTEGER PRIMARY KEY,
        guild_id INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        author_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        acknowledged_at INTEGER
      ) STRICT;
      CREATE INDEX member_records_member ON member_records (guild_id, user_id, id);
      CREATE INDEX member_records_unread ON member_records (user_id, id) WHERE kind = 'warning' AND acknowledged_at IS NULL;

      CREATE TABLE automod_rules (
        id INTEGER PRIMARY KEY,
        guild_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        creator_id INTEGER NOT NULL,
        event_type INTEGER NOT NULL,
        trigger_type INTEGER NOT NULL,
        trigger_metadata TEXT NOT NULL,
        actions TEXT NOT NULL,
        enabled INTEGER NOT NULL,
        exempt_roles TEXT NOT NULL,
        exempt_channels TEXT NOT NULL
      ) STRICT;
      CREATE INDEX automod_rules_guild ON automod_rules (guild_id, id);
    `,
  },
  {
    version: 3,
    sql: `
      CREATE TABLE threads (
        id INTEGER PRIMARY KEY,
        guild_id INTEGER NOT NULL,
        parent_id INTEGER NOT NULL,
        type INTEGER NOT NULL,
        owner_id INTEGER NOT NULL,
        invitable INTEGER NOT NULL,
        name TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        auto_archive_duration INTEGER NOT NULL,
        rate_limit_per_user INTEGER NOT NULL,
        archived INTEGER NOT NULL,
        locked INTEGER NOT NULL,
        archived_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL,
        message_count INTEGER NOT NULL,
        total_message_sent INTEGER NOT NULL,
        applied_tags TEXT NOT NULL
      ) STRICT;
      CREATE INDEX threads_active ON threads (guild_id, id) WHERE archived = 0;
      CREATE INDEX threads_archived ON threads (parent_id, archived_at, id) WHERE archived = 1 AND type <> 12;
      CREATE INDEX threads_archived_private ON threads (parent_id, archived_at, id) WHERE archived = 1 AND type = 12;
      CREATE INDEX threads_channel ON threads (parent_id, id);
      CREATE INDEX threads_since ON threads (guild_id, ends_at);
      CREATE INDEX threads_ends ON threads (ends_at, id) WHERE archived = 0;
      CREATE TABLE thread_members (
        thread_id INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        joined_at INTEGER NOT NULL,
        PRIMARY KEY (thread_id, user_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX thread_members_user ON thread_members (user_id, thread_id);

      CREATE TABLE read_states (
        user_id INTEGER NOT NULL,
        channel_id INTEGER NOT NULL,
        last_message_id INTEGER NOT NULL,
        version INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        PRIMARY KEY (user_id, channel_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX read_states_channel ON read_states (channel_id);
      CREATE TABLE mentions (
        target_id INTEGER NOT NULL,
        message_id INTEGER NOT NULL,
        channel_id INTEGER NOT NULL,
        author_id INTEGER NOT NULL,
        PRIMARY KEY (target_id, message_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX mentions_message ON mentions (channel_id, message_id);

      CREATE TABLE direct_channels (
        id INTEGER PRIMARY KEY,
        version INTEGER NOT NULL,
        type INTEGER NOT NULL,
        user_ids TEXT NOT NULL,
        pair TEXT UNIQUE,
        closed_by TEXT NOT NULL,
        asked_id INTEGER,
        consent TEXT,
        owner_id INTEGER,
        name TEXT,
        icon TEXT
      ) STRICT;
      CREATE INDEX direct_channels_abandoned ON direct_channels (id) WHERE user_ids = '[]';
      -- Follows user_ids by itself, also when an archive is read.
      CREATE TABLE direct_channel_people (
        user_id INTEGER NOT NULL,
        channel_id INTEGER NOT NULL,
        PRIMARY KEY (user_id, channel_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX direct_channel_people_channel ON direct_channel_people (channel_id);
      CREATE TRIGGER direct_channels_kept AFTER INSERT ON direct_channels BEGIN
        INSERT INTO direct_channel_people SELECT CAST(value AS INTEGER), new.id FROM json_each(new.user_ids);
      END;
      CREATE TRIGGER direct_channels_changed AFTER UPDATE OF user_ids ON direct_channels WHEN old.user_ids <> new.user_ids BEGIN
        DELETE FROM direct_channel_people WHERE channel_id = new.id;
        INSERT INTO direct_channel_people SELECT CAST(value AS INTEGER), new.id FROM json_each(new.user_ids);
      END;
      CREATE TRIGGER direct_channels_removed AFTER DELETE ON direct_channels BEGIN
        DELETE FROM direct_channel_people WHERE channel_id = old.id;
      END;

      CREATE TABLE webhooks (
        id INTEGER PRIMARY KEY,
        guild_id INTEGER NOT NULL,
        channel_id INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        source_guild_id INTEGER NOT NULL,
        source_channel_id INTEGER NOT NULL,
        source_guild_name TEXT NOT NULL,
        source_channel_name TEXT NOT NULL
      ) STRICT;
      CREATE INDEX webhooks_channel ON webhooks (channel_id, id);
      CREATE INDEX webhooks_source ON webhooks (source_channel_id, id);
      CREATE UNIQUE INDEX webhooks_follower ON webhooks (source_channel_id, channel_id);
      CREATE TABLE crossposts (
        message_id INTEGER PRIMARY KEY,
        channel_id INTEGER NOT NULL,
        published_at INTEGER NOT NULL,
        delivered INTEGER NOT NULL,
        due_at INTEGER,
        gone_at INTEGER,
        revision INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX crossposts_channel ON crossposts (channel_id);
      CREATE INDEX crossposts_due ON crossposts (due_at, message_id) WHERE due_at IS NOT NULL;
      CREATE INDEX crossposts_gone ON crossposts (gone_at) WHERE gone_at IS NOT NULL;
      CREATE TABLE crosspost_copies (
        message_id INTEGER NOT NULL,
        webhook_id INTEGER NOT NULL,
        channel_id INTEGER NOT NULL,
        copy_id INTEGER NOT NULL,
        PRIMARY KEY (message_id, webhook_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX crosspost_copies_channel ON crosspost_copies (channel_id);

      CREATE TABLE relationships (
        low_id INTEGER NOT NULL,
        high_id INTEGER NOT NULL,
        low_type INTEGER NOT NULL,
        high_type INTEGER NOT NULL,
        low_since INTEGER NOT NULL,
        high_since INTEGER NOT NULL,
        PRIMARY KEY (low_id, high_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX relationships_low ON relationships (low_id, low_type);
      CREATE INDEX relationships_high ON relationships (high_id, high_type);

      CREATE TABLE push_subscriptions (
        session_id INTEGER PRIMARY KEY,
        user_id INTEGER NOT NULL,
        endpoint TEXT NOT NULL UNIQUE,
        p256dh TEXT NOT NULL,
        auth TEXT NOT NULL,
        show_content INTEGER NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX push_subscriptions_user ON push_subscriptions (user_id, created_at, session_id);

      CREATE TABLE user_settings (
        user_id INTEGER PRIMARY KEY,
        revision INTEGER NOT NULL,
        settings TEXT NOT NULL,
        status_ends_at INTEGER
      ) STRICT;
      CREATE TABLE user_guild_settings (
        user_id INTEGER NOT NULL,
        guild_id INTEGER NOT NULL,
        version INTEGER NOT NULL,
        settings TEXT NOT NULL,
        PRIMARY KEY (user_id, guild_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX user_guild_settings_guild ON user_guild_settings (guild_id);
      CREATE INDEX user_settings_ends ON user_settings (status_ends_at, user_id) WHERE status_ends_at IS NOT NULL;
    `,
  },
];

const NEWEST = MIGRATIONS.at(-1)?.version ?? 0;

/** Steps this database still needs. @throws StorageTooNew */
export function missingMigrations(db: Database, migrations = MIGRATIONS): readonly { version: number; sql: string }[] {
  const { user_version: version = 0 } = db.get<{ user_version: number }>('PRAGMA user_version') ?? {};
  const newest = migrations.at(-1)?.version ?? NEWEST;
  if (version > newest) {
    throw new StorageTooNew(
      `The data folder was written by a newer version of Chat-JS (data format ${version}, this program knows ${newest}). Update the program, or restore a backup made with this version.`,
    );
  }
  return migrations.filter((step) => step.version > version);
}

/** Brings the database to the newest format. Stopped half-way, it goes on from the last whole step. */
export function migrate(db: Database, migrations = MIGRATIONS): void {
  for (const { version, sql } of missingMigrations(db, migrations)) {
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(sql);
      db.exec(`PRAGMA user_version = ${version}`);
      db.exec('COMMIT');
    } catch (error) {
      if (db.inTransaction()) db.exec('ROLLBACK');
      throw error;
    }
  }
}
