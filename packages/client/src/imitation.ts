import { isAboveMember } from '@chat-js/permissions/rank.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { skeletonOf } from './confusables.ts';
import type { MemberEntry } from './members.ts';
import { FRIEND } from './relationships.ts';
import type { State } from './state.ts';

/** What is looked at of a state. */
type Names = Pick<State, 'me' | 'guilds' | 'members' | 'users' | 'relationships'>;

/**
 * Whose name somebody in a guild is called by, so that one may take them for the other: of the owner, of somebody above them,
 * or of a friend. By the ids of those who are called so; the person who looks is not among them.
 */
export function findImitations({ me, guilds, members, users, relationships }: Names, guild_id: Id): ReadonlyMap<Id, Id> {
  const guild = guilds[guild_id];
  const found = new Map<Id, Id>();
  if (!guild) return found;
  const here = members[guild_id] ?? {};
  const isFriend = (id: Id) => relationships[id]?.type === FRIEND;
  const isAbove = (one: Id, other: Id) => {
    const [upper, lower] = [here[one], here[other]];
    if (!upper || !lower) return false;
    const access = ({ user_id, roles }: MemberEntry) => ({ user_id, roles, timed_out: false });
    return isAboveMember(guild, access(upper), access(lower));
  };

  const bearers = new Map<string, Id[]>();
  for (const id of new Set([...Object.keys(here), ...Object.keys(relationships).filter(isFriend)])) {
    const user = users[id];
    // Of whom nobody is below there is nobody to be taken for them.
    if (!user || !(isFriend(id) || id === guild.owner_id || here[id]?.roles.length)) continue;
    for (const skeleton of new Set(namesOf(user, here[id]).map(skeletonOf))) {
      if (skeleton !== '') bearers.set(skeleton, [...(bearers.get(skeleton) ?? []), id]);
    }
  }
  for (const { user_id, nick } of Object.values(here)) {
    const user = users[user_id];
    if (!user || user_id === me?.id || user_id === guild.owner_id) continue;
    const others = bearers.get(skeletonOf(nick ?? user.global_name ?? user.username)) ?? [];
    const other = others.find((id) => id !== user_id && (isAbove(id, user_id) || (isFriend(id) && !isFriend(user_id))));
    if (other !== undefined) found.set(user_id, other);
  }
  return found;
}

function namesOf({ username, global_name }: User, member: MemberEntry | undefined): string[] {
  return [member?.nick, global_name, username].filter((name) => name != null);
}
