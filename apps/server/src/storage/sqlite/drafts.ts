import type { Id } from '@chat-js/protocol/ids.ts';
import type { DraftRow } from '../../features/drafts/store.ts';
import type { Database } from './database.ts';

const COLUMNS = 'CAST(user_id AS TEXT) AS user_id, CAST(channel_id AS TEXT) AS channel_id, content, updated_at';

export const draftReads = {
  listDrafts: (db: Database, user_id: Id) =>
    db.all<DraftRow>(`SELECT ${COLUMNS} FROM drafts WHERE user_id = ? ORDER BY drafts.channel_id`, user_id).map((row) => ({ ...row })),
};

export const draftWrites = {
  keepDraft(db: Database, { user_id, channel_id, content, updated_at }: DraftRow): void {
    db.run(
      `INSERT INTO drafts (user_id, channel_id, content, updated_at) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at`,
      ...[user_id, channel_id, content, updated_at],
    );
  },

  removeDraft(db: Database, user_id: Id, channel_id: Id): void {
    db.run('DELETE FROM drafts WHERE user_id = ? AND channel_id = ?', user_id, channel_id);
  },

  removeDraftsOfChannel(db: Database, channel_id: Id): void {
    db.run('DELETE FROM drafts WHERE channel_id = ?', channel_id);
  },
};
