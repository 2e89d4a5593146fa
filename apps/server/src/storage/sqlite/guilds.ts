import type { Id } from '@chat-js/protocol/ids.ts';
import type { GuildDoc } from '../../features/guilds/store.ts';
import type { Database } from './database.ts';

interface Stored {
  doc: string;
}

function toDoc({ doc }: Stored): GuildDoc {
  return JSON.parse(doc);
}

export const guildReads = {
  getGuild(db: Database, id: Id): GuildDoc | undefined {
    const stored = db.get<Stored>('SELECT doc FROM guilds WHERE id = ?', id);
    return stored && toDoc(stored);
  },

  listGuilds: (db: Database, ids: readonly Id[]) =>
    db
      .all<Stored>(
        'SELECT doc FROM guilds JOIN json_each(?) AS wanted ON guilds.id = wanted.value ORDER BY wanted.key',
        JSON.stringify(ids),
      )
      .map(toDoc),

  findGuildOfChannel(db: Database, channel_id: Id): GuildDoc | undefined {
    const stored = db.get<Stored>('SELECT doc FROM channels JOIN guilds ON guilds.id = guild_id WHERE channels.id = ?', channel_id);
    return stored && toDoc(stored);
  },

  listGuildsToPurge: (db: Database) => db.all<Stored>('SELECT doc FROM guilds WHERE to_purge = 1 ORDER BY id').map(toDoc),
};

export const guildWrites = {
  insertGuild(db: Database, guild: GuildDoc): void {
    db.run('INSERT INTO guilds (version, deleted, to_purge, doc, id) VALUES (?, ?, ?, ?, ?)', ...values(guild), guild.id);
    keepChannels(db, guild);
  },

  replaceGuild(db: Database, guild: GuildDoc): boolean {
    const changed = db.run(
      'UPDATE guilds SET version = ?, deleted = ?, to_purge = ?, doc = ? WHERE id = ? AND version = ?',
      ...values(guild),
      guild.id,
      guild.version - 1,
    );
    if (changed === 0) return false;
    keepChannels(db, guild);
    return true;
  },

  removeGuild(db: Database, id: Id): void {
    db.run('DELETE FROM guilds WHERE id = ?', id);
    db.run('DELETE FROM channels WHERE guild_id = ?', id);
  },
};

function values(guild: GuildDoc) {
  const { version, deleted, purging } = guild;
  return [version, Number(deleted), Number(deleted || purging.length > 0), JSON.stringify(guild)];
}

/** `channels` only says which guild a channel is in: a deleted guild has none. */
function keepChannels(db: Database, guild: GuildDoc): void {
  const ids = JSON.stringify(guild.deleted ? [] : guild.channels.map(({ id }) => id));
  db.run('DELETE FROM channels WHERE guild_id = ? AND id NOT IN (SELECT CAST(value AS INTEGER) FROM json_each(?))', guild.id, ids);
  db.run(
    'INSERT INTO channels (id, guild_id) SELECT CAST(value AS INTEGER), ? FROM json_each(?) WHERE true ON CONFLICT DO NOTHING',
    guild.id,
    ids,
  );
}
