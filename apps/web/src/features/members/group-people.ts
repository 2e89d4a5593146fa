import type { Id } from '@chat-js/protocol/ids.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { highestFirst } from '../../lib/member-color.ts';
import type { Person } from './use-people.ts';

export interface PeopleGroup {
  role: Role;
  people: Person[];
}

/** Those who are shown with a role of theirs, by the highest such role, and the rest. Keeps the order inside. */
export function groupPeople(people: readonly Person[], roles: readonly Role[], guild_id: Id): { groups: PeopleGroup[]; rest: Person[] } {
  const groups = highestFirst(roles.filter(({ id, hoist }) => hoist && id !== guild_id)).map((role): PeopleGroup => ({ role, people: [] }));
  const rest: Person[] = [];
  for (const person of people) {
    const group = groups.find(({ role }) => person.roles.includes(role.id));
    (group?.people ?? rest).push(person);
  }
  return { groups: groups.filter((group) => group.people.length > 0), rest };
}
