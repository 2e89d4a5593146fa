import type { Db } from 'mongodb';
import type { PinRow, PinStore } from '../../features/pins/store.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored } from './ids.ts';

/** A message is in one channel: its id is the key. */
export interface PinDocument {
  _id: Stored;
  channel_id: Stored;
  pinned_at: number;
}

export function toDocument({ message_id, channel_id, pinned_at }: PinRow): PinDocument {
  return { _id: stored(message_id), channel_id: stored(channel_id), pinned_at };
}

export function toRow({ _id, channel_id, pinned_at }: PinDocument): PinRow {
  return { message_id: String(_id), channel_id: String(channel_id), pinned_at: Number(pinned_at) };
}

export function pinStore(db: Db): PinStore {
  const pins = db.collection<PinDocument>('pins');

  return {
    async insertPins(rows) {
      for (const document of rows.map(toDocument)) {
        try {
          await pins.insertOne(document);
        } catch (error) {
          if (!isDuplicate(error)) throw error;
        }
      }
    },
    async getPin(message_id) {
      const document = await pins.findOne({ _id: stored(message_id) });
      return document ? toRow(document) : undefined;
    },
    async listPins(channel_id, { before, limit }) {
      const range = before === undefined ? {} : { pinned_at: { $lt: before } };
      const found = pins.find({ channel_id: stored(channel_id), ...range }).sort({ channel_id: -1, pinned_at: -1 });
      return (await found.limit(limit).toArray()).map(toRow);
    },
    countPins: (channel_id) => pins.countDocuments({ channel_id: stored(channel_id) }),
    async removePins(message_ids) {
      const _id = { $in: message_ids.map(stored) };
      const found = await pins.find({ _id }).toArray();
      if (found.length > 0) await pins.deleteMany({ _id });
      return found.map(toRow);
    },
    async removePinsOfChannel(channel_id) {
      await pins.deleteMany({ channel_id: stored(channel_id) });
    },
  };
}
