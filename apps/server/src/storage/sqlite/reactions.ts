import type { Id } from '@chat-js/protocol/ids.ts';
import type { ReactionRow } from '../../features/reactions/store.ts';
import type { Database } from './database.ts';
import { asIntegers } from './messages.ts';

const COLUMNS = 'CAST(message_id AS TEXT) AS message_id, emoji, CAST(user_id AS TEXT) AS user_id, CAST(channel_id AS TEXT) AS channel_id';
const INSERT = 'INSERT INTO reactions (message_id, emoji, user_id, channel_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';

export const reactionReads = {
  countReactions: (db: Database, message_id: Id) =>
    db
      .all<{ emoji: string; count: number }>(
        'SELECT emoji, count(*) AS count FROM reactions WHERE message_id = ? GROUP BY emoji',
        message_id,
      )
      .map((row) => ({ ...row })),

  listReactors: (db: Database, message_id: Id, emoji: string, { after, limit }: { after: Id; limit: number }) =>
    db
      .arrays<[Id]>(
        `SELECT CAST(user_id AS TEXT) FROM reactions WHERE message_id = ? AND emoji = ? AND user_id > ?
         ORDER BY reactions.user_id LIMIT ?`,
        ...[message_id, emoji, after, limit],
      )
      .map(([user_id]) => user_id),

  listReactionsOf: (db: Database, user_id: Id, message_ids: readonly Id[]) =>
    db
      .all<{ message_id: Id; emoji: string }>(
        `SELECT CAST(message_id AS TEXT) AS message_id, emoji FROM reactions
         WHERE user_id = ? AND message_id IN (SELECT value FROM json_each(?))`,
        ...[user_id, asIntegers(message_ids)],
      )
      .map((row) => ({ ...row })),
};

export const reactionWrites = {
  insertReaction: (db: Database, { message_id, emoji, user_id, channel_id }: ReactionRow) =>
    db.run(INSERT, message_id, emoji, user_id, channel_id) > 0,

  insertReactions(db: Database, rows: readonly ReactionRow[]): void {
    for (const row of rows) reactionWrites.insertReaction(db, row);
  },

  removeReaction: (db: Database, message_id: Id, emoji: string, user_id: Id) =>
    db.run('DELETE FROM reactions WHERE message_id = ? AND emoji = ? AND user_id = ?', message_id, emoji, user_id) > 0,

  removeReactionsWith: (db: Database, message_id: Id, emoji: string) =>
    db.run('DELETE FROM reactions WHERE message_id = ? AND emoji = ?', message_id, emoji),

  removeReactions: (db: Database, message_ids: readonly Id[]) =>
    db
      .all<ReactionRow>(
        `DELETE FROM reactions WHERE message_id IN (SELECT value FROM json_each(?)) RETURNING ${COLUMNS}`,
        asIntegers(message_ids),
      )
      .map((row) => ({ ...row })),

  removeReactionsOfChannel(db: Database, channel_id: Id): void {
    db.run('DELETE FROM reactions WHERE channel_id = ?', channel_id);
  },
};
