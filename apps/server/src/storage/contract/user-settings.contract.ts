import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { nextId, userSettingsRow } from './rows.ts';

export function userSettingsContract(open: Open): void {
  withStorage('user settings', open, (storage) => {
    test('each person has their own, and none before they have chosen', async () => {
      const row = userSettingsRow();
      expect(await storage().userSettings.getSettings(row.user_id)).toBeUndefined();
      expect(await storage().userSettings.keepSettings(row)).toBe(true);
      expect(await storage().userSettings.getSettings(row.user_id)).toEqual(row);
      expect(await storage().userSettings.getSettings(nextId())).toBeUndefined();
      await storage().userSettings.removeSettings(row.user_id);
      await storage().userSettings.removeSettings(row.user_id);
      expect(await storage().userSettings.getSettings(row.user_id)).toBeUndefined();
    });

    test('only the next revision takes the place of one, and of ten at the same moment one does', async () => {
      const row = userSettingsRow();
      const first = await Promise.all(Array.from({ length: 10 }, () => storage().userSettings.keepSettings(row)));
      expect(first.filter(Boolean)).toHaveLength(1);
      const next = { ...row, revision: 2, settings: '{}', status_ends_at: 5 };
      const second = await Promise.all(Array.from({ length: 10 }, () => storage().userSettings.keepSettings(next)));
      expect(second.filter(Boolean)).toHaveLength(1);
      expect(await storage().userSettings.keepSettings(row)).toBe(false);
      expect(await storage().userSettings.keepSettings({ ...row, revision: 4 })).toBe(false);
      expect(await storage().userSettings.getSettings(row.user_id)).toEqual(next);
      await storage().userSettings.removeSettings(row.user_id);
      expect(await storage().userSettings.keepSettings({ ...row, revision: 2 })).toBe(false);
    });

    test('those whose status has ended are found, the longest ended first', async () => {
      const ends = [3000, 1000, null, 2000, 4000];
      const rows = ends.map((status_ends_at) => userSettingsRow({ status_ends_at }));
      for (const row of rows) await storage().userSettings.keepSettings(row);
      const find = async (now: number, limit: number) => {
        const found = await storage().userSettings.listEndedStatuses(now, limit);
        return found.filter((row) => rows.some(({ user_id }) => user_id === row.user_id));
      };
      expect(await find(3000, 100)).toEqual([rows[1], rows[3], rows[0]]);
      for (const row of rows) await storage().userSettings.removeSettings(row.user_id);
      expect(await find(9000, 100)).toEqual([]);
    });
  });
}
