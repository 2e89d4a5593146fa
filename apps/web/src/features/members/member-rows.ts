import type { MemberEntry } from '@chat-js/client/members.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { displayName } from '../../lib/names.ts';

/** A member as the table of the settings shows them. */
export interface TableRow {
  user: User;
  member: MemberEntry;
  name: string;
}

export const ORDERS = ['name', 'newest', 'oldest'] as const;
export type Order = (typeof ORDERS)[number];

export interface Search {
  /** A part of any of their names, or their id. */
  wanted: string;
  /** Only those who have it; '' for all, the id of the guild for those without any role. */
  role: Id;
  timedOut: boolean;
  order: Order;
}

/** `now` in ms since 1970. */
export function findRows(rows: readonly TableRow[], { wanted, role, timedOut, order }: Search, guild_id: Id, now: number): TableRow[] {
  const word = wanted.trim().toLowerCase();
  return rows
    .filter(({ user, member, name }) => {
      if (timedOut && !(Date.parse(member.communication_disabled_until ?? '') > now)) return false;
      if (role === guild_id ? member.roles.length > 0 : role !== '' && !member.roles.includes(role)) return false;
      if (word === '' || user.id === word) return true;
      return [name, user.username, user.global_name].some((text) => text?.toLowerCase().includes(word) ?? false);
    })
    .sort((a, b) => {
      if (order === 'name') return byName.compare(a.name, b.name);
      const joined = a.member.joined_at.localeCompare(b.member.joined_at);
      return order === 'oldest' ? joined : -joined;
    });
}

export function toRow(user: User | undefined, member: MemberEntry): TableRow[] {
  return user ? [{ user, member, name: displayName(user, member) }] : [];
}

const byName = new Intl.Collator(undefined, { numeric: true });
