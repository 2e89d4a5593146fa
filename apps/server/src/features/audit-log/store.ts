import type { Id } from '@chat-js/protocol/ids.ts';

/** What someone did to a guild or to someone in it. The id says when. */
export interface AuditRow {
  id: Id;
  guild_id: Id;
  /** Who did it. */
  user_id: Id;
  action_type: number;
  target_id: Id | null;
  /** What was before and after: JSON of `changes` as they travel. */
  changes: string;
  /** JSON of `options` as they travel. */
  options: string | null;
  reason: string | null;
  /** What undoing it needs, as JSON; null when it cannot be undone, or no longer. */
  undo: string | null;
  undone_by: Id | null;
}

/** An entry without what undoing it needs, which may be megabytes. */
export type ListedEntry = Omit<AuditRow, 'undo'> & { has_undo: boolean };

export interface AuditPage {
  user_id?: Id | undefined;
  action_type?: number | undefined;
  target_id?: Id | undefined;
  /** Without these actions on this target. */
  except?: { target_id: Id; action_types: readonly number[] };
  before?: Id | undefined;
  after?: Id | undefined;
  limit: number;
}

export interface AuditLogStore {
  insertEntry(row: AuditRow): Promise<void>;
  getEntry(guild_id: Id, id: Id): Promise<AuditRow | undefined>;
  /** Newest first; with `after` the oldest ones after it, oldest first. */
  listEntries(guild_id: Id, page: AuditPage): Promise<ListedEntry[]>;
  /** Marks an entry as undone and answers it as it was before; undefined when it cannot be, or somebody was faster. Atomic. */
  takeUndo(guild_id: Id, id: Id, undone_by: Id): Promise<AuditRow | undefined>;
  /** The undoing failed: it can be tried again. */
  returnUndo(row: AuditRow): Promise<void>;
  /** Forgets what undoing needs of entries below `id`, of all guilds. */
  forgetUndoBefore(id: Id): Promise<void>;
  /** Removes up to `limit` entries below `id`, of all guilds; answers how many. */
  removeEntriesBefore(id: Id, limit: number): Promise<number>;
  removeEntriesOfGuild(guild_id: Id): Promise<void>;
}
