import type { Id } from '@chat-js/protocol/ids.ts';

/** What somebody has begun to write in a channel. */
export interface DraftRow {
  user_id: Id;
  channel_id: Id;
  content: string;
  /** ms since 1970. */
  updated_at: number;
}

export interface DraftStore {
  /** Takes the place of an older one. */
  keepDraft(row: DraftRow): Promise<void>;
  /** By the ids of the channels. */
  listDrafts(user_id: Id): Promise<DraftRow[]>;
  removeDraft(user_id: Id, channel_id: Id): Promise<void>;
  removeDraftsOfChannel(channel_id: Id): Promise<void>;
}
