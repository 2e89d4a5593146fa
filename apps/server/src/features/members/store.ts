import type { Id } from '@chat-js/protocol/ids.ts';

export interface MemberRow {
  guild_id: Id;
  user_id: Id;
  nick: string | null;
  roles: Id[];
  /** ISO 8601. */
  joined_at: string;
}

export interface MemberStore {
  /** False when the person is a member already. */
  insertMember(row: MemberRow): Promise<boolean>;
  getMember(guild_id: Id, user_id: Id): Promise<MemberRow | undefined>;
  /** In the order of user ids, after `after`. */
  listMembers(guild_id: Id, page: { after: Id; limit: number }): Promise<MemberRow[]>;
  /** Those of `user_ids` who are members, in the order of user ids. */
  listMembersAmong(guild_id: Id, user_ids: readonly Id[]): Promise<MemberRow[]>;
  /** In the order of guild ids. */
  listMembershipsOf(user_id: Id): Promise<MemberRow[]>;
  /** True when both are members of one guild that is not deleted. */
  shareGuild(user_id: Id, other_id: Id): Promise<boolean>;
  countMembers(guild_id: Id): Promise<number>;
  removeMember(guild_id: Id, user_id: Id): Promise<boolean>;
  /** Removes up to `limit` members of a guild; answers how many. Fewer than `limit` means that none is left. */
  removeSomeMembers(guild_id: Id, limit: number): Promise<number>;
}
