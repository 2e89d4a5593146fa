import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { guildDoc, memberRow, nextId } from './rows.ts';

export function membersContract(open: Open): void {
  withStorage('members', open, (storage) => {
    async function join(guild_id: string, user_id = nextId()) {
      const row = memberRow({ guild_id, user_id });
      await storage().members.insertMember(row);
      return row;
    }

    test('a member is read back as written', async () => {
      const row = memberRow({ nick: 'Ёж', roles: [nextId(), nextId()] });
      expect(await storage().members.insertMember(row)).toBe(true);
      expect(await storage().members.getMember(row.guild_id, row.user_id)).toEqual(row);
      expect(await storage().members.getMember(row.guild_id, nextId())).toBeUndefined();
      expect(await storage().members.getMember(nextId(), row.user_id)).toBeUndefined();
    });

    test('a person joins once, however often at once, and the first row stays', async () => {
      const first = memberRow({ nick: 'first' });
      await storage().members.insertMember(first);
      expect(await storage().members.insertMember({ ...first, nick: 'second' })).toBe(false);
      expect(await storage().members.getMember(first.guild_id, first.user_id)).toEqual(first);

      const row = memberRow();
      const answers = await Promise.all(Array.from({ length: 50 }, () => storage().members.insertMember(row)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await storage().members.countMembers(row.guild_id)).toBe(1);
    });

    test('members are paged in the order of their ids by value, not by letters', async () => {
      const guild_id = nextId();
      const ids = ['9', '10', '80351110224678912', '1250000000000000007', '9223372036854775807'];
      for (const user_id of [...ids].reverse()) await join(guild_id, user_id);
      const list = async (after: string, limit: number) =>
        (await storage().members.listMembers(guild_id, { after, limit })).map((row) => row.user_id);
      expect(await list('0', 2)).toEqual(ids.slice(0, 2));
      expect(await list('10', 2)).toEqual(ids.slice(2, 4));
      expect(await list('11', 10)).toEqual(ids.slice(2));
      expect(await list('9223372036854775807', 10)).toEqual([]);
    });

    test('members among given people are found, in the order of their ids', async () => {
      const guild_id = nextId();
      const [a, b] = [await join(guild_id), await join(guild_id)];
      const stranger = await join(nextId());
      expect(await storage().members.listMembersAmong(guild_id, [b.user_id, stranger.user_id, a.user_id])).toEqual([a, b]);
      expect(await storage().members.listMembersAmong(guild_id, [])).toEqual([]);
    });

    test('the memberships of a person are listed in the order of the guilds', async () => {
      const user_id = nextId();
      const rows = [await join(nextId(), user_id), await join(nextId(), user_id)];
      expect(await storage().members.listMembershipsOf(user_id)).toEqual(rows);
      expect(await storage().members.listMembershipsOf(nextId())).toEqual([]);
    });

    test('two people share a guild while both are in it and it is not deleted', async () => {
      const guild = guildDoc();
      await storage().guilds.insertGuild(guild);
      const [a, b, stranger] = [await join(guild.id), await join(guild.id), await join(nextId())];
      expect(await storage().members.shareGuild(a.user_id, b.user_id)).toBe(true);
      expect(await storage().members.shareGuild(a.user_id, stranger.user_id)).toBe(false);
      await storage().members.removeMember(guild.id, b.user_id);
      expect(await storage().members.shareGuild(a.user_id, b.user_id)).toBe(false);
      await storage().members.insertMember(b);
      await storage().guilds.replaceGuild({ ...guild, version: 2, deleted: true });
      expect(await storage().members.shareGuild(a.user_id, b.user_id)).toBe(false);
    });

    test('a change of a member names fields, and leaves the others', async () => {
      const row = memberRow({ nick: 'Ёж', roles: [nextId()] });
      await storage().members.insertMember(row);
      const patch = { communication_disabled_until: '2026-12-01T10:00:00.000000+00:00', mute: true };
      expect(await storage().members.updateMember(row.guild_id, row.user_id, patch)).toEqual({ ...row, ...patch });
      const bare = { ...row, ...patch, nick: null, roles: [] };
      expect(await storage().members.updateMember(row.guild_id, row.user_id, { nick: null, roles: [], deaf: undefined })).toEqual(bare);
      expect(await storage().members.updateMember(row.guild_id, row.user_id, {})).toEqual(bare);
      expect(await storage().members.updateMember(row.guild_id, nextId(), { nick: 'x' })).toBeUndefined();
    });

    test('a role comes once and goes, and none is lost when many come at once', async () => {
      const { guild_id, user_id } = await join(nextId());
      const ids = Array.from({ length: 10 }, () => nextId());
      await Promise.all([...ids, ...ids].map((id) => storage().members.addMemberRole(guild_id, user_id, id)));
      const row = await storage().members.getMember(guild_id, user_id);
      expect([...(row?.roles ?? [])].sort()).toEqual(ids);
      await Promise.all(ids.slice(1).map((id) => storage().members.removeMemberRole(guild_id, user_id, id)));
      expect((await storage().members.removeMemberRole(guild_id, user_id, nextId()))?.roles).toEqual(ids.slice(0, 1));
      expect(await storage().members.addMemberRole(guild_id, nextId(), nextId())).toBeUndefined();
    });

    test('a role is taken from everybody in its guild, and counted by those who have it', async () => {
      const [guild_id, kept, gone] = [nextId(), nextId(), nextId()];
      const [a, b] = [memberRow({ guild_id, roles: [kept, gone] }), memberRow({ guild_id, roles: [gone] })];
      const elsewhere = memberRow({ roles: [gone] });
      for (const row of [a, b, elsewhere, memberRow({ guild_id })]) await storage().members.insertMember(row);
      const count = () => storage().members.countMembersByRole(guild_id);
      expect(Object.fromEntries(await count())).toEqual({ [kept]: 1, [gone]: 2 });
      expect((await storage().members.removeRoleOfMembers(guild_id, gone, 10)).sort()).toEqual([a.user_id, b.user_id]);
      expect((await storage().members.getMember(guild_id, a.user_id))?.roles).toEqual([kept]);
      expect((await storage().members.getMember(guild_id, b.user_id))?.roles).toEqual([]);
      expect(await storage().members.getMember(elsewhere.guild_id, elsewhere.user_id)).toEqual(elsewhere);
      expect(Object.fromEntries(await count())).toEqual({ [kept]: 1 });
    });

    test('a role is taken from more people than are named', async () => {
      const [guild_id, role_id] = [nextId(), nextId()];
      for (let i = 0; i < 3; i++) await storage().members.insertMember(memberRow({ guild_id, roles: [role_id] }));
      expect(await storage().members.removeRoleOfMembers(guild_id, role_id, 2)).toHaveLength(2);
      expect(await storage().members.countMembersByRole(guild_id)).toEqual(new Map());
      expect(await storage().members.removeRoleOfMembers(guild_id, role_id, 2)).toEqual([]);
    });

    test('a role is given to those who are named and did not come later, to each once', async () => {
      const [guild_id, role_id] = [nextId(), nextId()];
      const joined = (hour: string) => `2026-12-01T${hour}:00:00.000000+00:00`;
      const [early, holder, late, other] = ['10', '11', '12', '10'].map((hour) => memberRow({ guild_id, joined_at: joined(hour) }));
      if (!early || !holder || !late || !other) throw new Error('somebody is missing');
      holder.roles = [role_id];
      for (const row of [early, holder, late, other]) await storage().members.insertMember(row);
      const who = { user_ids: [late, holder, early, memberRow()].map(({ user_id }) => user_id), joined_by: joined('11') };
      const given = await storage().members.addRoleToMembers(guild_id, role_id, who);
      expect(given.sort((x, y) => Number(BigInt(x.user_id) - BigInt(y.user_id)))).toEqual([
        { ...early, roles: [...early.roles, role_id] },
        holder,
      ]);
      for (const row of [late, other]) expect(await storage().members.getMember(guild_id, row.user_id)).toEqual(row);
    });

    test('leaving is counted once', async () => {
      const row = await join(nextId());
      expect(await storage().members.countMembers(row.guild_id)).toBe(1);
      expect(await storage().members.removeMember(row.guild_id, row.user_id)).toBe(true);
      expect(await storage().members.removeMember(row.guild_id, row.user_id)).toBe(false);
      expect(await storage().members.countMembers(row.guild_id)).toBe(0);
    });

    test('members of one guild are removed in portions until none is left', async () => {
      const guild_id = nextId();
      const neighbour = await join(nextId());
      for (let i = 0; i < 5; i++) await join(guild_id);
      expect(await storage().members.removeSomeMembers(guild_id, 3)).toBe(3);
      expect(await storage().members.removeSomeMembers(guild_id, 3)).toBe(2);
      expect(await storage().members.removeSomeMembers(guild_id, 3)).toBe(0);
      expect(await storage().members.countMembers(neighbour.guild_id)).toBe(1);
    });
  });
}
