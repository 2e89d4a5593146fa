import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MessagePage, MessageRow } from '../../features/messages/store.ts';
import { type Open, withStorage } from './harness.ts';
import { idAfter, messageRow, nextId } from './rows.ts';

export function messagesContract(open: Open): void {
  withStorage('messages', open, (storage) => {
    /** Messages of a new channel with gaps between their ids, oldest first. */
    async function writeChannel(count: number): Promise<{ channel_id: Id; rows: MessageRow[] }> {
      const channel_id = nextId();
      const base = nextId();
      const rows = Array.from({ length: count }, (_, i) => messageRow({ id: idAfter(base, i * 10), channel_id }));
      await Promise.all(rows.map((row) => storage().messages.insertOnce(row)));
      return { channel_id, rows };
    }

    test('with which threads begin have the ids of these, and are found together', async () => {
      const { messages } = storage();
      const [one, other] = [nextId(), nextId()];
      const rows = [one, other].map((id) => messageRow({ id, channel_id: id }));
      const within = messageRow({ channel_id: one });
      const beside = messageRow();
      for (const row of [...rows, within, beside]) await messages.insertOnce(row);
      const found = await messages.listFirstMessages([other, beside.id, one, nextId()]);
      expect(found.sort((a, b) => compareIds(a.id, b.id))).toEqual(rows);
      expect(await messages.listFirstMessages([])).toEqual([]);
    });

    test('a message is read back as written, letter by letter', async () => {
      const row = messageRow({ nonce: 'ключ-1', body: JSON.stringify({ content: 'Ё \u0000 \u2028 "кавычки" \\ 👩‍👩‍👧 \ud800 \u202e' }) });
      expect(await storage().messages.insertOnce(row)).toEqual({ row, repeated: false });
      expect(await storage().messages.getMessage(row.channel_id, row.id)).toEqual(row);
      expect(await storage().messages.listMessages(row.channel_id, { limit: 1 })).toEqual([row]);
    });

    test('a message is not found in another channel', async () => {
      const row = messageRow();
      await storage().messages.insertOnce(row);
      expect(await storage().messages.getMessage(nextId(), row.id)).toBeUndefined();
      expect(await storage().messages.getMessage(row.channel_id, nextId())).toBeUndefined();
    });

    test('a repeated nonce answers the first message and writes nothing', async () => {
      const first = messageRow({ nonce: 'again' });
      const retry = messageRow({ channel_id: first.channel_id, author_id: first.author_id, nonce: 'again', body: '{}' });
      await storage().messages.insertOnce(first);
      expect(await storage().messages.insertOnce(retry)).toEqual({ row: first, repeated: true });
      expect(await storage().messages.listMessages(first.channel_id, { limit: 50 })).toEqual([first]);
    });

    test('of fifty sent at once with one nonce one is written and all get it as the answer', async () => {
      const [author_id, channel_id] = [nextId(), nextId()];
      const sent = Array.from({ length: 50 }, () => messageRow({ author_id, channel_id, nonce: 'same' }));
      const answers = await Promise.all(sent.map((row) => storage().messages.insertOnce(row)));
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
      const written = await storage().messages.listMessages(channel_id, { limit: 100 });
      expect(written).toHaveLength(1);
      expect(answers.map(({ row }) => row)).toEqual(answers.map(() => written[0]));
    });

    test('a nonce belongs to its author, and no nonce repeats nothing', async () => {
      const channel_id = nextId();
      const author_id = nextId();
      const rows = [
        messageRow({ channel_id, nonce: '1' }),
        messageRow({ channel_id, nonce: '1' }),
        messageRow({ channel_id, author_id }),
        messageRow({ channel_id, author_id }),
      ];
      for (const row of rows) expect(await storage().messages.insertOnce(row)).toEqual({ row, repeated: false });
      expect(await storage().messages.listMessages(channel_id, { limit: 50 })).toHaveLength(4);
    });

    test('one message that cannot be written does not take its neighbours with it', async () => {
      const channel_id = nextId();
      const rows = Array.from({ length: 20 }, () => messageRow({ channel_id }));
      const [taken] = rows;
      await storage().messages.insertOnce(messageRow({ channel_id, id: taken?.id }));
      const answers = await Promise.allSettled(rows.map((row) => storage().messages.insertOnce(row)));
      expect(answers.map(({ status }) => status)).toEqual(['rejected', ...Array.from({ length: 19 }, () => 'fulfilled')]);
      expect(await storage().messages.listMessages(channel_id, { limit: 100 })).toHaveLength(20);
    });

    test('what was sent at once is answered in the order it was sent', async () => {
      const rows = Array.from({ length: 200 }, () => messageRow());
      const answered: Id[] = [];
      await Promise.all(
        rows.map(async (row) => {
          await storage().messages.insertOnce(row);
          answered.push(row.id);
        }),
      );
      expect(answered).toEqual(rows.map(({ id }) => id));
    });

    test('a message is read as soon as it was acknowledged', async () => {
      for (let i = 0; i < 20; i++) {
        const row = messageRow();
        await storage().messages.insertOnce(row);
        expect(await storage().messages.listMessages(row.channel_id, { limit: 1 })).toEqual([row]);
      }
    });

    test('pages go back and forth without a gap or a repetition at their edges', async () => {
      const { channel_id, rows } = await writeChannel(7);
      const ids = rows.map(({ id }) => id);
      const [first = '', second = '', , fourth = '', , , seventh = ''] = ids;
      const list = async (page: MessagePage) => (await storage().messages.listMessages(channel_id, page)).map(({ id }) => id);
      const newestFirst = (from: number, to: number) => ids.slice(from, to).reverse();

      expect(await list({ limit: 3 })).toEqual(newestFirst(4, 7));
      expect(await list({ limit: 100 })).toEqual(newestFirst(0, 7));
      expect(await list({ limit: 3, before: fourth })).toEqual(newestFirst(0, 3));
      expect(await list({ limit: 2, before: fourth })).toEqual(newestFirst(1, 3));
      expect(await list({ limit: 2, before: first })).toEqual([]);
      expect(await list({ limit: 2, before: idAfter(first, 1) })).toEqual([first]);
      expect(await list({ limit: 2, after: first })).toEqual(newestFirst(1, 3));
      expect(await list({ limit: 2, after: '0' })).toEqual(newestFirst(0, 2));
      expect(await list({ limit: 2, after: seventh })).toEqual([]);
      expect(await list({ limit: 2, after: idAfter(second, -1) })).toEqual(newestFirst(1, 3));
      expect(await list({ limit: 4, around: fourth })).toEqual(newestFirst(1, 5));
      expect(await list({ limit: 5, around: fourth })).toEqual(newestFirst(1, 6));
      expect(await list({ limit: 1, around: fourth })).toEqual([fourth]);
      expect(await list({ limit: 4, around: first })).toEqual(newestFirst(0, 2));
      expect(await list({ limit: 4, around: idAfter(fourth, 1) })).toEqual(newestFirst(2, 6));
      expect(await list({ limit: 4, before: '9223372036854775807' })).toEqual(newestFirst(3, 7));
      expect(await list({ limit: 4, before: '18446744073709551615' })).toEqual(newestFirst(3, 7));
      expect(await storage().messages.listMessages(nextId(), { limit: 50 })).toEqual([]);
    });

    test('any page is what a list kept by hand would give', async () => {
      const { channel_id, rows } = await writeChannel(40);
      const newestFirst = rows.map(({ id }) => id).reverse();
      const base = newestFirst.at(-1) ?? '0';
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('before', 'after', 'around', 'latest'),
          fc.integer({ min: -15, max: 415 }),
          fc.integer({ min: 1, max: 60 }),
          async (way, distance, limit) => {
            const cursor = idAfter(base, distance);
            const older = newestFirst.filter((id) => compareIds(id, cursor) < 0);
            const newer = newestFirst.filter((id) => compareIds(id, cursor) > 0);
            const from = newestFirst.filter((id) => compareIds(id, cursor) >= 0);
            const half = Math.floor(limit / 2);
            const expected = {
              latest: newestFirst.slice(0, limit),
              before: older.slice(0, limit),
              after: newer.slice(-limit),
              around: [...from.slice(-(limit - half)), ...older.slice(0, half)],
            }[way];
            const page = way === 'latest' ? { limit } : { limit, [way]: cursor };
            expect((await storage().messages.listMessages(channel_id, page)).map(({ id }) => id)).toEqual(expected);
          },
        ),
      );
    });

    test('any series of sends and retries leaves each nonce once', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ author: fc.nat(2), nonce: fc.option(fc.constantFrom('a', 'b', 'c')), together: fc.boolean() }), {
            maxLength: 30,
          }),
          async (sends) => {
            const channel_id = nextId();
            const authors = [nextId(), nextId(), nextId()];
            const first = new Map<string, Id>();
            const expected: Id[] = [];
            let running: Promise<unknown>[] = [];
            for (const { author, nonce, together } of sends) {
              const row = messageRow({ channel_id, author_id: authors[author] ?? '', nonce });
              const key = nonce === null ? row.id : `${author} ${nonce}`;
              const known = first.get(key);
              if (known === undefined) {
                first.set(key, row.id);
                expected.push(row.id);
              }
              const sent = storage().messages.insertOnce(row);
              running.push(sent.then((answer) => expect([answer.row.id, answer.repeated]).toEqual([known ?? row.id, known !== undefined])));
              if (!together) {
                await Promise.all(running);
                running = [];
              }
            }
            await Promise.all(running);
            const stored = await storage().messages.listMessages(channel_id, { limit: 100 });
            expect(stored.map(({ id }) => id)).toEqual(expected.reverse());
          },
        ),
        { numRuns: 30 },
      );
    });

    test('the newest message of each channel is known, and of an empty one none', async () => {
      const [one, two] = [await writeChannel(3), await writeChannel(1)];
      const empty = nextId();
      const last = await storage().messages.listLastMessageIds([one.channel_id, empty, two.channel_id]);
      expect(last).toEqual(
        new Map([
          [one.channel_id, one.rows[2]?.id],
          [two.channel_id, two.rows[0]?.id],
        ]),
      );
      expect(await storage().messages.listLastMessageIds([])).toEqual(new Map());
    });

    test('what came after an id is listed over all channels, lowest first', async () => {
      const fresh = await open();
      try {
        expect(await fresh.messages.listMessagesAfter('0', 10)).toEqual([]);
        const [one, two] = [nextId(), nextId()];
        const rows = ['9', '10', nextId(), nextId(), nextId(), '9223372036854775806'].map((id, i) =>
          messageRow({ id, channel_id: i % 2 === 0 ? two : one, nonce: i % 3 === 0 ? `n${i}` : null }),
        );
        for (const row of [...rows].reverse()) await fresh.messages.insertOnce(row);
        expect(await fresh.messages.listMessagesAfter('0', 100)).toEqual(rows);
        expect(await fresh.messages.listMessagesAfter('9', 3)).toEqual(rows.slice(1, 4));
        expect(await fresh.messages.listMessagesAfter(idAfter(rows[3]?.id ?? '', -1), 3)).toEqual(rows.slice(3));
        expect(await fresh.messages.listMessagesAfter('9223372036854775806', 10)).toEqual([]);
      } finally {
        await fresh.close();
      }
    });

    test('messages of one channel are removed oldest first, in portions, until none is left', async () => {
      const { channel_id, rows } = await writeChannel(5);
      const other = messageRow();
      await storage().messages.insertOnce(other);
      expect(await storage().messages.removeSomeMessages(channel_id, 2)).toBe(2);
      expect((await storage().messages.listMessages(channel_id, { limit: 50 })).map(({ id }) => id)).toEqual(
        rows
          .slice(2)
          .map(({ id }) => id)
          .reverse(),
      );
      expect(await storage().messages.removeSomeMessages(channel_id, 10)).toBe(3);
      expect(await storage().messages.removeSomeMessages(channel_id, 10)).toBe(0);
      expect(await storage().messages.listLastMessageIds([channel_id])).toEqual(new Map());
      expect(await storage().messages.getMessage(other.channel_id, other.id)).toEqual(other);
    });

    test('what someone wrote is found in the channels asked for, since a moment, newest first', async () => {
      const [author_id, one, two, other] = [nextId(), nextId(), nextId(), nextId()];
      const rows: MessageRow[] = [];
      for (const channel_id of [one, two, other, one]) rows.push(messageRow({ channel_id, author_id }), messageRow({ channel_id }));
      for (const row of rows) await storage().messages.insertOnce(row);
      const [first, , second, , , , third] = rows;
      const list = (channel_ids: Id[], since: Id, limit: number) => storage().messages.listMessagesBy(channel_ids, author_id, since, limit);
      expect(await list([one, two], '0', 10)).toEqual([third, second, first]);
      expect(await list([one, two], '0', 2)).toEqual([third, second]);
      expect(await list([two, one], first?.id ?? '', 10)).toEqual([third, second]);
      expect(await list([two], second?.id ?? '', 10)).toEqual([]);
      expect(await list([], '0', 10)).toEqual([]);
      expect(await storage().messages.listMessagesBy([one], nextId(), '0', 10)).toEqual([]);
    });

    test('single messages are looked up and removed in their channel only, and unknown ones are passed over', async () => {
      const { channel_id, rows } = await writeChannel(4);
      const [first, second, third, fourth] = rows;
      const elsewhere = messageRow();
      await storage().messages.insertOnce(elsewhere);
      const asked = [third, first, elsewhere].map((row) => row?.id ?? '').concat(nextId(), '9999999999999999999', first?.id ?? '');
      const byId = (a: MessageRow, b: MessageRow) => compareIds(a.id, b.id);
      expect((await storage().messages.listMessagesAmong(channel_id, asked)).sort(byId)).toEqual([first, third]);
      expect(await storage().messages.removeMessages(channel_id, asked)).toBe(2);
      expect(await storage().messages.removeMessages(channel_id, asked)).toBe(0);
      expect(await storage().messages.removeMessages(channel_id, [])).toBe(0);
      expect(await storage().messages.listMessages(channel_id, { limit: 10 })).toEqual([fourth, second]);
      expect(await storage().messages.getMessage(elsewhere.channel_id, elsewhere.id)).toEqual(elsewhere);
    });

    test('removed messages come back exactly as they were, and doing it again changes nothing', async () => {
      const [channel_id, author_id] = [nextId(), nextId()];
      const rows = [
        messageRow({ channel_id, author_id, nonce: 'one' }),
        messageRow({ channel_id, author_id, body: JSON.stringify({ content: 'Ё \u0000 "кавычки" 👩‍👩‍👧' }) }),
        messageRow({ channel_id: nextId(), author_id, nonce: 'three' }),
      ];
      for (const row of rows) await storage().messages.insertOnce(row);
      for (const { channel_id: id } of rows)
        await storage().messages.removeMessages(
          id,
          rows.map((row) => row.id),
        );
      expect(await storage().messages.restoreMessages([...rows].reverse())).toEqual(rows);
      expect(await storage().messages.restoreMessages(rows)).toEqual(rows);
      expect(await storage().messages.restoreMessages([])).toEqual([]);
      for (const row of rows) expect(await storage().messages.getMessage(row.channel_id, row.id)).toEqual(row);
      const retry = messageRow({ channel_id, author_id, nonce: 'one' });
      expect(await storage().messages.insertOnce(retry)).toEqual({ row: rows[0], repeated: true });
    });

    test('a message whose nonce was used again meanwhile comes back without it, beside the other', async () => {
      const row = messageRow({ nonce: 'twice' });
      await storage().messages.insertOnce(row);
      await storage().messages.removeMessages(row.channel_id, [row.id]);
      const again = messageRow({ channel_id: row.channel_id, author_id: row.author_id, nonce: 'twice' });
      await storage().messages.insertOnce(again);
      expect(await storage().messages.restoreMessages([row])).toEqual([{ ...row, nonce: null }]);
      expect(await storage().messages.restoreMessages([row])).toEqual([{ ...row, nonce: null }]);
      expect(await storage().messages.listMessages(row.channel_id, { limit: 5 })).toEqual([again, { ...row, nonce: null }]);
    });

    test('a message is changed while it has the revision that was read', async () => {
      const row = messageRow({ nonce: 'n', refs: '{"mentions":["5"]}' });
      await storage().messages.insertOnce(row);
      const changed = { ...row, body: '{"new":1}', revision: 1 };
      expect(await storage().messages.updateMessage(row, { body: '{"new":1}' })).toEqual(changed);
      expect(await storage().messages.updateMessage(row, { body: '{"new":2}' })).toBeUndefined();
      expect(await storage().messages.getMessage(row.channel_id, row.id)).toEqual(changed);
      const again = { ...changed, refs: null, reactions: '[]', revision: 2 };
      expect(await storage().messages.updateMessage(changed, { refs: null, reactions: '[]' })).toEqual(again);
      expect(await storage().messages.listMessages(row.channel_id, { limit: 1 })).toEqual([again]);
      expect(await storage().messages.updateMessage(messageRow(), { body: '{}' })).toBeUndefined();
    });

    test('of ten changes at the same moment one is kept', async () => {
      const row = messageRow();
      await storage().messages.insertOnce(row);
      const tried = await Promise.all(Array.from({ length: 10 }, (_, n) => storage().messages.updateMessage(row, { body: `{"n":${n}}` })));
      const [kept, ...others] = tried.filter((answer) => answer !== undefined);
      expect(others).toEqual([]);
      expect(await storage().messages.getMessage(row.channel_id, row.id)).toEqual(kept);
    });

    test('a removed message frees its nonce', async () => {
      const row = messageRow({ nonce: 'free' });
      await storage().messages.insertOnce(row);
      await storage().messages.removeSomeMessages(row.channel_id, 1);
      const again = messageRow({ author_id: row.author_id, nonce: 'free' });
      expect(await storage().messages.insertOnce(again)).toEqual({ row: again, repeated: false });
    });

    test('the highest id is remembered over all channels, even when its message was removed', async () => {
      const fresh = await open();
      try {
        expect(await fresh.messages.getHighestMessageId()).toBe('0');
        const [low, high] = [messageRow({ channel_id: '900' }), messageRow({ channel_id: '100' })];
        await fresh.messages.insertOnce(high);
        await fresh.messages.insertOnce(low);
        expect(await fresh.messages.getHighestMessageId()).toBe(high.id);
        await fresh.messages.removeMessages('100', [high.id, '9223372036854775807']);
        await fresh.messages.removeSomeMessages('900', 10);
        expect(await fresh.messages.getHighestMessageId()).toBe(high.id);
      } finally {
        await fresh.close();
      }
    });
  });
}
