import type { Id } from '@chat-js/protocol/ids.ts';

export interface MemberRow {
  guild_id: Id;
  user_id: Id;
  nick: string | null;
  roles: Id[];
  /** ISO 8601. */
  joined_at: string;
  /** The end of their time-out, ISO 8601; one in the past has ended. */
  communication_disabled_until: string | null;
  /** What a moderator has done to them in voice. */
  mute: boolean;
  deaf: boolean;
}

export type MemberPatch = Partial<Omit<MemberRow, 'guild_id' | 'user_id' | 'joined_at'>>;

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
  /** How many have each role; roles that nobody has are left out. */
  countMembersByRole(guild_id: Id): Promise<Map<Id, number>>;
  /** The row after the change; undefined when the person is no member. Atomic for the fields it names. */
  updateMember(guild_id: Id, user_id: Id, patch: MemberPatch): Promise<MemberRow | undefined>;
  /** The row after the change. A role that the member has already changes nothing; nor does one they do not have. Atomic. */
  addMemberRole(guild_id: Id, user_id: Id, role_id: Id): Promise<MemberRow | undefined>;
  removeMemberRole(guild_id: Id, user_id: Id, role_id: Id): Promise<MemberRow | undefined>;
  /** Takes a role from everybody who has it; answers from whom, up to `limit` of them. */
  removeRoleOfMembers(guild_id: Id, role_id: Id, limit: number): Promise<Id[]>;
  /** Gives a role to those of `user_ids` who are members since `joined_by` or longer (ISO 8601). Answers them as they are then. */
  addRoleToMembers(guild_id: Id, role_id: Id, who: { user_ids: readonly Id[]; joined_by: string }): Promise<MemberRow[]>;
  removeMember(guild_id: Id, user_id: Id): Promise<boolean>;
  /** Removes up to `limit` members of a guild; answers how many. Fewer than `limit` means that none is left. */
  removeSomeMembers(guild_id: Id, limit: number): Promise<number>;
}
