import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { nextId, reminderRow } from './rows.ts';

export function remindersContract(open: Open): void {
  withStorage('reminders', open, (storage) => {
    test('of one person come by their time', async () => {
      const user_id = nextId();
      const [late, soon, same] = [30, 10, 10].map((remind_at) => reminderRow({ user_id, remind_at, content: 'ё\n🐈' }));
      for (const row of [late, same, soon, reminderRow()]) if (row) await storage().reminders.insertReminder(row, 100);
      expect(await storage().reminders.listReminders(user_id)).toEqual([soon, same, late]);
      expect(await storage().reminders.listReminders(nextId())).toEqual([]);
    });

    test('are taken away by whose they are, once', async () => {
      const row = reminderRow();
      await storage().reminders.insertReminder(row, 100);
      expect(await storage().reminders.removeReminder(nextId(), row.id)).toBe(false);
      expect(await storage().reminders.removeReminder(row.user_id, row.id)).toBe(true);
      expect(await storage().reminders.removeReminder(row.user_id, row.id)).toBe(false);
      expect(await storage().reminders.listReminders(row.user_id)).toEqual([]);
    });

    test('are never more of one person than the limit, however many are written at once', async () => {
      const user_id = nextId();
      const write = () => storage().reminders.insertReminder(reminderRow({ user_id }), 5);
      const kept = await Promise.all(Array.from({ length: 20 }, write));
      const count = async () => (await storage().reminders.listReminders(user_id)).length;
      expect(await count()).toBe(kept.filter(Boolean).length);
      expect(await count()).toBeLessThanOrEqual(5);
      while ((await count()) < 5) expect(await write()).toBe(true);
      expect(await write()).toBe(false);
    });
  });
}
