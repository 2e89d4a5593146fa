import type { Db } from 'mongodb';
import type { ReminderRow, ReminderStore } from '../../features/reminders/store.ts';
import { type Stored, stored } from './ids.ts';

type Ids = 'user_id' | 'channel_id';
export type ReminderDocument = Omit<ReminderRow, 'id' | Ids> & { _id: Stored } & Record<Ids, Stored>;

export function toDocument({ id, user_id, channel_id, ...row }: ReminderRow): ReminderDocument {
  return { _id: stored(id), user_id: stored(user_id), channel_id: stored(channel_id), ...row };
}

export function toRow({ _id, user_id, channel_id, content, remind_at }: ReminderDocument): ReminderRow {
  return { id: String(_id), user_id: String(user_id), channel_id: String(channel_id), content, remind_at: Number(remind_at) };
}

export function reminderStore(db: Db): ReminderStore {
  const reminders = db.collection<ReminderDocument>('reminders');
  return {
    async insertReminder(row, limit) {
      const document = toDocument(row);
      await reminders.insertOne(document);
      // Counted with it: whoever is last sees all the others, so that never more than the limit stay.
      if ((await reminders.countDocuments({ user_id: document.user_id })) <= limit) return true;
      await reminders.deleteOne({ _id: document._id });
      return false;
    },
    async listReminders(user_id) {
      const found = reminders.find({ user_id: stored(user_id) }).sort({ user_id: 1, remind_at: 1, _id: 1 });
      return (await found.toArray()).map(toRow);
    },
    async removeReminder(user_id, id) {
      return (await reminders.deleteOne({ _id: stored(id), user_id: stored(user_id) })).deletedCount > 0;
    },
  };
}
