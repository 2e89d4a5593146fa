import { compareIds } from '@chat-js/protocol/ids.ts';
import { expect, test } from 'vitest';
import type { ReactionRow } from '../../features/reactions/store.ts';
import { type Open, withStorage } from './harness.ts';
import { nextId, reactionRow } from './rows.ts';

const byUser = (a: ReactionRow, b: ReactionRow) => compareIds(a.user_id, b.user_id);

export function reactionsContract(open: Open): void {
  withStorage('reactions', open, (storage) => {
    test('each person reacts once with each emoji, and counts tell how many did', async () => {
      const row = reactionRow();
      const { message_id } = row;
      expect(await storage().reactions.insertReaction(row)).toBe(true);
      expect(await storage().reactions.insertReaction(row)).toBe(false);
      await storage().reactions.insertReactions([row, reactionRow({ message_id }), { ...row, emoji: 'u2764-fe0f' }, reactionRow()]);
      const counts = await storage().reactions.countReactions(message_id);
      expect(counts.sort((a, b) => b.count - a.count)).toEqual([
        { emoji: 'u1f44d', count: 2 },
        { emoji: 'u2764-fe0f', count: 1 },
      ]);
      expect(await storage().reactions.countReactions(nextId())).toEqual([]);
    });

    test('who reacted is listed by their ids as numbers, page by page', async () => {
      const message_id = nextId();
      const rows = ['9', '10', '1250000000000000000'].map((user_id) => reactionRow({ message_id, user_id }));
      await storage().reactions.insertReactions([...rows].reverse());
      const list = (after: string, limit: number) => storage().reactions.listReactors(message_id, 'u1f44d', { after, limit });
      expect(await list('0', 10)).toEqual(['9', '10', '1250000000000000000']);
      expect(await list('9', 1)).toEqual(['10']);
      expect(await list('1250000000000000000', 10)).toEqual([]);
    });

    test('everybody finds their own', async () => {
      const [one, other] = [reactionRow(), reactionRow()];
      const second = { ...one, emoji: '77' };
      await storage().reactions.insertReactions([one, second, other, reactionRow({ user_id: one.user_id })]);
      const own = await storage().reactions.listReactionsOf(one.user_id, [one.message_id, other.message_id]);
      expect(own.map(({ emoji }) => emoji).sort()).toEqual(['77', 'u1f44d']);
      expect(await storage().reactions.listReactionsOf(one.user_id, [])).toEqual([]);
    });

    test('they go one by one, by emoji, with their message or with their channel', async () => {
      const row = reactionRow();
      const { message_id, channel_id } = row;
      const same = reactionRow({ message_id, channel_id });
      const heart = { ...row, emoji: 'u2764-fe0f' };
      await storage().reactions.insertReactions([row, same, heart]);
      expect(await storage().reactions.removeReaction(message_id, 'u1f44d', row.user_id)).toBe(true);
      expect(await storage().reactions.removeReaction(message_id, 'u1f44d', row.user_id)).toBe(false);
      expect(await storage().reactions.removeReactionsWith(message_id, 'u2764-fe0f')).toBe(1);
      expect(await storage().reactions.removeReactionsWith(message_id, 'u2764-fe0f')).toBe(0);
      await storage().reactions.insertReactions([row]);
      expect((await storage().reactions.removeReactions([message_id, nextId()])).sort(byUser)).toEqual([row, same].sort(byUser));
      expect(await storage().reactions.removeReactions([message_id])).toEqual([]);
      expect(await storage().reactions.removeReactions([])).toEqual([]);
      const neighbour = reactionRow();
      await storage().reactions.insertReactions([row, neighbour]);
      await storage().reactions.removeReactionsOfChannel(channel_id);
      expect(await storage().reactions.countReactions(message_id)).toEqual([]);
      expect(await storage().reactions.countReactions(neighbour.message_id)).toHaveLength(1);
    });
  });
}
