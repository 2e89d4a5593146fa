import type { Id } from '@chat-js/protocol/ids.ts';
import type { WebhookInserted, WebhookRow } from '../../features/webhooks/store.ts';
import type { Database } from './database.ts';

const COLUMNS = `CAST(id AS TEXT) AS id, CAST(guild_id AS TEXT) AS guild_id, CAST(channel_id AS TEXT) AS channel_id,
  CAST(user_id AS TEXT) AS user_id, CAST(source_guild_id AS TEXT) AS source_guild_id,
  CAST(source_channel_id AS TEXT) AS source_channel_id, source_guild_name, source_channel_name`;
const SELECT = `SELECT ${COLUMNS} FROM webhooks`;

function list(db: Database, where: string, ...values: (string | number)[]): WebhookRow[] {
  return db.all<WebhookRow>(`${SELECT} WHERE ${where}`, ...values).map((row) => ({ ...row }));
}

function count(db: Database, column: 'channel_id' | 'source_channel_id', id: Id): number {
  return db.get<{ count: number }>(`SELECT count(*) AS count FROM webhooks WHERE ${column} = ?`, id)?.count ?? 0;
}

export const webhookReads = {
  getWebhook: (db: Database, id: Id): WebhookRow | undefined => list(db, 'id = ?', id)[0],

  listWebhooksOfChannel: (db: Database, channel_id: Id) => list(db, 'channel_id = ? ORDER BY webhooks.id', channel_id),

  listFollowers: (db: Database, source_channel_id: Id, { after, limit }: { after: Id; limit: number }) =>
    list(db, 'source_channel_id = ? AND id > ? ORDER BY webhooks.id LIMIT ?', source_channel_id, after, limit),
};

export const webhookWrites = {
  insertFollower(db: Database, row: WebhookRow, { of_channel, of_source }: { of_channel: number; of_source: number }): WebhookInserted {
    const [known] = list(db, 'source_channel_id = ? AND channel_id = ?', row.source_channel_id, row.channel_id);
    if (known) return { row: known, repeated: true };
    if (count(db, 'channel_id', row.channel_id) >= of_channel) return { full: 'channel' };
    if (count(db, 'source_channel_id', row.source_channel_id) >= of_source) return { full: 'source' };
    db.run(
      `INSERT INTO webhooks (id, guild_id, channel_id, user_id, source_guild_id, source_channel_id, source_guild_name, source_channel_name)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[row.id, row.guild_id, row.channel_id, row.user_id, row.source_guild_id, row.source_channel_id],
      ...[row.source_guild_name, row.source_channel_name],
    );
    return { row, repeated: false };
  },

  removeWebhook: (db: Database, id: Id) => db.run('DELETE FROM webhooks WHERE id = ?', id) > 0,

  removeWebhooksAround: (db: Database, channel_id: Id) =>
    db
      .all<WebhookRow>(
        `DELETE FROM webhooks WHERE channel_id = ? OR source_channel_id = ? RETURNING ${COLUMNS}`,
        ...[channel_id, channel_id],
      )
      .map((row) => ({ ...row })),
};
