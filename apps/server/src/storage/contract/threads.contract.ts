import { compareIds } from '@chat-js/protocol/ids.ts';
import { expect, test } from 'vitest';
import type { ThreadMemberRow, ThreadRow } from '../../features/threads/store.ts';
import { type Open, withStorage } from './harness.ts';
import { nextId, threadMemberRow, threadRow } from './rows.ts';

const byId = (a: { id: string }, b: { id: string }) => compareIds(a.id, b.id);
const byThread = (a: ThreadMemberRow, b: ThreadMemberRow) => compareIds(a.thread_id, b.thread_id);
const times = <T>(count: number, act: (n: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, n) => act(n)));

/** Tests of what has ended use times of their own, below all others. */
export function threadsContract(open: Open): void {
  withStorage('threads', open, (storage) => {
    async function insert(...rows: ThreadRow[]): Promise<void> {
      for (const row of rows) expect(await storage().threads.insertThread(row)).toBe(true);
    }

    test('come back as they were kept', async () => {
      const row = threadRow({
        ...{ name: 'ё "\n🐈', auto_archive_duration: 60, rate_limit_per_user: 21_600, archived: true, locked: true },
        ...{ created_at: 1, archived_at: 2, ends_at: 3, message_count: -1, total_message_sent: 3_000_000_000 },
        ...{ type: 12, invitable: false },
        applied_tags: [nextId(), '9223372036854775807'],
      });
      await insert(row);
      expect(await storage().threads.getThread(row.id)).toEqual(row);
      expect(await storage().threads.getThread(nextId())).toBeUndefined();
    });

    test('are written once: of ten that are begun at the same moment one stays', async () => {
      const { threads } = storage();
      const row = threadRow();
      const written = await times(10, (n) => threads.insertThread({ ...row, name: `${n}` }));
      expect(written.filter(Boolean)).toHaveLength(1);
      const kept = { ...row, name: `${written.indexOf(true)}` };
      expect(await threads.getThread(row.id)).toEqual(kept);
      expect(await threads.insertThread(threadRow({ id: row.id }))).toBe(false);
      expect(await threads.getThread(row.id)).toEqual(kept);
    });

    test('are found by their ids, the unknown ones left out', async () => {
      const [a, b] = [threadRow(), threadRow({ archived: true })];
      await insert(a, b, threadRow());
      expect((await storage().threads.listThreads([b.id, nextId(), a.id])).sort(byId)).toEqual([a, b]);
      expect(await storage().threads.listThreads([nextId()])).toEqual([]);
      expect(await storage().threads.listThreads([])).toEqual([]);
    });

    test('that are active are listed and counted for their guild, lowest id first', async () => {
      const { threads } = storage();
      const guild_id = nextId();
      const [a, b, c, ended] = [
        threadRow({ id: '9', guild_id, locked: true }),
        threadRow({ id: '10', guild_id }),
        threadRow({ guild_id }),
        threadRow({ guild_id, archived: true }),
      ];
      await insert(c, a, ended, b, threadRow());
      expect(await threads.listActiveThreads(guild_id)).toEqual([a, b, c]);
      expect(await threads.countActiveThreads(guild_id)).toBe(3);
      await threads.updateThread(b.id, { archived: true });
      expect(await threads.listActiveThreads(guild_id)).toEqual([a, c]);
      expect(await threads.countActiveThreads(guild_id)).toBe(2);
      expect(await threads.listActiveThreads(nextId())).toEqual([]);
      expect(await threads.countActiveThreads(nextId())).toBe(0);
    });

    test('that are archived are listed for their channel, page by page, the last one first', async () => {
      const parent_id = nextId();
      const archived = (archived_at: number, id = nextId()) => threadRow({ id, parent_id, archived: true, archived_at });
      const [early, low, high, late] = [archived(10), archived(20, '99'), archived(20, '100'), archived(30)];
      const [secret, news] = [
        { ...archived(25), type: 12 as const },
        { ...archived(5), type: 10 as const },
      ];
      await insert(
        low,
        late,
        secret,
        news,
        early,
        high,
        threadRow({ parent_id, archived_at: 15 }),
        threadRow({ archived: true, archived_at: 15 }),
      );
      const list = (before: number, limit: number) => storage().threads.listArchivedThreads(parent_id, { private: false, before, limit });
      expect(await list(31, 10)).toEqual([late, high, low, early, news]);
      expect(await list(30, 10)).toEqual([high, low, early, news]);
      expect(await list(30, 1)).toEqual([high]);
      expect(await list(20, 10)).toEqual([early, news]);
      expect(await list(10, 10)).toEqual([news]);
      expect(await list(5, 10)).toEqual([]);
      expect(await list(31, 0)).toEqual([]);
      expect(await storage().threads.listArchivedThreads(nextId(), { private: false, before: 31, limit: 10 })).toEqual([]);
      expect(await storage().threads.listArchivedThreads(parent_id, { private: true, before: 31, limit: 10 })).toEqual([secret]);
    });

    test('that are private and archived are listed for whoever is in them, the highest id first', async () => {
      const { threads } = storage();
      const [here, there, user_id] = [nextId(), nextId(), nextId()];
      const row = (parent_id: string, given: Partial<ThreadRow> = {}) => threadRow({ parent_id, type: 12, archived: true, ...given });
      const [low, high, other] = [row(here, { id: '98' }), row(here, { id: '103' }), row(there)];
      const others = [row(here, { type: 10 }), row(here, { archived: false }), row(nextId())];
      await insert(low, high, other, ...others, row(here));
      for (const { id } of [low, high, other, ...others]) await threads.insertThreadMember(threadMemberRow({ thread_id: id, user_id }));
      const list = (before: string, limit: number, ...channels: string[]) =>
        threads.listArchivedThreadsOfMember(user_id, channels, { before, limit });
      const END = '9223372036854775807';
      expect(await list(END, 10, here)).toEqual([high, low]);
      expect(await list(END, 10, here, there)).toEqual([other, high, low]);
      expect(await list('103', 10, here)).toEqual([low]);
      expect(await list(END, 1, here)).toEqual([high]);
      expect([await list(END, 0, here), await list(END, 10), await list('98', 10, here)]).toEqual([[], [], []]);
      expect(await threads.listArchivedThreadsOfMember(nextId(), [here], { before: END, limit: 10 })).toEqual([]);
    });

    test('of a channel are listed whether they are archived or not, lowest id first', async () => {
      const parent_id = nextId();
      const [a, b, c] = [threadRow({ id: '97', parent_id }), threadRow({ id: '101', parent_id, archived: true }), threadRow({ parent_id })];
      await insert(c, b, a, threadRow());
      expect(await storage().threads.listThreadsOfChannel(parent_id, 10)).toEqual([a, b, c]);
      expect(await storage().threads.listThreadsOfChannel(parent_id, 2)).toEqual([a, b]);
      expect(await storage().threads.listThreadsOfChannel(parent_id, 0)).toEqual([]);
      expect(await storage().threads.listThreadsOfChannel(nextId(), 10)).toEqual([]);
    });

    test('whose time has come are listed, the one that ended first first, and never once they are archived', async () => {
      const { threads } = storage();
      const [second, first, open, archived] = [
        threadRow({ ends_at: 2000 }),
        threadRow({ ends_at: 1000 }),
        threadRow({ ends_at: 2001 }),
        threadRow({ ends_at: 500, archived: true }),
      ];
      await insert(second, first, open, archived);
      expect(await threads.listThreadsToEnd(2000, 10)).toEqual([first, second]);
      expect(await threads.listThreadsToEnd(2000, 1)).toEqual([first]);
      expect(await threads.listThreadsToEnd(2000, 0)).toEqual([]);
      expect(await threads.listThreadsToEnd(999, 10)).toEqual([]);
      await threads.endThread(first.id, 2000);
      expect(await threads.listThreadsToEnd(2001, 10)).toEqual([second, open]);
      for (const { id } of [second, open]) await threads.removeThread(id);
    });

    test('of a guild are found by whether something may have been written since', async () => {
      const { threads } = storage();
      const guild_id = nextId();
      const [later, archived] = [threadRow({ guild_id, ends_at: 1001 }), threadRow({ guild_id, ends_at: 2000, archived: true })];
      await insert(later, archived, threadRow({ guild_id, ends_at: 1000 }), threadRow({ ends_at: 2000 }));
      expect(new Set(await threads.listThreadsSince(guild_id, 1000))).toEqual(new Set([later, archived]));
      expect(await threads.listThreadsSince(nextId(), 0)).toEqual([]);
    });

    test('change in what is given, and nothing else', async () => {
      const { threads } = storage();
      const [row, other] = [threadRow({ message_count: 3 }), threadRow()];
      await insert(row, other);
      const renamed = { ...row, name: 'Куда поехать летом' };
      expect(await threads.updateThread(row.id, { name: renamed.name, locked: undefined })).toEqual(renamed);
      const patch = {
        auto_archive_duration: 60,
        rate_limit_per_user: 5,
        archived: true,
        locked: true,
        archived_at: 7,
        ends_at: 8,
      } as const;
      expect(await threads.updateThread(row.id, patch)).toEqual({ ...renamed, ...patch });
      expect(await threads.updateThread(row.id, {})).toEqual({ ...renamed, ...patch });
      const reopened = { ...patch, archived: false, locked: false, ends_at: 1_795_000_000_001 };
      expect(await threads.updateThread(row.id, reopened)).toEqual({ ...renamed, ...reopened });
      expect(await threads.getThread(row.id)).toEqual({ ...renamed, ...reopened });
      expect(await threads.getThread(other.id)).toEqual(other);
      expect(await threads.updateThread(nextId(), { name: 'nobody' })).toBeUndefined();
      expect(await threads.updateThread(nextId(), {})).toBeUndefined();
    });

    test('keep every change of those that are made at the same moment', async () => {
      const { threads } = storage();
      const row = threadRow();
      await insert(row);
      await Promise.all([
        threads.updateThread(row.id, { name: 'другое' }),
        threads.updateThread(row.id, { rate_limit_per_user: 10 }),
        threads.updateThread(row.id, { locked: true }),
        threads.countInThread(row.id, { present: 1, sent: 1, ends_at: 0 }),
      ]);
      const changes = { name: 'другое', rate_limit_per_user: 10, locked: true, message_count: 1, total_message_sent: 1 };
      expect(await threads.getThread(row.id)).toEqual({ ...row, ...changes });
    });

    test('end when their time has come, once, and not before', async () => {
      const { threads } = storage();
      const row = threadRow({ ends_at: 1_795_000_000_000, locked: true });
      await insert(row);
      expect(await threads.endThread(row.id, row.ends_at - 1)).toBeUndefined();
      expect(await threads.getThread(row.id)).toEqual(row);
      const ended = await times(5, (n) => threads.endThread(row.id, row.ends_at + n));
      const [winner, ...others] = ended.filter((answer) => answer !== undefined);
      expect(others).toEqual([]);
      expect(winner).toEqual({ ...row, archived: true, archived_at: row.ends_at + ended.indexOf(winner) });
      expect(await threads.endThread(row.id, row.ends_at + 10)).toBeUndefined();
      expect(await threads.getThread(row.id)).toEqual(winner);
      expect(await threads.endThread(nextId(), row.ends_at)).toBeUndefined();
    });

    test('end at the very moment of their end', async () => {
      const row = threadRow();
      await insert(row);
      expect(await storage().threads.endThread(row.id, row.ends_at)).toEqual({ ...row, archived: true, archived_at: row.ends_at });
    });

    test('do not end when something was written meanwhile', async () => {
      const { threads } = storage();
      const row = threadRow({ ends_at: 1_795_000_000_000 });
      await insert(row);
      const written = await threads.countInThread(row.id, { present: 1, sent: 1, ends_at: row.ends_at + 2 });
      expect(await threads.endThread(row.id, row.ends_at + 1)).toBeUndefined();
      expect(await threads.getThread(row.id)).toEqual(written);
      const reopened = await threads.updateThread(row.id, { ends_at: row.ends_at + 5 });
      expect(await threads.endThread(row.id, row.ends_at + 4)).toBeUndefined();
      expect(await threads.getThread(row.id)).toEqual(reopened);
    });

    test('of a message and an end at once keep both, or the message alone', async () => {
      const { threads } = storage();
      const rows = Array.from({ length: 10 }, () => threadRow());
      await insert(...rows);
      await Promise.all(
        rows.map(async (row, n) => {
          const now = row.ends_at;
          const end = () => threads.endThread(row.id, now);
          const write = () => threads.countInThread(row.id, { present: 1, sent: 1, ends_at: now + 1 });
          const [ended, written] = n % 2 ? await Promise.all([end(), write()]) : (await Promise.all([write(), end()])).reverse();
          const left = { ...row, message_count: 1, total_message_sent: 1, ends_at: now + 1 };
          expect(written).toEqual(ended ? { ...left, archived: true, archived_at: now } : left);
          expect(await threads.getThread(row.id)).toEqual(written);
        }),
      );
    });

    test('count what is written and what is removed, and their end moves forward only', async () => {
      const { threads } = storage();
      const row = threadRow({ message_count: 5, total_message_sent: 8, archived: true });
      await insert(row);
      const later = { ...row, message_count: 7, total_message_sent: 10, ends_at: row.ends_at + 1 };
      expect(await threads.countInThread(row.id, { present: 2, sent: 2, ends_at: row.ends_at + 1 })).toEqual(later);
      const fewer = { ...later, message_count: 4 };
      expect(await threads.countInThread(row.id, { present: -3, sent: 0, ends_at: 0 })).toEqual(fewer);
      const none = { ...fewer, message_count: -1, total_message_sent: 9 };
      expect(await threads.countInThread(row.id, { present: -5, sent: -1, ends_at: row.ends_at })).toEqual(none);
      expect(await threads.getThread(row.id)).toEqual(none);
      expect(await threads.countInThread(nextId(), { present: 1, sent: 1, ends_at: row.ends_at })).toBeUndefined();
    });

    test('count all of fifty messages that come at once, and the latest end stands', async () => {
      const { threads } = storage();
      const row = threadRow();
      await insert(row);
      const ends = (n: number) => row.ends_at + ((n * 7) % 50);
      const answers = await times(50, (n) => threads.countInThread(row.id, { present: 1, sent: 2, ends_at: ends(n) }));
      expect(answers.map((answer) => answer?.message_count ?? 0).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 50 }, (_, n) => n + 1),
      );
      const counted = { ...row, message_count: 50, total_message_sent: 100, ends_at: row.ends_at + 49 };
      expect(await threads.getThread(row.id)).toEqual(counted);
    });

    test('go with their members, and nobody of another thread', async () => {
      const { threads } = storage();
      const [row, other] = [threadRow(), threadRow()];
      await insert(row, other);
      const [one, two] = [threadMemberRow({ thread_id: row.id }), threadMemberRow({ thread_id: row.id })];
      const neighbour = threadMemberRow({ thread_id: other.id, user_id: one.user_id });
      for (const member of [one, two, neighbour]) await threads.insertThreadMember(member);
      expect(await threads.removeThread(row.id)).toBe(true);
      expect(await threads.removeThread(row.id)).toBe(false);
      expect(await threads.removeThread(nextId())).toBe(false);
      expect(await threads.getThread(row.id)).toBeUndefined();
      expect(await threads.listThreadMembers(row.id, { after: '0', limit: 10 })).toEqual([]);
      expect(await threads.listThreadsOfMember(one.user_id, [row.id, other.id])).toEqual([neighbour]);
      expect(await threads.getThread(other.id)).toEqual(other);
      await insert(row);
      expect(await threads.countThreadMembers([row.id])).toEqual(new Map());
    });

    test('of ten removals at once one finds it', async () => {
      const row = threadRow();
      await insert(row);
      expect((await times(10, () => storage().threads.removeThread(row.id))).filter(Boolean)).toHaveLength(1);
    });
  });

  withStorage('members of threads', open, (storage) => {
    test('are in it since they came first, however many ask at once', async () => {
      const { threads } = storage();
      const row = threadMemberRow();
      const written = await times(10, (n) => threads.insertThreadMember({ ...row, joined_at: row.joined_at + n }));
      expect(written.filter(Boolean)).toHaveLength(1);
      const kept = { ...row, joined_at: row.joined_at + written.indexOf(true) };
      expect(await threads.insertThreadMember({ ...row, joined_at: 5 })).toBe(false);
      expect(await threads.getThreadMember(row.thread_id, row.user_id)).toEqual(kept);
      expect(await threads.getThreadMember(nextId(), row.user_id)).toBeUndefined();
      expect(await threads.getThreadMember(row.thread_id, nextId())).toBeUndefined();
    });

    test('leave once, and may come back', async () => {
      const { threads } = storage();
      const [row, other] = [threadMemberRow(), threadMemberRow()];
      const elsewhere = threadMemberRow({ user_id: row.user_id });
      for (const member of [row, other, elsewhere]) await threads.insertThreadMember(member);
      expect(await threads.removeThreadMember(row.thread_id, other.user_id)).toBe(false);
      const removed = await times(5, () => threads.removeThreadMember(row.thread_id, row.user_id));
      expect(removed.filter(Boolean)).toHaveLength(1);
      expect(await threads.removeThreadMember(nextId(), nextId())).toBe(false);
      expect(await threads.getThreadMember(row.thread_id, row.user_id)).toBeUndefined();
      expect(await threads.getThreadMember(elsewhere.thread_id, row.user_id)).toEqual(elsewhere);
      expect(await threads.insertThreadMember({ ...row, joined_at: 6 })).toBe(true);
      expect(await threads.getThreadMember(row.thread_id, row.user_id)).toEqual({ ...row, joined_at: 6 });
    });

    test('are listed by their ids as numbers, page by page', async () => {
      const { threads } = storage();
      const thread_id = nextId();
      const rows = ['9', '10', '1250000000000000000'].map((user_id) => threadMemberRow({ thread_id, user_id }));
      for (const row of [...rows.toReversed(), threadMemberRow()]) await threads.insertThreadMember(row);
      const list = (after: string, limit: number) => threads.listThreadMembers(thread_id, { after, limit });
      expect(await list('0', 10)).toEqual(rows);
      expect(await list('9', 1)).toEqual([rows[1]]);
      expect(await list('0', 0)).toEqual([]);
      expect(await list('1250000000000000000', 10)).toEqual([]);
      expect(await threads.listThreadMembers(nextId(), { after: '0', limit: 10 })).toEqual([]);
    });

    test('find in which of some threads they are', async () => {
      const { threads } = storage();
      const user_id = nextId();
      const [a, b, c] = [threadMemberRow({ user_id }), threadMemberRow({ user_id, joined_at: 7 }), threadMemberRow({ user_id })];
      const other = threadMemberRow();
      for (const row of [a, b, c, other]) await threads.insertThreadMember(row);
      const found = await threads.listThreadsOfMember(user_id, [b.thread_id, other.thread_id, a.thread_id, nextId()]);
      expect(found.sort(byThread)).toEqual([a, b]);
      expect(await threads.listThreadsOfMember(user_id, [])).toEqual([]);
      expect(await threads.listThreadsOfMember(nextId(), [a.thread_id])).toEqual([]);
    });

    test('are counted for each of some threads, those without anybody left out', async () => {
      const { threads } = storage();
      const [two, one, empty, other] = [nextId(), '9', nextId(), nextId()];
      for (const thread_id of [two, two, one, other]) await threads.insertThreadMember(threadMemberRow({ thread_id }));
      const counts = await threads.countThreadMembers([two, empty, one]);
      expect([...counts].sort(([a], [b]) => compareIds(a, b))).toEqual([
        [one, 1],
        [two, 2],
      ]);
      expect(await threads.countThreadMembers([empty])).toEqual(new Map());
      expect(await threads.countThreadMembers([])).toEqual(new Map());
    });
  });
}
