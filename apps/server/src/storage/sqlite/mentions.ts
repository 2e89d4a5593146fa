import { compareIds, HIGHEST_ID, type Id } from '@chat-js/protocol/ids.ts';
import type { MentionPage, MentionRow } from '../../features/mentions/store.ts';
import type { Database } from './database.ts';
import { asIntegers } from './messages.ts';

const SELECT = `
  SELECT CAST(target_id AS TEXT) AS target_id, CAST(message_id AS TEXT) AS message_id,
    CAST(channel_id AS TEXT) AS channel_id, CAST(author_id AS TEXT) AS author_id
  FROM mentions`;
const OF_TARGET = `${SELECT} WHERE target_id = ? AND message_id > ? AND message_id < ?`;
const AMONG = 'channel_id = ? AND message_id IN (SELECT value FROM json_each(?))';

export const mentionReads = {
  /** Target by target: each is a piece of the primary key, read from its end. */
  listMentions(db: Database, { target_ids, after = '0', before = HIGHEST_ID, channel_id, limit }: MentionPage): MentionRow[] {
    const found = target_ids.flatMap((target_id) =>
      channel_id === undefined
        ? db.all<MentionRow>(`${OF_TARGET} ORDER BY mentions.message_id DESC LIMIT ?`, target_id, after, before, limit)
        : db.all<MentionRow>(
            `${OF_TARGET} AND channel_id = ? ORDER BY mentions.message_id DESC LIMIT ?`,
            ...[target_id, after, before, channel_id, limit],
          ),
    );
    const newest = found.sort((a, b) => compareIds(b.message_id, a.message_id) || compareIds(a.target_id, b.target_id));
    return newest.slice(0, limit).map((row) => ({ ...row }));
  },

  listMentionsOf: (db: Database, channel_id: Id, message_ids: readonly Id[]) =>
    db
      .all<MentionRow>(`${SELECT} WHERE ${AMONG} ORDER BY mentions.message_id, mentions.target_id`, channel_id, asIntegers(message_ids))
      .map((row) => ({ ...row })),
};

export const mentionWrites = {
  insertMentions(db: Database, rows: readonly MentionRow[]): void {
    for (const { target_id, message_id, channel_id, author_id } of rows) {
      db.run(
        'INSERT INTO mentions (target_id, message_id, channel_id, author_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        ...[target_id, message_id, channel_id, author_id],
      );
    }
  },

  replaceMentions(db: Database, message_id: Id, channel_id: Id, rows: readonly MentionRow[]): void {
    mentionWrites.removeMentions(db, channel_id, [message_id]);
    mentionWrites.insertMentions(db, rows);
  },

  removeMentions(db: Database, channel_id: Id, message_ids: readonly Id[]): void {
    db.run(`DELETE FROM mentions WHERE ${AMONG}`, channel_id, asIntegers(message_ids));
  },

  removeMentionsOfChannel(db: Database, channel_id: Id): void {
    db.run('DELETE FROM mentions WHERE channel_id = ?', channel_id);
  },
};
