import type { Db, Filter } from 'mongodb';
import type { ReportPage, ReportRow, ReportStore } from '../../features/reports/store.ts';
import { isDuplicate } from './failures.ts';
import { type Stored, stored, storedOrNull } from './ids.ts';

type Ids = 'guild_id' | 'reporter_id' | 'user_id';
type IdsOrNull = 'channel_id' | 'message_id' | 'assignee_id';
export type ReportDocument = Omit<ReportRow, 'id' | Ids | IdsOrNull> & { _id: Stored } & Record<Ids, Stored> &
  Record<IdsOrNull, Stored | null>;

export function toDocument({ id, guild_id, reporter_id, user_id, channel_id, message_id, assignee_id, ...row }: ReportRow): ReportDocument {
  return {
    _id: stored(id),
    guild_id: stored(guild_id),
    reporter_id: stored(reporter_id),
    user_id: stored(user_id),
    channel_id: storedOrNull(channel_id),
    message_id: storedOrNull(message_id),
    assignee_id: storedOrNull(assignee_id),
    ...row,
  };
}

export function toRow(document: ReportDocument): ReportRow {
  const { _id, guild_id, reporter_id, user_id, channel_id, message_id, assignee_id, ...row } = document;
  return {
    id: String(_id),
    guild_id: String(guild_id),
    reporter_id: String(reporter_id),
    user_id: String(user_id),
    channel_id: idOrNull(channel_id),
    message_id: idOrNull(message_id),
    assignee_id: idOrNull(assignee_id),
    ...row,
  };
}

function idOrNull(id: Stored | null): string | null {
  return id === null ? null : String(id);
}

export function reportStore(db: Db): ReportStore {
  const reports = db.collection<ReportDocument>('reports');

  async function find(filter: Filter<ReportDocument>): Promise<ReportRow | undefined> {
    const document = await reports.findOne(filter);
    return document ? toRow(document) : undefined;
  }

  /** `first`: the field that begins the index. */
  async function list(
    filter: Filter<ReportDocument>,
    first: 'guild_id' | 'for_instance' | 'reporter_id',
    { before, limit }: ReportPage,
  ): Promise<ReportRow[]> {
    const paged = before === undefined ? filter : { ...filter, _id: { $lt: stored(before) } };
    const documents = await reports
      .find(paged)
      .sort({ [first]: -1, _id: -1 })
      .limit(limit)
      .toArray();
    return documents.map(toRow);
  }

  async function removeSome(filter: Filter<ReportDocument>, limit: number): Promise<number> {
    const found = await reports
      .find(filter, { projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    if (found.length === 0) return 0;
    return (await reports.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } })).deletedCount;
  }

  return {
    async insertReportOnce(row) {
      try {
        await reports.insertOne(toDocument(row));
        return { row, repeated: false };
      } catch (error) {
        const first = isDuplicate(error) ? await find({ once: row.once }) : undefined;
        if (!first) throw error;
        return { row: first, repeated: true };
      }
    },
    getReport: (id) => find({ _id: stored(id) }),
    findReport: (once) => find({ once }),
    listReports({ guild_id, statuses, about, not_about, ...page }) {
      const filter: Filter<ReportDocument> = {
        ...(guild_id === undefined ? { for_instance: true } : { guild_id: stored(guild_id), for_guild: true }),
        ...(statuses && { status: { $in: [...statuses] } }),
        user_id: { $ne: stored(not_about), ...(about !== undefined && { $eq: stored(about) }) },
      };
      return list(filter, guild_id === undefined ? 'for_instance' : 'guild_id', page);
    },
    listReportsBy: (reporter_id, page) => list({ reporter_id: stored(reporter_id) }, 'reporter_id', page),
    countUndecidedReports: (guild_id, reporter_id) =>
      reports.countDocuments({ reporter_id: stored(reporter_id), guild_id: stored(guild_id), closed_at: null }),
    async updateReport(id, { assignee_id, ...patch }) {
      const given = Object.entries({ ...patch, ...(assignee_id !== undefined && { assignee_id: storedOrNull(assignee_id) }) });
      const set = Object.fromEntries(given.filter(([, value]) => value !== undefined));
      if (Object.keys(set).length === 0) return find({ _id: stored(id) });
      const document = await reports.findOneAndUpdate({ _id: stored(id) }, { $set: set }, { returnDocument: 'after' });
      return document ? toRow(document) : undefined;
    },
    // A number is only compared with numbers: what is undecided has none.
    removeClosedReports: (before, limit) => removeSome({ closed_at: { $lt: before } }, limit),
    removeSomeReports: (guild_id, limit) => removeSome({ guild_id: stored(guild_id), for_instance: false }, limit),
  };
}
