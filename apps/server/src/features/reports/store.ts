import type { Id } from '@chat-js/protocol/ids.ts';
import type { ReportCategory, ReportStatus } from '@chat-js/protocol/reports.ts';

/** What someone told moderators, or the administrators of the installation, about someone. Times in ms since 1970; the id says when. */
export interface ReportRow {
  id: Id;
  /** NO_GUILD (rules.ts): it is about a message of a conversation. */
  guild_id: Id;
  reporter_id: Id;
  /** Whom it is about. */
  user_id: Id;
  channel_id: Id | null;
  message_id: Id | null;
  category: ReportCategory;
  comment: string;
  /** JSON of the message as it was. */
  message: string | null;
  /** JSON of the messages around it that the reporter could read, the oldest first. */
  context: string;
  /** In whose queue it is: one of the two, or both. */
  for_guild: boolean;
  for_instance: boolean;
  status: ReportStatus;
  assignee_id: Id | null;
  outcome: string | null;
  updated_at: number;
  /** null while it is undecided. */
  closed_at: number | null;
  /** What it is about, said by whom: no two reports have the same. */
  once: string;
}

export type ReportPatch = Partial<
  Pick<ReportRow, 'for_instance' | 'status' | 'assignee_id' | 'outcome' | 'updated_at' | 'closed_at' | 'once'>
>;

/** Newest first. */
export interface ReportPage {
  before?: Id | undefined;
  limit: number;
}

export interface QueuePage extends ReportPage {
  /** The queue of a guild; absent: that of the installation. */
  guild_id?: Id;
  statuses?: readonly ReportStatus[] | undefined;
  /** Only those about this person. */
  about?: Id;
  /** None about this person. */
  not_about: Id;
}

export interface InsertedReport {
  row: ReportRow;
  /** There was one with the same `once`: `row` is that one, nothing was written. */
  repeated: boolean;
}

export interface ReportStore {
  insertReportOnce(row: ReportRow): Promise<InsertedReport>;
  getReport(id: Id): Promise<ReportRow | undefined>;
  findReport(once: string): Promise<ReportRow | undefined>;
  listReports(page: QueuePage): Promise<ReportRow[]>;
  listReportsBy(reporter_id: Id, page: ReportPage): Promise<ReportRow[]>;
  /** Those of a person in a guild that nobody has closed. */
  countUndecidedReports(guild_id: Id, reporter_id: Id): Promise<number>;
  /** The row after the change; undefined when there is none. Atomic for the fields it names. */
  updateReport(id: Id, patch: ReportPatch): Promise<ReportRow | undefined>;
  /** Removes up to `limit` reports that were closed before a moment, of all guilds; answers how many. */
  removeClosedReports(before: number, limit: number): Promise<number>;
  /** Removes up to `limit` reports of a guild; answers how many. Those to the installation stay: a guild is not deleted to be rid of them. */
  removeSomeReports(guild_id: Id, limit: number): Promise<number>;
}
