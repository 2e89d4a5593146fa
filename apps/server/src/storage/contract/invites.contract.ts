import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { inviteRow, nextId } from './rows.ts';

const NOW = 1_795_000_000_000;

export function invitesContract(open: Open): void {
  withStorage('invites', open, (storage) => {
    async function invite(given: Parameters<typeof inviteRow>[0]) {
      const row = inviteRow(given);
      await storage().invites.insertInvite(row);
      return row;
    }

    test('an invite is read back as written, and its code is exact to the letter', async () => {
      const row = await invite({ code: `aB-${nextId()}`, max_age: 3600, max_uses: 3, expires_at: NOW + 3_600_000 });
      expect(await storage().invites.getInvite(row.code)).toEqual(row);
      expect(await storage().invites.getInvite(row.code.toUpperCase())).toBeUndefined();
    });

    test('two invites cannot have one code', async () => {
      const row = await invite({});
      await expect(storage().invites.insertInvite(inviteRow({ code: row.code }))).rejects.toThrow();
      expect(await storage().invites.getInvite(row.code)).toEqual(row);
    });

    test('the invites of a guild are listed oldest first', async () => {
      const guild_id = nextId();
      const younger = await invite({ guild_id, created_at: NOW + 1 });
      const older = await invite({ guild_id, created_at: NOW });
      await invite({});
      expect(await storage().invites.listInvitesOfGuild(guild_id)).toEqual([older, younger]);
    });

    test('of fifty who come at once no more get in than the invite allows', async () => {
      const row = await invite({ max_uses: 7 });
      const answers = await Promise.all(Array.from({ length: 50 }, () => storage().invites.takeUse(row.code, NOW)));
      expect(answers.filter(Boolean)).toHaveLength(7);
      expect((await storage().invites.getInvite(row.code))?.uses).toBe(7);
    });

    test('an invite without a limit counts every use', async () => {
      const row = await invite({});
      const answers = await Promise.all(Array.from({ length: 50 }, () => storage().invites.takeUse(row.code, NOW)));
      expect(answers.every(Boolean)).toBe(true);
      expect((await storage().invites.getInvite(row.code))?.uses).toBe(50);
    });

    test('an invite works until the moment it expires, and is read even after', async () => {
      const row = await invite({ expires_at: NOW });
      expect(await storage().invites.takeUse(row.code, NOW - 1)).toBe(true);
      expect(await storage().invites.takeUse(row.code, NOW)).toBe(false);
      expect(await storage().invites.getInvite(row.code)).toEqual({ ...row, uses: 1 });
      expect(await storage().invites.takeUse('unknown', NOW)).toBe(false);
    });

    test('a use given back can be taken again, but never goes below none', async () => {
      const row = await invite({ max_uses: 1 });
      await storage().invites.takeUse(row.code, NOW);
      expect(await storage().invites.takeUse(row.code, NOW)).toBe(false);
      await storage().invites.returnUse(row.code);
      await storage().invites.returnUse(row.code);
      expect((await storage().invites.getInvite(row.code))?.uses).toBe(0);
      expect(await storage().invites.takeUse(row.code, NOW)).toBe(true);
      await storage().invites.returnUse('unknown');
    });

    test('invites are removed one by one, by channel and by guild', async () => {
      const guild_id = nextId();
      const channel_id = nextId();
      const [one, inChannel, inGuild, elsewhere] = [
        await invite({ guild_id }),
        await invite({ guild_id, channel_id }),
        await invite({ guild_id }),
        await invite({}),
      ];
      const codes = async () => (await storage().invites.listInvitesOfGuild(guild_id)).map(({ code }) => code);
      expect(await storage().invites.removeInvite(one.code)).toBe(true);
      expect(await storage().invites.removeInvite(one.code)).toBe(false);
      await storage().invites.removeInvitesOfChannel(inChannel.channel_id);
      expect(await codes()).toEqual([inGuild.code]);
      await storage().invites.removeInvitesOfGuild(guild_id);
      expect(await codes()).toEqual([]);
      expect(await storage().invites.getInvite(elsewhere.code)).toEqual(elsewhere);
    });

    test('expired invites are removed and counted, those without an end stay', async () => {
      const expired = await invite({ expires_at: 1000 });
      const open = await invite({ expires_at: 1001 });
      const endless = await invite({});
      expect(await storage().invites.removeExpiredInvites(1000)).toBe(1);
      expect(await storage().invites.getInvite(expired.code)).toBeUndefined();
      expect(await storage().invites.getInvite(open.code)).toEqual(open);
      expect(await storage().invites.getInvite(endless.code)).toEqual(endless);
    });
  });
}
