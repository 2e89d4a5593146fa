import type { Db, Document } from 'mongodb';
import type { PollRow, PollStore, VoteRow } from '../../features/polls/store.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored } from './ids.ts';
import { insertNew } from './insert-new.ts';
import * as votes from './poll-votes.ts';

/** As many as one command takes in well under its time. */
const AT_ONCE = 1000;

/** A poll is its message: that one's id is the key. */
export interface PollDocument {
  _id: Stored;
  channel_id: Stored;
  expires_at: number;
}

export function toDocument({ message_id, channel_id, expires_at }: PollRow): PollDocument {
  return { _id: stored(message_id), channel_id: stored(channel_id), expires_at };
}

export function toRow({ _id, channel_id, expires_at }: PollDocument): PollRow {
  return { message_id: String(_id), channel_id: String(channel_id), expires_at: Number(expires_at) };
}

export function pollStore(db: Db): PollStore {
  const polls = db.collection<PollDocument>('polls');
  const rows = db.collection<votes.VoteDocument>('poll_votes');
  const one = (message_id: string, user_id: string) => ({ message_id: stored(message_id), user_id: stored(user_id) });

  async function keepVote(row: VoteRow): Promise<number[]> {
    const { message_id, user_id, ...vote } = votes.toDocument(row);
    const before = await rows.findOneAndUpdate({ message_id, user_id }, { $set: vote }, { upsert: true, returnDocument: 'before' });
    return before ? votes.toRow(before).answer_ids : [];
  }

  async function insertAll(name: string, documents: readonly Document[]): Promise<void> {
    for (let from = 0; from < documents.length; from += AT_ONCE) {
      await insertNew(db.collection(name), documents.slice(from, from + AT_ONCE));
    }
  }

  return {
    insertPolls: (given) => insertAll('polls', given.map(toDocument)),
    async listEndedPolls(now, limit) {
      const found = polls.find({ expires_at: { $lte: now } }).sort({ expires_at: 1, _id: 1 });
      return (await found.limit(limit).toArray()).map(toRow);
    },
    async removePolls(message_ids) {
      const _id = { $in: message_ids.map(stored) };
      const found = await polls.find({ _id }).toArray();
      if (found.length > 0) await polls.deleteMany({ _id });
      return found.map(toRow);
    },
    async removePollsOfChannel(channel_id) {
      await polls.deleteMany({ channel_id: stored(channel_id) });
    },
    async keepVote(row) {
      try {
        return await keepVote(row);
      } catch (error) {
        // Two first votes of one person met: now there is one to change.
        if (!isDuplicate(error)) throw error;
        return keepVote(row);
      }
    },
    async removeVote(message_id, user_id) {
      const before = await rows.findOneAndDelete(one(message_id, user_id));
      return before ? votes.toRow(before).answer_ids : [];
    },
    insertVotes: (given) => insertAll('poll_votes', given.map(votes.toDocument)),
    async countVotes(message_id) {
      const groups = rows.aggregate<{ _id: number; count: number }>([
        { $match: { message_id: stored(message_id) } },
        { $unwind: '$answer_ids' },
        { $group: { _id: '$answer_ids', count: { $sum: 1 } } },
      ]);
      return (await groups.toArray()).map(({ _id, count }) => ({ answer_id: Number(_id), count: Number(count) }));
    },
    async listVoters(message_id, answer_id, { after, limit }) {
      const filter = { message_id: stored(message_id), user_id: { $gt: stored(after) }, answer_ids: answer_id };
      const found = rows.find(filter).sort({ message_id: 1, user_id: 1 }).limit(limit);
      return (await found.toArray()).map(({ user_id }) => String(user_id));
    },
    async listVotesOf(user_id, message_ids) {
      const filter = { user_id: stored(user_id), message_id: { $in: message_ids.map(stored) } };
      return (await rows.find(filter).toArray()).map(votes.toRow).map(({ message_id, answer_ids }) => ({ message_id, answer_ids }));
    },
    async removeVotes(message_ids) {
      const filter = { message_id: { $in: message_ids.map(stored) } };
      const found = await rows.find(filter).toArray();
      if (found.length > 0) await rows.deleteMany(filter);
      return found.map(votes.toRow);
    },
    async removeVotesOfChannel(channel_id) {
      await rows.deleteMany({ channel_id: stored(channel_id) });
    },
  };
}
