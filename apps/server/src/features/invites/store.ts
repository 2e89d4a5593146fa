import type { Id } from '@chat-js/protocol/ids.ts';

/** `max_age` in seconds, 0: never ends. `max_uses` 0: without limit. Times in ms since 1970. */
export interface InviteRow {
  code: string;
  guild_id: Id;
  channel_id: Id;
  inviter_id: Id;
  max_age: number;
  max_uses: number;
  uses: number;
  created_at: number;
  expires_at: number | null;
}

export interface InviteStore {
  insertInvite(row: InviteRow): Promise<void>;
  /** Also answers expired ones: the use case decides. */
  getInvite(code: string): Promise<InviteRow | undefined>;
  /** Oldest first. */
  listInvitesOfGuild(guild_id: Id): Promise<InviteRow[]>;
  /** Counts one use if the invite has not expired at `now` (ms: `expires_at` is later) and is not used up; false otherwise. Atomic. */
  takeUse(code: string, now: number): Promise<boolean>;
  /** Gives a use back when joining did not need it. */
  returnUse(code: string): Promise<void>;
  removeInvite(code: string): Promise<boolean>;
  removeInvitesOfChannel(channel_id: Id): Promise<void>;
  removeInvitesOfGuild(guild_id: Id): Promise<void>;
  /** Removes those expired at `now` (ms); answers how many. */
  removeExpiredInvites(now: number): Promise<number>;
}
