import { expect, test } from 'vitest';
import type { ScheduledMessageRow } from '../../features/scheduled-messages/store.ts';
import { type Open, withStorage } from './harness.ts';
import { nextId, scheduledMessageRow } from './rows.ts';

const LIMIT = 100;
const FAILED = '{"code":10003,"message":"Unknown Channel"}';

export function scheduledMessagesContract(open: Open): void {
  withStorage('scheduled messages', open, (storage) => {
    const insert = async (...rows: ScheduledMessageRow[]) => {
      for (const row of rows) expect(await storage().scheduledMessages.insertScheduled(row, LIMIT)).toBe(true);
    };

    test('come back as they were kept', async () => {
      const row = scheduledMessageRow({
        ...{ content: 'ё\n🐈', message_reference: '{"message_id":"5"}', allowed_mentions: '{"parse":[]}' },
        ...{ sending: true, failed: FAILED, revision: 7 },
      });
      await insert(row);
      expect(await storage().scheduledMessages.getScheduled(row.id)).toEqual(row);
      expect(await storage().scheduledMessages.getScheduled(nextId())).toBeUndefined();
    });

    test('of one person come by their time', async () => {
      const author_id = nextId();
      const [late, failed, soon, same] = [
        scheduledMessageRow({ author_id, send_at: 30 }),
        scheduledMessageRow({ author_id, send_at: 5, due_at: null, failed: FAILED }),
        scheduledMessageRow({ author_id, send_at: 10 }),
        scheduledMessageRow({ author_id, send_at: 10 }),
      ];
      await insert(late, failed, same, soon, scheduledMessageRow());
      expect(await storage().scheduledMessages.listScheduledBy(author_id)).toEqual([failed, soon, same, late]);
      expect(await storage().scheduledMessages.listScheduledBy(nextId())).toEqual([]);
    });

    test('are due by the time of the next attempt, and never once they failed', async () => {
      const [second, first, later, failed] = [
        scheduledMessageRow({ due_at: 20 }),
        scheduledMessageRow({ due_at: 10, send_at: 500, sending: true }),
        scheduledMessageRow({ due_at: 21, send_at: 1 }),
        scheduledMessageRow({ due_at: null, send_at: 1 }),
      ];
      await insert(second, first, later, failed);
      expect(await storage().scheduledMessages.listDueScheduled(20, 10)).toEqual([first, second]);
      expect(await storage().scheduledMessages.listDueScheduled(20, 1)).toEqual([first]);
      expect(await storage().scheduledMessages.listDueScheduled(9, 10)).toEqual([]);
    });

    test('of a channel come page by page', async () => {
      const channel_id = nextId();
      const [a, b, c] = [
        scheduledMessageRow({ channel_id }),
        scheduledMessageRow({ channel_id, due_at: null }),
        scheduledMessageRow({ channel_id }),
      ];
      await insert(c, a, b, scheduledMessageRow());
      expect(await storage().scheduledMessages.listScheduledOfChannel(channel_id, '0', 2)).toEqual([a, b]);
      expect(await storage().scheduledMessages.listScheduledOfChannel(channel_id, b.id, 2)).toEqual([c]);
    });

    test('change only as they were read: of several at once one gets through', async () => {
      const row = scheduledMessageRow();
      await insert(row);
      const changed = await Promise.all(
        ['раз', 'два', 'три'].map((content) => storage().scheduledMessages.updateScheduled(row, { content, sending: true, due_at: null })),
      );
      const [winner, ...others] = changed.filter((answer) => answer !== undefined);
      expect(others).toEqual([]);
      expect(winner).toEqual({ ...row, content: winner?.content, sending: true, due_at: null, revision: 1 });
      expect(await storage().scheduledMessages.getScheduled(row.id)).toEqual(winner);
      expect(await storage().scheduledMessages.updateScheduled(winner ?? row, {})).toEqual({ ...winner, revision: 2 });
    });

    test('are removed only as they were read', async () => {
      const row = scheduledMessageRow();
      await insert(row);
      const changed = await storage().scheduledMessages.updateScheduled(row, { failed: FAILED });
      expect(await storage().scheduledMessages.removeScheduled(row)).toBe(false);
      expect(await storage().scheduledMessages.removeScheduled(changed ?? row)).toBe(true);
      expect(await storage().scheduledMessages.removeScheduled(changed ?? row)).toBe(false);
      expect(await storage().scheduledMessages.getScheduled(row.id)).toBeUndefined();
    });

    test('are never more of one person than the limit, however many are written at once', async () => {
      const author_id = nextId();
      const write = () => storage().scheduledMessages.insertScheduled(scheduledMessageRow({ author_id }), 5);
      const kept = await Promise.all(Array.from({ length: 20 }, write));
      const count = async () => (await storage().scheduledMessages.listScheduledBy(author_id)).length;
      expect(await count()).toBe(kept.filter(Boolean).length);
      expect(await count()).toBeLessThanOrEqual(5);
      while ((await count()) < 5) expect(await write()).toBe(true);
      expect(await write()).toBe(false);
      expect(await count()).toBe(5);
    });

    test('that failed long ago are removed in portions, and what waits never', async () => {
      const waiting = scheduledMessageRow({ send_at: 1 });
      const failed = [1, 2, 3, 100].map((send_at) => scheduledMessageRow({ send_at, due_at: null, failed: FAILED }));
      await insert(waiting, ...failed);
      let removed = 0;
      // What other tests left failed too.
      for (;;) {
        const some = await storage().scheduledMessages.removeFailedScheduled(4, 2);
        expect(some).toBeLessThanOrEqual(2);
        removed += some;
        if (some === 0) break;
      }
      expect(removed).toBeGreaterThanOrEqual(3);
      for (const row of failed.slice(0, 3)) expect(await storage().scheduledMessages.getScheduled(row.id)).toBeUndefined();
      for (const row of [waiting, failed[3]]) expect(await storage().scheduledMessages.getScheduled(row?.id ?? '')).toEqual(row);
    });
  });
}
