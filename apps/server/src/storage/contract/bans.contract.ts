import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { banRow, nextId } from './rows.ts';

export function bansContract(open: Open): void {
  withStorage('bans', open, (storage) => {
    test('a ban is read back as written, and a newer one takes its place', async () => {
      const first = banRow({ reason: 'спам', address_hashes: ['a'] });
      await storage().bans.keepBan(first);
      expect(await storage().bans.getBan(first.guild_id, first.user_id)).toEqual(first);
      const second = { ...first, reason: null, expires_at: 2_000_000_000_000, address_hashes: [] };
      await storage().bans.keepBan(second);
      expect(await storage().bans.getBan(first.guild_id, first.user_id)).toEqual(second);
      expect(await storage().bans.getBan(nextId(), first.user_id)).toBeUndefined();
    });

    test('a ban is lifted once', async () => {
      const row = banRow();
      await storage().bans.keepBan(row);
      const lifted = await Promise.all(Array.from({ length: 5 }, () => storage().bans.removeBan(row.guild_id, row.user_id)));
      expect(lifted.filter((one) => one !== undefined)).toEqual([row]);
      expect(await storage().bans.getBan(row.guild_id, row.user_id)).toBeUndefined();
    });

    test('bans are paged in the order of the people', async () => {
      const guild_id = nextId();
      const rows = ['9', '10', '1250000000000000007'].map((user_id) => banRow({ guild_id, user_id }));
      for (const row of [...rows].reverse()) await storage().bans.keepBan(row);
      await storage().bans.keepBan(banRow());
      expect(await storage().bans.listBans(guild_id, { after: '0', limit: 2 })).toEqual(rows.slice(0, 2));
      expect(await storage().bans.listBans(guild_id, { after: '10', limit: 10 })).toEqual(rows.slice(2));
      expect(await storage().bans.listBans(guild_id, { limit: 10 })).toEqual(rows);
    });

    test('bans before a person are the ones just before, still in the order of the people', async () => {
      const guild_id = nextId();
      const rows = ['9', '10', '11', '1250000000000000007'].map((user_id) => banRow({ guild_id, user_id }));
      for (const row of rows) await storage().bans.keepBan(row);
      expect(await storage().bans.listBans(guild_id, { before: '1250000000000000007', limit: 2 })).toEqual(rows.slice(1, 3));
      expect(await storage().bans.listBans(guild_id, { after: '9', before: '11', limit: 10 })).toEqual(rows.slice(1, 2));
      expect(await storage().bans.listBans(guild_id, { before: '9', limit: 10 })).toEqual([]);
    });

    test('bans are found by any of their addresses, in their guild', async () => {
      const row = banRow({ address_hashes: ['first', 'second'] });
      for (const one of [row, banRow({ guild_id: row.guild_id }), banRow({ address_hashes: ['second'] })])
        await storage().bans.keepBan(one);
      expect(await storage().bans.listBansOfAddresses(row.guild_id, ['other', 'second'])).toEqual([row]);
      expect(await storage().bans.listBansOfAddresses(row.guild_id, ['other'])).toEqual([]);
      expect(await storage().bans.listBansOfAddresses(row.guild_id, [])).toEqual([]);
    });

    test('bans that have ended are found, the earliest first, and those without an end never', async () => {
      const [late, early, later] = [30, 20, 99].map((expires_at) => banRow({ expires_at }));
      for (const row of [late, early, later, banRow()]) if (row) await storage().bans.keepBan(row);
      expect(await storage().bans.listEndedBans(30, 10)).toEqual([early, late]);
      expect(await storage().bans.listEndedBans(30, 1)).toEqual([early]);
    });

    test('a ban that has ended is lifted once, and one that took its place is not', async () => {
      const row = banRow({ expires_at: 30 });
      await storage().bans.keepBan(row);
      expect(await storage().bans.removeEndedBan(row.guild_id, row.user_id, 29)).toBeUndefined();
      const lifted = await Promise.all(Array.from({ length: 5 }, () => storage().bans.removeEndedBan(row.guild_id, row.user_id, 30)));
      expect(lifted.filter((one) => one !== undefined)).toEqual([row]);
      const forever = { ...row, expires_at: null };
      await storage().bans.keepBan(forever);
      expect(await storage().bans.removeEndedBan(row.guild_id, row.user_id, 30)).toBeUndefined();
      expect(await storage().bans.getBan(row.guild_id, row.user_id)).toEqual(forever);
    });

    test('a guild forgets the addresses of its bans, and keeps the bans', async () => {
      const [row, neighbour] = [banRow({ address_hashes: ['a'] }), banRow({ address_hashes: ['a'] })];
      for (const one of [row, neighbour]) await storage().bans.keepBan(one);
      await storage().bans.forgetAddresses(row.guild_id);
      expect(await storage().bans.getBan(row.guild_id, row.user_id)).toEqual({ ...row, address_hashes: [] });
      expect(await storage().bans.listBansOfAddresses(row.guild_id, ['a'])).toEqual([]);
      expect(await storage().bans.listBansOfAddresses(neighbour.guild_id, ['a'])).toEqual([neighbour]);
    });

    test('the bans of a guild go with it', async () => {
      const [row, neighbour] = [banRow(), banRow()];
      for (const one of [row, neighbour]) await storage().bans.keepBan(one);
      await storage().bans.removeBansOfGuild(row.guild_id);
      expect(await storage().bans.getBan(row.guild_id, row.user_id)).toBeUndefined();
      expect(await storage().bans.getBan(neighbour.guild_id, neighbour.user_id)).toEqual(neighbour);
    });
  });
}
