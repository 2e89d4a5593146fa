import { compareIds } from '@chat-js/protocol/ids.ts';
import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { nextId, pollRow, voteRow } from './rows.ts';

const byMessage = (a: { message_id: string }, b: { message_id: string }) => compareIds(a.message_id, b.message_id);
const byUser = (a: { user_id: string }, b: { user_id: string }) => compareIds(a.user_id, b.user_id);
const byAnswer = (a: { answer_id: number }, b: { answer_id: number }) => a.answer_id - b.answer_id;

export function pollsContract(open: Open): void {
  withStorage('polls', open, (storage) => {
    test('polls whose time has come are listed, what ended first first', async () => {
      const [late, early, open] = [pollRow({ expires_at: 20 }), pollRow({ expires_at: 10 }), pollRow({ expires_at: 31 })];
      await storage().polls.insertPolls([late, early, open, { ...late, expires_at: 5 }]);
      expect(await storage().polls.listEndedPolls(30, 10)).toEqual([early, late]);
      expect(await storage().polls.listEndedPolls(31, 1)).toEqual([early]);
      expect(await storage().polls.listEndedPolls(9, 10)).toEqual([]);
      const ids = [late, open].map(({ message_id }) => message_id);
      expect((await storage().polls.removePolls([...ids, nextId()])).sort(byMessage)).toEqual([late, open]);
      expect(await storage().polls.removePolls(ids)).toEqual([]);
      expect(await storage().polls.removePolls([])).toEqual([]);
      await storage().polls.insertPolls([open]);
      await storage().polls.removePollsOfChannel(early.channel_id);
      expect(await storage().polls.listEndedPolls(100, 10)).toEqual([open]);
    });

    test('a vote takes the place of the earlier one, and is counted for each of its answers', async () => {
      const { polls } = storage();
      const row = voteRow({ answer_ids: [2] });
      const { message_id } = row;
      const count = async () => (await polls.countVotes(message_id)).sort(byAnswer);
      expect(await polls.keepVote(row)).toEqual([]);
      expect(await polls.keepVote({ ...row, answer_ids: [1, 2, 10] })).toEqual([2]);
      expect(await polls.keepVote(voteRow({ message_id, answer_ids: [2, 10] }))).toEqual([]);
      await polls.keepVote(voteRow());
      expect(await count()).toEqual([
        { answer_id: 1, count: 1 },
        { answer_id: 2, count: 2 },
        { answer_id: 10, count: 2 },
      ]);
      expect(await polls.removeVote(message_id, row.user_id)).toEqual([1, 2, 10]);
      expect(await polls.removeVote(message_id, row.user_id)).toEqual([]);
      expect(await count()).toEqual([
        { answer_id: 2, count: 1 },
        { answer_id: 10, count: 1 },
      ]);
      expect(await polls.countVotes(nextId())).toEqual([]);
    });

    test('of votes of one person at once exactly one stays, and each finds another before it', async () => {
      const row = voteRow();
      const answers = [1, 2, 3, 4, 5];
      const before = await Promise.all(answers.map((answer) => storage().polls.keepVote({ ...row, answer_ids: [answer] })));
      const [left] = await storage().polls.listVotesOf(row.user_id, [row.message_id]);
      expect([...before.flat(), ...(left?.answer_ids ?? [])].sort()).toEqual(answers);
      expect(await storage().polls.countVotes(row.message_id)).toEqual([{ answer_id: left?.answer_ids[0], count: 1 }]);
    });

    test('who voted for an answer is listed by their ids as numbers, page by page', async () => {
      const message_id = nextId();
      const rows = ['9', '10', '1250000000000000000'].map((user_id) => voteRow({ message_id, user_id, answer_ids: [1, 3] }));
      await storage().polls.insertVotes([...rows.reverse(), voteRow({ message_id, answer_ids: [2] }), voteRow({ answer_ids: [3] })]);
      const list = (after: string, limit: number) => storage().polls.listVoters(message_id, 3, { after, limit });
      expect(await list('0', 10)).toEqual(['9', '10', '1250000000000000000']);
      expect(await list('9', 1)).toEqual(['10']);
      expect(await list('1250000000000000000', 10)).toEqual([]);
      expect(await storage().polls.listVoters(message_id, 1, { after: '0', limit: 1 })).toEqual(['9']);
    });

    test('everybody finds their own', async () => {
      const [one, other] = [voteRow({ answer_ids: [1, 4] }), voteRow()];
      const second = voteRow({ user_id: one.user_id });
      await storage().polls.insertVotes([one, other, second]);
      const { message_id, answer_ids } = one;
      expect(await storage().polls.listVotesOf(one.user_id, [message_id, other.message_id])).toEqual([{ message_id, answer_ids }]);
      expect(await storage().polls.listVotesOf(one.user_id, [])).toEqual([]);
    });

    test('votes go with their message or with their channel, and come back as they were', async () => {
      const row = voteRow({ answer_ids: [1, 2] });
      const { message_id, channel_id } = row;
      const same = voteRow({ message_id, channel_id });
      const neighbour = voteRow();
      await storage().polls.insertVotes([row, same, neighbour, { ...row, answer_ids: [3] }]);
      const removed = await storage().polls.removeVotes([message_id, nextId()]);
      expect(removed.sort(byUser)).toEqual([row, same].sort(byUser));
      expect(await storage().polls.removeVotes([message_id])).toEqual([]);
      expect(await storage().polls.removeVotes([])).toEqual([]);
      await storage().polls.insertVotes(removed);
      await storage().polls.removeVotesOfChannel(channel_id);
      expect(await storage().polls.countVotes(message_id)).toEqual([]);
      expect(await storage().polls.countVotes(neighbour.message_id)).toHaveLength(1);
    });
  });
}
