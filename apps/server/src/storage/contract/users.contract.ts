import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { nextId, userRow } from './rows.ts';

export function usersContract(open: Open): void {
  withStorage('users', open, (storage) => {
    test('a person is read back as written, with letters of every script', async () => {
      const row = userRow({
        global_name: 'Ёжик 𝕏 \u202eabc',
        bio: 'строка\nвторая 👩‍👩‍👧',
        email: 'a@example.org',
        admin: true,
        pending_invite: 'abc',
      });
      expect(await storage().users.insertUser(row)).toBe('inserted');
      expect(await storage().users.getUser(row.id)).toEqual(row);
    });

    test('nobody is found under an unknown id', async () => {
      expect(await storage().users.getUser(nextId())).toBeUndefined();
    });

    test('a name belongs to one person, even when fifty ask for it at once', async () => {
      const key = `wanted-${nextId()}`;
      const answers = await Promise.all(Array.from({ length: 50 }, () => storage().users.insertUser(userRow({ username_key: key }))));
      expect(answers.filter((answer) => answer === 'inserted')).toHaveLength(1);
    });

    test('an e-mail address belongs to one person, and many may have none', async () => {
      const email = `${nextId()}@example.org`;
      expect(await storage().users.insertUser(userRow({ email }))).toBe('inserted');
      expect(await storage().users.insertUser(userRow({ email }))).toBe('taken');
      expect(await storage().users.insertUser(userRow())).toBe('inserted');
      expect(await storage().users.insertUser(userRow())).toBe('inserted');
    });

    test('a person is found by name before e-mail address', async () => {
      const key = `both-${nextId()}@example.org`;
      const byEmail = userRow({ email: key });
      await storage().users.insertUser(byEmail);
      expect(await storage().users.findUserByLogin(key)).toEqual(byEmail);
      const byName = userRow({ username_key: key });
      await storage().users.insertUser(byName);
      expect(await storage().users.findUserByLogin(key)).toEqual(byName);
      expect(await storage().users.findUserByLogin(`nobody-${nextId()}`)).toBeUndefined();
    });

    test('people are listed in the order asked for, without the unknown', async () => {
      const rows = [userRow(), userRow(), userRow()];
      for (const row of rows) await storage().users.insertUser(row);
      const [first, second, third] = rows.map(({ id }) => id);
      const listed = await storage().users.listUsers([third ?? '', nextId(), first ?? '', second ?? '']);
      expect(listed.map(({ id }) => id)).toEqual([third, first, second]);
      expect(await storage().users.listUsers([])).toEqual([]);
    });

    test('a change touches only what it names', async () => {
      const row = userRow({ bio: 'before', email: `${nextId()}@example.org`, avatar: 'a' });
      await storage().users.insertUser(row);
      const changed = { ...row, bio: 'после', avatar: null };
      expect(await storage().users.updateUser(row.id, { bio: 'после', avatar: null, email: undefined })).toEqual(changed);
      expect(await storage().users.getUser(row.id)).toEqual(changed);
    });

    test("a change cannot take another person's name or address, but keeps one's own", async () => {
      const mine = userRow({ email: `${nextId()}@example.org` });
      const theirs = userRow({ email: `${nextId()}@example.org` });
      await storage().users.insertUser(mine);
      await storage().users.insertUser(theirs);
      expect(await storage().users.updateUser(mine.id, { username_key: theirs.username_key })).toBe('taken');
      expect(await storage().users.updateUser(mine.id, { email: theirs.email })).toBe('taken');
      expect(await storage().users.updateUser(mine.id, { email: mine.email, username_key: mine.username_key })).toEqual(mine);
      expect(await storage().users.updateUser(nextId(), { bio: 'x' })).toBeUndefined();
    });

    test('changes made at once to different fields all stay', async () => {
      const row = userRow();
      await storage().users.insertUser(row);
      await Promise.all([
        storage().users.updateUser(row.id, { bio: 'bio' }),
        storage().users.updateUser(row.id, { avatar: 'avatar' }),
        storage().users.updateUser(row.id, { global_name: 'name' }),
      ]);
      expect(await storage().users.getUser(row.id)).toEqual({ ...row, bio: 'bio', avatar: 'avatar', global_name: 'name' });
    });

    test('those who wait for approval and the administrators are listed', async () => {
      const pending = userRow({ pending: true });
      const admin = userRow({ admin: true });
      await storage().users.insertUser(pending);
      await storage().users.insertUser(admin);
      expect(await storage().users.listPendingUsers()).toContainEqual(pending);
      expect(await storage().users.listPendingUsers()).not.toContainEqual(admin);
      expect(await storage().users.listAdmins()).toContainEqual(admin);
      await storage().users.updateUser(pending.id, { pending: false });
      expect(await storage().users.listPendingUsers()).not.toContainEqual(expect.objectContaining({ id: pending.id }));
    });

    test('those who are banned from the installation are listed', async () => {
      const [banned, other] = [userRow({ disabled: true }), userRow()];
      for (const row of [banned, other]) await storage().users.insertUser(row);
      expect(await storage().users.listDisabledUsers()).toContainEqual(banned);
      expect(await storage().users.listDisabledUsers()).not.toContainEqual(other);
      await storage().users.updateUser(banned.id, { disabled: false });
      await storage().users.updateUser(other.id, { disabled: true });
      expect((await storage().users.listDisabledUsers()).map(({ id }) => id)).toContain(other.id);
      expect((await storage().users.listDisabledUsers()).map(({ id }) => id)).not.toContain(banned.id);
    });

    test('a removed person is gone and the name is free', async () => {
      const row = userRow();
      await storage().users.insertUser(row);
      expect(await storage().users.removeUser(row.id)).toBe(true);
      expect(await storage().users.removeUser(row.id)).toBe(false);
      expect(await storage().users.getUser(row.id)).toBeUndefined();
      expect(await storage().users.insertUser(userRow({ username_key: row.username_key }))).toBe('inserted');
    });
  });
}
