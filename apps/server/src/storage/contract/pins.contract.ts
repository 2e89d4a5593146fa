import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { nextId, pinRow } from './rows.ts';

export function pinsContract(open: Open): void {
  withStorage('pins', open, (storage) => {
    test('pins of a channel come newest first, page by page', async () => {
      const channel_id = nextId();
      const rows = [30, 10, 20].map((pinned_at) => pinRow({ channel_id, pinned_at }));
      const [last, first, middle] = rows;
      await storage().pins.insertPins([...rows, pinRow()]);
      expect(await storage().pins.listPins(channel_id, { limit: 10 })).toEqual([last, middle, first]);
      expect(await storage().pins.listPins(channel_id, { limit: 1 })).toEqual([last]);
      expect(await storage().pins.listPins(channel_id, { before: 30, limit: 10 })).toEqual([middle, first]);
      expect(await storage().pins.listPins(channel_id, { before: 10, limit: 10 })).toEqual([]);
      expect(await storage().pins.countPins(channel_id)).toBe(3);
      expect(await storage().pins.countPins(nextId())).toBe(0);
    });

    test('what is pinned already stays as it is', async () => {
      const row = pinRow();
      await storage().pins.insertPins([row]);
      await storage().pins.insertPins([{ ...row, pinned_at: 5 }]);
      expect(await storage().pins.getPin(row.message_id)).toEqual(row);
      expect(await storage().pins.getPin(nextId())).toBeUndefined();
    });

    test('pins are removed by their messages, or with their channel', async () => {
      const [gone, stays, neighbour] = [pinRow(), pinRow(), pinRow()];
      await storage().pins.insertPins([gone, stays, neighbour]);
      expect(await storage().pins.removePins([gone.message_id, nextId()])).toEqual([gone]);
      expect(await storage().pins.removePins([gone.message_id])).toEqual([]);
      expect(await storage().pins.removePins([])).toEqual([]);
      await storage().pins.removePinsOfChannel(stays.channel_id);
      expect(await storage().pins.getPin(stays.message_id)).toBeUndefined();
      expect(await storage().pins.getPin(neighbour.message_id)).toEqual(neighbour);
    });
  });
}
