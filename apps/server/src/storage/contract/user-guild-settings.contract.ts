import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { nextId, userGuildSettingsRow } from './rows.ts';

export function userGuildSettingsContract(open: Open): void {
  withStorage('user guild settings', open, (storage) => {
    test('each person has their own for each guild, listed by guild, and they go with the guild', async () => {
      const { userGuildSettings } = storage();
      const user_id = nextId();
      const rows = [userGuildSettingsRow({ user_id, guild_id: '0' }), userGuildSettingsRow({ user_id }), userGuildSettingsRow({ user_id })];
      const [conversations, first, second] = rows as [(typeof rows)[0], (typeof rows)[0], (typeof rows)[0]];
      for (const row of [second, conversations, first, userGuildSettingsRow({ guild_id: first.guild_id })]) {
        expect(await userGuildSettings.keepGuildSettings(row)).toBe(true);
      }
      expect(await userGuildSettings.listGuildSettings(user_id)).toEqual([conversations, first, second]);
      expect(await userGuildSettings.getGuildSettings(user_id, first.guild_id)).toEqual(first);
      expect(await userGuildSettings.getGuildSettings(nextId(), first.guild_id)).toBeUndefined();
      await userGuildSettings.removeSettingsOfGuild(first.guild_id);
      expect(await userGuildSettings.listGuildSettings(user_id)).toEqual([conversations, second]);
    });

    test('only the next version takes the place of one, and of ten at the same moment one does', async () => {
      const { userGuildSettings } = storage();
      const row = userGuildSettingsRow();
      const first = await Promise.all(Array.from({ length: 10 }, () => userGuildSettings.keepGuildSettings(row)));
      expect(first.filter(Boolean)).toHaveLength(1);
      const next = { ...row, version: 2, settings: '{}' };
      const second = await Promise.all(Array.from({ length: 10 }, () => userGuildSettings.keepGuildSettings(next)));
      expect(second.filter(Boolean)).toHaveLength(1);
      expect(await userGuildSettings.keepGuildSettings({ ...row, version: 4 })).toBe(false);
      expect(await userGuildSettings.getGuildSettings(row.user_id, row.guild_id)).toEqual(next);
    });
  });
}
