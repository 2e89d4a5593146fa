import { expect, test } from 'vitest';
import type { MemberRecordRow } from '../../features/member-records/store.ts';
import { type Open, withStorage } from './harness.ts';
import { memberRecordRow, nextId } from './rows.ts';

export function memberRecordsContract(open: Open): void {
  withStorage('member records', open, (storage) => {
    async function insert(...rows: MemberRecordRow[]): Promise<void> {
      for (const row of rows) await storage().memberRecords.insertRecord(row);
    }

    test('a record is read back as written, and removed once', async () => {
      const row = memberRecordRow({ kind: 'warning', text: 'ё\n🐈', acknowledged_at: 5 });
      await insert(row);
      expect(await storage().memberRecords.getRecord(row.id)).toEqual(row);
      expect(await storage().memberRecords.removeRecord(row.id)).toBe(true);
      expect(await storage().memberRecords.removeRecord(row.id)).toBe(false);
      expect(await storage().memberRecords.getRecord(row.id)).toBeUndefined();
    });

    test('records of a member come newest first, each kind by itself', async () => {
      const [guild_id, user_id] = [nextId(), nextId()];
      const [a, b, warning] = [
        memberRecordRow({ guild_id, user_id }),
        memberRecordRow({ guild_id, user_id }),
        memberRecordRow({ guild_id, user_id, kind: 'warning' }),
      ];
      await insert(a, b, warning, memberRecordRow({ guild_id }), memberRecordRow({ user_id }));
      expect(await storage().memberRecords.listRecords(guild_id, user_id, 'note', 5)).toEqual([b, a]);
      expect(await storage().memberRecords.listRecords(guild_id, user_id, 'note', 1)).toEqual([b]);
      expect(await storage().memberRecords.listRecords(guild_id, user_id, 'warning', 5)).toEqual([warning]);
    });

    test('a warning is unread until its own person has read it, once', async () => {
      const user_id = nextId();
      const [a, b] = [memberRecordRow({ user_id, kind: 'warning' }), memberRecordRow({ user_id, kind: 'warning' })];
      const note = memberRecordRow({ user_id });
      await insert(a, b, note, memberRecordRow({ kind: 'warning' }));
      expect(await storage().memberRecords.listUnreadWarnings(user_id)).toEqual([a, b]);
      expect(await storage().memberRecords.acknowledgeWarning(nextId(), a.id, 5)).toBe(false);
      expect(await storage().memberRecords.acknowledgeWarning(user_id, note.id, 5)).toBe(false);
      expect(await storage().memberRecords.acknowledgeWarning(user_id, a.id, 5)).toBe(true);
      expect(await storage().memberRecords.acknowledgeWarning(user_id, a.id, 6)).toBe(false);
      expect(await storage().memberRecords.listUnreadWarnings(user_id)).toEqual([b]);
      expect(await storage().memberRecords.getRecord(a.id)).toEqual({ ...a, acknowledged_at: 5 });
    });

    test('the records of a guild go with it', async () => {
      const guild_id = nextId();
      const neighbour = memberRecordRow();
      await insert(memberRecordRow({ guild_id }), memberRecordRow({ guild_id }), memberRecordRow({ guild_id }), neighbour);
      expect(await storage().memberRecords.removeSomeRecords(guild_id, 2)).toBe(2);
      expect(await storage().memberRecords.removeSomeRecords(guild_id, 2)).toBe(1);
      expect(await storage().memberRecords.getRecord(neighbour.id)).toEqual(neighbour);
    });
  });
}
