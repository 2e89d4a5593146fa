import { compareIds } from '@chat-js/protocol/ids.ts';
import { describe, expect, test } from 'vitest';
import { type PairRow, SIDE } from '../../features/relationships/store.ts';
import { type Open, withStorage } from './harness.ts';
import { nextId, pairRow } from './rows.ts';

const { none, friend, blocked, incoming, outgoing } = SIDE;

/** Before anybody was anything to anybody. */
function empty(row: PairRow): PairRow {
  return { ...row, low_type: none, high_type: none };
}

export function relationshipsContract(open: Open): void {
  withStorage('relationships', open, (storage) => {
    const swap = (before: PairRow, after: PairRow, rooms: Parameters<ReturnType<typeof storage>['relationships']['swapPair']>[2] = []) =>
      storage().relationships.swapPair(before, after, rooms);
    const keep = async (row: PairRow) => expect(await swap(empty(row), row)).toBe('kept');

    test('two people are found in either order, and what they are changes as a whole', async () => {
      const asked = pairRow({ low_type: outgoing, high_type: incoming });
      const { low_id, high_id } = asked;
      expect(await storage().relationships.getPair(low_id, high_id)).toBeUndefined();
      await keep(asked);
      expect(await storage().relationships.getPair(high_id, low_id)).toEqual(asked);
      const friends: PairRow = { ...asked, low_type: friend, high_type: friend, low_since: 5, high_since: 6 };
      expect(await swap(asked, friends)).toBe('kept');
      expect(await storage().relationships.getPair(low_id, high_id)).toEqual(friends);
      expect(await swap(friends, empty(friends))).toBe('kept');
      expect(await storage().relationships.getPair(low_id, high_id)).toBeUndefined();
    });

    test('what has changed meanwhile is not overwritten', async () => {
      const row = pairRow();
      await keep(row);
      const other = { ...row, low_type: blocked, high_type: none } as const;
      expect(await swap(empty(row), other)).toBe('changed');
      expect(await swap({ ...row, high_type: none }, other)).toBe('changed');
      expect(await swap({ ...row, high_type: none }, empty(row))).toBe('changed');
      expect(await storage().relationships.getPair(row.low_id, row.high_id)).toEqual(row);
      expect(await swap({ ...pairRow(), low_type: friend }, empty(pairRow()))).toBe('changed');
    });

    test('of ten that change the same at the same moment one does', async () => {
      const row = pairRow();
      const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => swap(empty(row), { ...row, low_since: n })));
      expect(answers.filter((answer) => answer === 'kept')).toHaveLength(1);
    });

    test('the list of a person has those who are something to them, and the other list those to whom they are', async () => {
      const [low_id, me] = [nextId(), nextId()];
      const [before, after] = [pairRow({ low_id, high_id: me }), pairRow({ low_id: me, high_type: none, low_type: blocked })];
      const blockedBy = pairRow({ low_id: me, low_type: none, high_type: blocked });
      for (const row of [blockedBy, after, before, pairRow()]) await keep(row);
      expect(await storage().relationships.listPairsOf(me)).toEqual([before, after]);
      expect(await storage().relationships.listPairsAround(me)).toEqual([before, blockedBy]);
      const others = [blockedBy.high_id, low_id, nextId()];
      const between = await storage().relationships.listPairsWith(me, others);
      expect(between.sort((a, b) => compareIds(a.low_id, b.low_id))).toEqual([before, blockedBy]);
      expect(await storage().relationships.listPairsWith(me, [])).toEqual([]);
    });

    describe('room', () => {
      test('is counted on both sides of a person, for one kind', async () => {
        const [low_id, me] = [nextId(), nextId()];
        await keep(pairRow({ low_id: me }));
        await keep(pairRow({ low_id, high_id: me }));
        await keep(pairRow({ low_id: me, low_type: blocked, high_type: none }));
        const third = pairRow({ low_id: me });
        const room = { user_id: me, type: friend, max: 2 };
        expect(await swap(empty(third), third, [{ ...room, type: blocked }, room])).toEqual(room);
        expect(await storage().relationships.getPair(me, third.high_id)).toBeUndefined();
        expect(await swap(empty(third), third, [{ ...room, max: 3 }])).toBe('kept');
      });

      test('what was there stays where there is none for what comes', async () => {
        const asked = pairRow({ low_type: outgoing, high_type: incoming });
        await keep(asked);
        const room = { user_id: asked.low_id, type: friend, max: 0 };
        expect(await swap(asked, { ...asked, low_type: friend, high_type: friend }, [room])).toEqual(room);
        expect(await storage().relationships.getPair(asked.low_id, asked.high_id)).toEqual(asked);
      });

      test('is not exceeded by many at the same moment', async () => {
        const me = nextId();
        const rows = Array.from({ length: 10 }, () => pairRow({ low_id: me }));
        await Promise.all(rows.map((row) => swap(empty(row), row, [{ user_id: me, type: friend, max: 3 }])));
        expect((await storage().relationships.listPairsOf(me)).length).toBeLessThanOrEqual(3);
      });
    });

    test('an account takes all of its own with it, and nothing of others', async () => {
      const [low_id, me] = [nextId(), nextId()];
      const neighbour = pairRow();
      const own = [pairRow({ low_id: me }), pairRow({ low_id, high_id: me, low_type: blocked, high_type: none })];
      for (const row of [...own, neighbour]) await keep(row);
      await storage().relationships.removePairsOf(me);
      expect(await storage().relationships.listPairsOf(me)).toEqual([]);
      expect(await storage().relationships.listPairsAround(me)).toEqual([]);
      expect(await storage().relationships.getPair(neighbour.low_id, neighbour.high_id)).toEqual(neighbour);
    });
  });
}
