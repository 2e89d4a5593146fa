import type { Id } from '@chat-js/protocol/ids.ts';
import type { PollRow, VoteRow } from '../../features/polls/store.ts';
import type { Database } from './database.ts';
import { asIntegers } from './messages.ts';

type Stored<Row extends { answer_ids: number[] }> = Omit<Row, 'answer_ids'> & { answer_ids: string };

const POLL = 'CAST(message_id AS TEXT) AS message_id, CAST(channel_id AS TEXT) AS channel_id, expires_at';
const VOTE = 'CAST(message_id AS TEXT) AS message_id, CAST(user_id AS TEXT) AS user_id, CAST(channel_id AS TEXT) AS channel_id, answer_ids';
const INSERT_VOTE = 'INSERT INTO poll_votes (message_id, user_id, channel_id, answer_ids) VALUES (?, ?, ?, ?)';

function toVote<Row extends { answer_ids: number[] }>(stored: Stored<Row>): Row {
  return { ...stored, answer_ids: toAnswers(stored.answer_ids) } as Row;
}

function toAnswers(stored: string | undefined): number[] {
  return stored === undefined ? [] : (JSON.parse(stored) as number[]);
}

export const pollReads = {
  listEndedPolls: (db: Database, now: number, limit: number) =>
    db
      .all<PollRow>(`SELECT ${POLL} FROM polls WHERE expires_at <= ? ORDER BY expires_at, polls.message_id LIMIT ?`, now, limit)
      .map((row) => ({ ...row })),

  countVotes(db: Database, message_id: Id): { answer_id: number; count: number }[] {
    const counts = new Map<number, number>();
    // Many people choose the same: few groups are taken apart, instead of every row.
    const groups = db.all<{ answer_ids: string; count: number }>(
      'SELECT answer_ids, count(*) AS count FROM poll_votes WHERE message_id = ? GROUP BY answer_ids',
      message_id,
    );
    for (const { answer_ids, count } of groups) {
      for (const id of toAnswers(answer_ids)) counts.set(id, (counts.get(id) ?? 0) + count);
    }
    return [...counts].map(([answer_id, count]) => ({ answer_id, count }));
  },

  listVoters: (db: Database, message_id: Id, answer_id: number, { after, limit }: { after: Id; limit: number }) =>
    db
      .arrays<[Id]>(
        `SELECT CAST(user_id AS TEXT) FROM poll_votes
         WHERE message_id = ? AND user_id > ? AND EXISTS (SELECT 1 FROM json_each(answer_ids) WHERE value = ?)
         ORDER BY poll_votes.user_id LIMIT ?`,
        ...[message_id, after, answer_id, limit],
      )
      .map(([user_id]) => user_id),

  listVotesOf: (db: Database, user_id: Id, message_ids: readonly Id[]) =>
    db
      .all<Stored<{ message_id: Id; answer_ids: number[] }>>(
        `SELECT CAST(message_id AS TEXT) AS message_id, answer_ids FROM poll_votes
         WHERE user_id = ? AND message_id IN (SELECT value FROM json_each(?))`,
        ...[user_id, asIntegers(message_ids)],
      )
      .map((row) => toVote(row)),
};

export const pollWrites = {
  insertPolls(db: Database, rows: readonly PollRow[]): void {
    for (const { message_id, channel_id, expires_at } of rows) {
      const sql = 'INSERT INTO polls (message_id, channel_id, expires_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
      db.run(sql, message_id, channel_id, expires_at);
    }
  },

  removePolls: (db: Database, message_ids: readonly Id[]) =>
    db
      .all<PollRow>(`DELETE FROM polls WHERE message_id IN (SELECT value FROM json_each(?)) RETURNING ${POLL}`, asIntegers(message_ids))
      .map((row) => ({ ...row })),

  removePollsOfChannel(db: Database, channel_id: Id): void {
    db.run('DELETE FROM polls WHERE channel_id = ?', channel_id);
  },

  keepVote(db: Database, row: VoteRow): number[] {
    const before = voteOf(db, row.message_id, row.user_id);
    const sql = `${INSERT_VOTE} ON CONFLICT DO UPDATE SET answer_ids = excluded.answer_ids`;
    db.run(sql, row.message_id, row.user_id, row.channel_id, JSON.stringify(row.answer_ids));
    return before;
  },

  removeVote(db: Database, message_id: Id, user_id: Id): number[] {
    const before = voteOf(db, message_id, user_id);
    db.run('DELETE FROM poll_votes WHERE message_id = ? AND user_id = ?', message_id, user_id);
    return before;
  },

  insertVotes(db: Database, rows: readonly VoteRow[]): void {
    for (const { message_id, user_id, channel_id, answer_ids } of rows) {
      db.run(`${INSERT_VOTE} ON CONFLICT DO NOTHING`, message_id, user_id, channel_id, JSON.stringify(answer_ids));
    }
  },

  removeVotes: (db: Database, message_ids: readonly Id[]) =>
    db
      .all<Stored<VoteRow>>(
        `DELETE FROM poll_votes WHERE message_id IN (SELECT value FROM json_each(?)) RETURNING ${VOTE}`,
        asIntegers(message_ids),
      )
      .map((row) => toVote<VoteRow>(row)),

  removeVotesOfChannel(db: Database, channel_id: Id): void {
    db.run('DELETE FROM poll_votes WHERE channel_id = ?', channel_id);
  },
};

function voteOf(db: Database, message_id: Id, user_id: Id): number[] {
  const sql = 'SELECT answer_ids FROM poll_votes WHERE message_id = ? AND user_id = ?';
  return toAnswers(db.get<{ answer_ids: string }>(sql, message_id, user_id)?.answer_ids);
}
