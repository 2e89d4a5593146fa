import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { directChannelRow, nextId } from './rows.ts';

export function directChannelsContract(open: Open): void {
  withStorage('direct channels', open, (storage) => {
    const pairOf = (a: string, b: string) =>
      directChannelRow({ pair: `${a}:${b}`, user_ids: [a, b], closed_by: [b], asked_id: b, consent: 'asked' });

    test('two people have one channel, also when both open it at once', async () => {
      const [a, b] = [nextId(), nextId()];
      const opened = await Promise.all(Array.from({ length: 10 }, () => storage().directChannels.insertDirectChannel(pairOf(a, b))));
      expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
      expect(await storage().directChannels.findDirectChannelOfPair(`${a}:${b}`)).toEqual(opened[0]);
      expect(await storage().directChannels.listDirectChannelsOf(a)).toEqual([opened[0]]);
      expect(await storage().directChannels.findDirectChannelOfPair(`${b}:${a}`)).toBeUndefined();
    });

    test('whoever is asked may decline, and the row says so', async () => {
      const [a, b] = [nextId(), nextId()];
      const row = pairOf(a, b);
      await storage().directChannels.insertDirectChannel(row);
      for (const [version, consent] of [
        [2, 'declined'],
        [3, 'accepted'],
        [4, null],
      ] as const) {
        const next = { ...row, version, consent, closed_by: [], asked_id: consent && b };
        expect(await storage().directChannels.replaceDirectChannel(next)).toBe(true);
        expect(await storage().directChannels.getDirectChannel(row.id)).toEqual(next);
      }
    });

    test('the same people may have several groups', async () => {
      const user_ids = [nextId(), nextId(), nextId()];
      const [first, second] = [directChannelRow({ user_ids }), directChannelRow({ user_ids, name: 'Поход' })];
      for (const row of [first, second]) expect(await storage().directChannels.insertDirectChannel(row)).toEqual(row);
      expect(await storage().directChannels.listDirectChannelsOf(user_ids[2] ?? '')).toEqual([first, second]);
      expect(await storage().directChannels.getDirectChannel(second.id)).toEqual(second);
    });

    test('of two changes to one version one is kept, and who is in it follows', async () => {
      const row = directChannelRow();
      const [first = '', second = ''] = row.user_ids;
      const other = nextId();
      await storage().directChannels.insertDirectChannel(row);
      const next = { ...row, version: 2, user_ids: [second, other], owner_id: second, name: 'Другие' };
      const kept = await Promise.all([next, { ...next, name: 'Третьи' }].map((one) => storage().directChannels.replaceDirectChannel(one)));
      expect(kept.filter(Boolean)).toHaveLength(1);
      expect(await storage().directChannels.replaceDirectChannel(next)).toBe(false);
      expect(await storage().directChannels.listDirectChannelsOf(first)).toEqual([]);
      expect(await storage().directChannels.listDirectChannelsOf(other)).toMatchObject([{ id: row.id, version: 2, owner_id: second }]);
    });

    test('one that nobody is in is found, and gone when it is removed', async () => {
      const [row, neighbour] = [directChannelRow(), directChannelRow()];
      for (const one of [row, neighbour]) await storage().directChannels.insertDirectChannel(one);
      await storage().directChannels.replaceDirectChannel({ ...row, version: 2, user_ids: [] });
      expect((await storage().directChannels.listAbandonedDirectChannels()).map(({ id }) => id)).toEqual([row.id]);
      await storage().directChannels.removeDirectChannel(row.id);
      expect(await storage().directChannels.getDirectChannel(row.id)).toBeUndefined();
      expect(await storage().directChannels.listAbandonedDirectChannels()).toEqual([]);
      expect(await storage().directChannels.listDirectChannelsOf(neighbour.user_ids[0] ?? '')).toEqual([neighbour]);
    });
  });
}
