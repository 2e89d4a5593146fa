import type { Db, Filter } from 'mongodb';
import type { AuditLogStore, AuditRow, ListedEntry } from '../../features/audit-log/store.ts';
import { type Stored, stored, storedOrNull } from './ids.ts';

type Places = Record<'guild_id' | 'user_id', Stored> & Record<'target_id' | 'undone_by', Stored | null>;
/** `undoable` is what an index can find: an undo is there and has not been forgotten. */
export type AuditDocument = Omit<AuditRow, 'id' | keyof Places> & Places & { _id: Stored; undoable: boolean };

export function toDocument({ id, guild_id, user_id, target_id, undone_by, ...row }: AuditRow): AuditDocument {
  return {
    _id: stored(id),
    guild_id: stored(guild_id),
    user_id: stored(user_id),
    target_id: storedOrNull(target_id),
    undone_by: storedOrNull(undone_by),
    ...row,
    undoable: row.undo !== null,
  };
}

export function toRow({ _id, guild_id, user_id, target_id, undone_by, undoable, ...row }: AuditDocument): AuditRow {
  return {
    id: String(_id),
    guild_id: String(guild_id),
    user_id: String(user_id),
    target_id: target_id === null ? null : String(target_id),
    undone_by: undone_by === null ? null : String(undone_by),
    ...row,
  };
}

function toListed(document: AuditDocument): ListedEntry {
  const { undo: _, ...row } = toRow(document);
  return { ...row, has_undo: document.undoable };
}

export function auditLogStore(db: Db): AuditLogStore {
  const entries = db.collection<AuditDocument>('audit_log');

  return {
    async insertEntry(row) {
      await entries.insertOne(toDocument(row));
    },
    async getEntry(guild_id, id) {
      const document = await entries.findOne({ _id: stored(id), guild_id: stored(guild_id) });
      return document ? toRow(document) : undefined;
    },
    async listEntries(guild_id, { limit, before, after, user_id, action_type, target_id, except }) {
      const range = { ...(before !== undefined && { $lt: stored(before) }), ...(after !== undefined && { $gt: stored(after) }) };
      const filter: Filter<AuditDocument> = {
        guild_id: stored(guild_id),
        ...(user_id !== undefined && { user_id: stored(user_id) }),
        ...(action_type !== undefined && { action_type }),
        ...(target_id !== undefined && { target_id: stored(target_id) }),
        ...(Object.keys(range).length > 0 && { _id: range }),
        ...(except && { $nor: [{ target_id: stored(except.target_id), action_type: { $in: [...except.action_types] } }] }),
      };
      const way = after === undefined ? -1 : 1;
      const found = entries.find(filter, { projection: { undo: 0 } }).sort({ guild_id: way, _id: way });
      return (await found.limit(limit).toArray()).map(toListed);
    },
    async takeUndo(guild_id, id, undone_by) {
      const document = await entries.findOneAndUpdate(
        { _id: stored(id), guild_id: stored(guild_id), undoable: true, undone_by: null },
        { $set: { undone_by: stored(undone_by) } },
        { returnDocument: 'before' },
      );
      return document ? toRow(document) : undefined;
    },
    async returnUndo({ id }) {
      await entries.updateOne({ _id: stored(id) }, { $set: { undone_by: null } });
    },
    async forgetUndoBefore(id) {
      await entries.updateMany({ undoable: true, _id: { $lt: stored(id) } }, { $set: { undo: null, undoable: false } });
    },
    async removeEntriesBefore(id, limit) {
      const found = await entries
        .find({ _id: { $lt: stored(id) } }, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      if (found.length === 0) return 0;
      return (await entries.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } })).deletedCount;
    },
    async removeEntriesOfGuild(guild_id) {
      await entries.deleteMany({ guild_id: stored(guild_id) });
    },
  };
}
