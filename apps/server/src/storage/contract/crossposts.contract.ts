import { expect, test } from 'vitest';
import type { CrosspostRow } from '../../features/crossposts/store.ts';
import { type Open, withStorage } from './harness.ts';
import { copyRow, crosspostRow, nextId } from './rows.ts';

export function crosspostsContract(open: Open): void {
  withStorage('crossposts', open, (storage) => {
    const insert = async (...rows: CrosspostRow[]) => {
      for (const row of rows) expect(await storage().crossposts.insertCrosspost(row)).toBe(true);
    };
    const get = (row: CrosspostRow) => storage().crossposts.getCrosspost(row.message_id);

    test('come back as they were kept, and of one message there is one', async () => {
      const row = crosspostRow({ delivered: true, due_at: null, gone_at: 5, revision: 3 });
      const answers = await Promise.all([row, row, row].map((one) => storage().crossposts.insertCrosspost(one)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await get(row)).toEqual(row);
      expect(await storage().crossposts.getCrosspost(nextId())).toBeUndefined();
    });

    test('are due by their time', async () => {
      const [second, first, later, done] = [
        crosspostRow({ due_at: 20 }),
        crosspostRow({ due_at: 10, delivered: true }),
        crosspostRow({ due_at: 21 }),
        crosspostRow({ due_at: null }),
      ];
      await insert(second, first, later, done);
      expect(await storage().crossposts.listDueCrossposts(20, 10)).toEqual([first, second]);
      expect(await storage().crossposts.listDueCrossposts(20, 1)).toEqual([first]);
      expect(await storage().crossposts.listDueCrossposts(9, 10)).toEqual([]);
    });

    test('are wanted again one by one, or all of a channel, whatever they waited for', async () => {
      const channel_id = nextId();
      const [a, b, other] = [crosspostRow({ channel_id, due_at: null }), crosspostRow({ channel_id, due_at: 9 }), crosspostRow()];
      await insert(a, b, other);
      await storage().crossposts.wantCrossposts([a.message_id, nextId()], 7);
      expect(await get(a)).toEqual({ ...a, due_at: 7, revision: 1 });
      await storage().crossposts.wantCrosspostsOfChannel(channel_id, 8);
      expect(await get(a)).toEqual({ ...a, due_at: 8, revision: 2 });
      expect(await get(b)).toEqual({ ...b, due_at: 8, revision: 1 });
      expect(await get(other)).toEqual(other);
      await storage().crossposts.wantCrossposts([], 1);
    });

    test('change only as they were read: what is wanted meanwhile stays wanted', async () => {
      const row = crosspostRow();
      await insert(row);
      await storage().crossposts.wantCrossposts([row.message_id], 50);
      expect(await storage().crossposts.updateCrosspost(row, { due_at: null, delivered: true })).toBeUndefined();
      const now = (await get(row)) ?? row;
      const changed = { ...now, due_at: null, delivered: true, gone_at: 4, revision: 2 };
      expect(await storage().crossposts.updateCrosspost(now, { due_at: null, delivered: true, gone_at: 4 })).toEqual(changed);
      expect(await get(row)).toEqual(changed);
    });

    test('whose message is gone for long are forgotten with their copies', async () => {
      const [there, gone, lately] = [crosspostRow(), crosspostRow({ gone_at: 5 }), crosspostRow({ gone_at: 6 })];
      await insert(there, gone, lately);
      const copies = [there, gone, lately].map(({ message_id }) => copyRow({ message_id }));
      await storage().crossposts.insertCopies(copies);
      while ((await storage().crossposts.removeGoneCrossposts(6, 1)) > 0) expect(await get(there)).toEqual(there);
      expect(await Promise.all([there, gone, lately].map(get))).toEqual([there, undefined, lately]);
      const left = await Promise.all(copies.map(({ message_id }) => storage().crossposts.listCopies(message_id, { after: '0', limit: 9 })));
      expect(left).toEqual([[copies[0]], [], [copies[2]]]);
    });

    test('have one copy for each webhook: the first stays', async () => {
      const message_id = nextId();
      const [a, b, c] = [copyRow({ message_id }), copyRow({ message_id }), copyRow({ message_id })];
      await storage().crossposts.insertCopies([c, a]);
      await storage().crossposts.insertCopies([{ ...a, copy_id: nextId() }, b]);
      await storage().crossposts.insertCopies([]);
      expect(await storage().crossposts.listCopies(message_id, { after: '0', limit: 2 })).toEqual([a, b]);
      expect(await storage().crossposts.listCopies(message_id, { after: b.webhook_id, limit: 2 })).toEqual([c]);
      await storage().crossposts.removeCopiesInChannel(a.channel_id);
      expect(await storage().crossposts.listCopies(message_id, { after: '0', limit: 9 })).toEqual([b, c]);
    });
  });
}
