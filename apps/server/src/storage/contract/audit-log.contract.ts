import { expect, test } from 'vitest';
import type { AuditRow } from '../../features/audit-log/store.ts';
import { type Open, withStorage } from './harness.ts';
import { auditRow, idAfter, nextId } from './rows.ts';

export function auditLogContract(open: Open): void {
  withStorage('audit log', open, (storage) => {
    async function insert(...rows: AuditRow[]): Promise<void> {
      for (const row of rows) await storage().auditLog.insertEntry(row);
    }

    test('an entry is read back as written, in its guild only', async () => {
      const row = auditRow({ target_id: nextId(), changes: '[{"key":"имя"}]', options: '{}', reason: 'ё', undo: '{"kind":"x"}' });
      await insert(row);
      expect(await storage().auditLog.getEntry(row.guild_id, row.id)).toEqual(row);
      expect(await storage().auditLog.getEntry(nextId(), row.id)).toBeUndefined();
    });

    test('entries come newest first, by actor, action, target and time', async () => {
      const [guild_id, user_id, target_id] = [nextId(), nextId(), nextId()];
      const [a, b, c] = [
        auditRow({ guild_id, user_id }),
        auditRow({ guild_id, target_id, action_type: 22 }),
        auditRow({ guild_id, user_id, target_id, undo: '{}' }),
      ];
      await insert(a, b, c, auditRow({ user_id, target_id }));
      const list = async (page: object) => {
        const listed = await storage().auditLog.listEntries(guild_id, { limit: 10, ...page });
        return listed.map((entry) => [a, b, c].find(({ id }) => id === entry.id));
      };
      const { undo: _, ...listed } = c;
      expect(await storage().auditLog.listEntries(guild_id, { limit: 1 })).toEqual([{ ...listed, has_undo: true }]);
      expect(await list({})).toEqual([c, b, a]);
      expect(await list({ limit: 1 })).toEqual([c]);
      expect(await list({ user_id })).toEqual([c, a]);
      expect(await list({ target_id })).toEqual([c, b]);
      expect(await list({ action_type: 22 })).toEqual([b]);
      expect(await list({ before: c.id })).toEqual([b, a]);
      expect(await list({ after: a.id })).toEqual([b, c]);
      expect(await list({ after: a.id, before: c.id, user_id })).toEqual([]);
      expect(await list({ except: { target_id, action_types: [22, 99] } })).toEqual([c, a]);
      expect(await list({ except: { target_id: nextId(), action_types: [22] } })).toEqual([c, b, a]);
    });

    test('an undo is taken by one, however many try, and can be given back', async () => {
      const row = auditRow({ undo: '{}' });
      const settled = auditRow({ guild_id: row.guild_id });
      await insert(row, settled);
      const people = Array.from({ length: 10 }, () => nextId());
      const taken = await Promise.all(people.map((id) => storage().auditLog.takeUndo(row.guild_id, row.id, id)));
      expect(taken.filter((one) => one !== undefined)).toEqual([row]);
      expect(people).toContain((await storage().auditLog.getEntry(row.guild_id, row.id))?.undone_by);
      await storage().auditLog.returnUndo(row);
      expect(await storage().auditLog.takeUndo(row.guild_id, row.id, nextId())).toEqual(row);
      expect(await storage().auditLog.takeUndo(row.guild_id, settled.id, nextId())).toBeUndefined();
      expect(await storage().auditLog.takeUndo(nextId(), row.id, nextId())).toBeUndefined();
    });

    test('what undoing needs is forgotten in time, and the entry stays', async () => {
      const [old, young] = [auditRow({ undo: '{}' }), auditRow({ undo: '{}' })];
      await insert(old, young);
      await storage().auditLog.forgetUndoBefore(young.id);
      expect(await storage().auditLog.getEntry(old.guild_id, old.id)).toEqual({ ...old, undo: null });
      expect(await storage().auditLog.getEntry(young.guild_id, young.id)).toEqual(young);
      expect(await storage().auditLog.takeUndo(old.guild_id, old.id, nextId())).toBeUndefined();
    });

    test('old entries are removed in portions', async () => {
      // Below every other id of these tests.
      await insert(...['11', '12', '13'].map((id) => auditRow({ id })));
      expect(await storage().auditLog.removeEntriesBefore(idAfter('13', 1), 2)).toBe(2);
      expect(await storage().auditLog.removeEntriesBefore(idAfter('13', 1), 2)).toBe(1);
      expect(await storage().auditLog.removeEntriesBefore(idAfter('13', 1), 2)).toBe(0);
    });

    test('the audit log of a guild goes with it', async () => {
      const [row, neighbour] = [auditRow(), auditRow()];
      await insert(row, neighbour);
      await storage().auditLog.removeEntriesOfGuild(row.guild_id);
      expect(await storage().auditLog.listEntries(row.guild_id, { limit: 5 })).toEqual([]);
      expect(await storage().auditLog.getEntry(neighbour.guild_id, neighbour.id)).toEqual(neighbour);
    });
  });
}
