import { describe, expect, test } from 'vitest';
import type { Storage } from '../storage.ts';
import { type Open, withStorage } from './harness.ts';
import { guildDoc, inviteRow, memberRow, messageRow, nextId, sessionRow, userRow } from './rows.ts';

const NOW = 1_795_000_000_000;

/** Names that mean something to a database or to JavaScript; to a chat they are words. */
const WORDS = [
  '$where',
  '$ne',
  '$set',
  '__proto__',
  'constructor',
  'toString',
  'a.b',
  '.',
  '$',
  '',
  ' ',
  '"',
  '\\',
  '%',
  '_',
  '?1',
  "' OR 1=1; --",
];

/** What several who write at once can get wrong, and values that look like something else. */
export function racesContract(open: Open): void {
  withStorage('races', open, (storage) => {
    const times = <T>(count: number, work: (index: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, i) => work(i)));

    test('of a hundred with one nonce one is written, however they are spread over groups', async () => {
      const [author_id, channel_id] = [nextId(), nextId()];
      const answers = await times(100, async (i) => {
        // Some in one turn, some in later ones.
        for (let turn = 0; turn < i % 5; turn++) await new Promise((resolve) => setImmediate(resolve));
        return storage().messages.insertOnce(messageRow({ author_id, channel_id, nonce: 'same' }));
      });
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(answers.map(({ row }) => row.id)).size).toBe(1);
      expect(await storage().messages.listMessages(channel_id, { limit: 100 })).toHaveLength(1);
    });

    test('a thousand messages sent at once are all kept, and answered in their order', async () => {
      const channel_id = nextId();
      const rows = Array.from({ length: 1000 }, (_, i) => messageRow({ channel_id, nonce: i % 2 === 0 ? `n${i}` : null }));
      const answered: string[] = [];
      await Promise.all(
        rows.map(async (row) => {
          expect(await storage().messages.insertOnce(row)).toEqual({ row, repeated: false });
          answered.push(row.id);
        }),
      );
      expect(answered).toEqual(rows.map(({ id }) => id));
      expect(await storage().messages.listMessages(channel_id, { limit: 2000 })).toEqual(rows.reverse());
    });

    test('repeated nonces among new messages are answered in their order too', async () => {
      const [author_id, channel_id] = [nextId(), nextId()];
      const first = messageRow({ author_id, channel_id, nonce: 'known' });
      await storage().messages.insertOnce(first);
      const rows = Array.from({ length: 30 }, (_, i) =>
        messageRow({ author_id, channel_id, nonce: i % 3 === 0 ? 'known' : i % 3 === 1 ? `new${i}` : 'twice' }),
      );
      const order: number[] = [];
      const answers = await Promise.all(
        rows.map(async (row, i) => {
          const answer = await storage().messages.insertOnce(row);
          order.push(i);
          return answer;
        }),
      );
      expect(order).toEqual(rows.map((_, i) => i));
      expect(answers.map(({ row, repeated }) => [row.id, repeated])).toEqual(
        rows.map((row, i) => (i % 3 === 0 ? [first.id, true] : i % 3 === 1 ? [row.id, false] : [rows[2]?.id, i !== 2])),
      );
    });

    test('a nonce that is no well-formed text is a nonce like any other, and harms nobody', async () => {
      for (const nonce of ['\ud800', 'ab\udc00cd', '\u0000', 'a\u0000b', '\ufffd', 'я'.repeat(100)]) {
        const [author_id, channel_id] = [nextId(), nextId()];
        const first = messageRow({ author_id, channel_id, nonce });
        expect(await storage().messages.insertOnce(first)).toMatchObject({ row: { id: first.id }, repeated: false });
        const retry = messageRow({ author_id, channel_id, nonce });
        const [again, other] = await Promise.all([storage().messages.insertOnce(retry), storage().messages.insertOnce(messageRow())]);
        expect(again).toMatchObject({ row: { id: first.id }, repeated: true });
        expect(other.repeated).toBe(false);
      }
    });

    test('what people take and give back at once is counted right', async () => {
      const row = inviteRow({ max_uses: 20 });
      await storage().invites.insertInvite(row);
      const taken = await times(50, () => storage().invites.takeUse(row.code, NOW));
      expect(taken.filter(Boolean)).toHaveLength(20);
      await times(10, () => storage().invites.returnUse(row.code));
      const again = await times(50, () => storage().invites.takeUse(row.code, NOW));
      expect(again.filter(Boolean)).toHaveLength(10);
      expect((await storage().invites.getInvite(row.code))?.uses).toBe(20);
    });

    test('of two people who want the same address one gets it, and the other is unchanged', async () => {
      const email = `${nextId()}@example.org`;
      const people = [userRow(), userRow()];
      for (const person of people) await storage().users.insertUser(person);
      const answers = await Promise.all(people.map(({ id }) => storage().users.updateUser(id, { email })));
      expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
      const stored = await storage().users.listUsers(people.map(({ id }) => id));
      expect(stored.map((row) => row.email).sort()).toEqual([email, null].sort());
      const winner = stored.find((row) => row.email === email);
      expect(await storage().users.updateUser(winner?.id ?? '', { email: null })).toEqual({ ...winner, email: null });
      expect(await storage().users.insertUser(userRow({ email }))).toBe('inserted');
    });

    test('a session that is removed and rotated at once is not there afterwards', async () => {
      const rows = Array.from({ length: 10 }, () => sessionRow());
      for (const row of rows) await storage().sessions.insertSession(row);
      await Promise.all(
        rows.flatMap((row) => [
          storage().sessions.rotateSession(row.id, row.token_hash, { ...row, token_hash: `next-${row.id}`, previous_hash: row.token_hash }),
          storage().sessions.removeSession(row.id, row.user_id),
        ]),
      );
      for (const row of rows) expect(await storage().sessions.getSession(row.id)).toBeUndefined();
    });

    test('words that mean something to a database are kept as they are', async () => {
      for (const word of WORDS) {
        const guild = guildDoc({ name: word, description: word });
        guild.channels = guild.channels.map((channel) => ({ ...channel, name: word, topic: word }));
        await storage().guilds.insertGuild(guild);
        expect(await storage().guilds.getGuild(guild.id)).toEqual(guild);
        const user = userRow({ bio: word, global_name: word });
        await storage().users.insertUser(user);
        expect(await storage().users.updateUser(user.id, { username: word, pending_invite: word })).toEqual({
          ...user,
          username: word,
          pending_invite: word,
        });
        const member = memberRow({ nick: word, roles: [nextId()] });
        await storage().members.insertMember(member);
        expect(await storage().members.getMember(member.guild_id, member.user_id)).toEqual(member);
        const message = messageRow({ nonce: word, body: word });
        expect(await storage().messages.insertOnce(message)).toEqual({ row: message, repeated: false });
        expect(await storage().messages.getMessage(message.channel_id, message.id)).toEqual(message);
        const session = sessionRow({ token_hash: `${word}-${message.id}`, user_agent: word });
        await storage().sessions.insertSession(session);
        expect(await storage().sessions.findSessionByToken(session.token_hash)).toEqual(session);
        expect(await storage().sessions.findSessionByToken(word)).toBeUndefined();
        expect(await storage().invites.getInvite(word)).toBeUndefined();
        expect(await storage().users.findUserByLogin(word)).toBeUndefined();
      }
    });
  });

  describe('closing', () => {
    test('while many write settles every one of them: kept, or refused and not kept', async () => {
      const storage = await open();
      const [channel_id, author_id] = [nextId(), nextId()];
      const rows = Array.from({ length: 200 }, () => messageRow({ channel_id, author_id }));
      const writes: Promise<string>[] = [];
      const sending = (async () => {
        for (const row of rows) {
          writes.push(
            storage.messages.insertOnce(row).then(
              () => 'kept',
              () => 'refused',
            ),
          );
          if (writes.length % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
        }
      })();
      await new Promise((resolve) => setTimeout(resolve, 5));
      await storage.close();
      await sending;
      const answers = await Promise.all(writes);
      expect(answers[0]).toBe('kept');
      expect(answers.lastIndexOf('kept')).toBeLessThan(answers.concat('refused').indexOf('refused'));
      await expect(anything(storage)).rejects.toThrow();
    });
  });
}

function anything(storage: Storage): Promise<unknown> {
  return storage.users.getUser(nextId());
}
