import type { Id } from '@chat-js/protocol/ids.ts';
import type { AccessChange } from '../events/bus.ts';
import type { Presence } from '../features/presence/port.ts';

/** Someone who is connected to some node. */
interface Person {
  nodes: Set<string>;
  guilds: Set<Id>;
}

/** Who is connected to which node, as the one order of events has it: the same on all nodes that heard the same. */
export interface Board extends Presence {
  /** Answers who is there or gone by this and was not before. */
  hear(change: AccessChange): Id[];
  /** Who is connected to a node. */
  usersOf(node_id: string): ReadonlySet<Id>;
  guildsOf(user_id: Id): Id[];
  nodes(): string[];
}

const NOBODY: ReadonlySet<Id> = new Set();

export function createBoard(): Board {
  const people = new Map<Id, Person>();
  const byNode = new Map<string, Set<Id>>();
  const byGuild = new Map<Id, Set<Id>>();

  function came(node_id: string, user_id: Id, guild_ids: readonly Id[]): Id[] {
    const known = people.get(user_id);
    const person = known ?? { nodes: new Set(), guilds: new Set() };
    people.set(user_id, person);
    person.nodes.add(node_id);
    add(byNode, node_id, user_id);
    for (const id of person.guilds) remove(byGuild, id, user_id);
    person.guilds = new Set(guild_ids);
    for (const id of guild_ids) add(byGuild, id, user_id);
    return known ? [] : [user_id];
  }

  function went(node_id: string, user_id: Id): Id[] {
    const person = people.get(user_id);
    remove(byNode, node_id, user_id);
    if (!person?.nodes.delete(node_id) || person.nodes.size > 0) return [];
    people.delete(user_id);
    for (const id of person.guilds) remove(byGuild, id, user_id);
    return [user_id];
  }

  function leave(user_id: Id, guild_id: Id): Id[] {
    people.get(user_id)?.guilds.delete(guild_id);
    remove(byGuild, guild_id, user_id);
    return [];
  }

  return {
    hear(change) {
      switch (change.kind) {
        case 'came':
          return came(change.node_id, change.user_id, change.guild_ids);
        case 'went':
          return went(change.node_id, change.user_id);
        case 'here':
          return change.users.flatMap(([user_id, guild_ids]) => came(change.node_id, user_id, guild_ids));
        case 'node-gone':
          return [...(byNode.get(change.node_id) ?? NOBODY)].flatMap((user_id) => went(change.node_id, user_id));
        case 'join': {
          const person = people.get(change.user_id);
          person?.guilds.add(change.guild.id);
          if (person) add(byGuild, change.guild.id, change.user_id);
          return [];
        }
        case 'leave':
          return leave(change.user_id, change.guild_id);
        case 'guild-gone':
          return [...(byGuild.get(change.guild_id) ?? NOBODY)].flatMap((user_id) => leave(user_id, change.guild_id));
        default:
          return [];
      }
    },
    usersOf: (node_id) => byNode.get(node_id) ?? NOBODY,
    guildsOf: (user_id) => [...(people.get(user_id)?.guilds ?? [])],
    nodes: () => [...byNode.keys()],

    isOnline: (user_id) => people.has(user_id),
    countOnline: (guild_id) => byGuild.get(guild_id)?.size ?? 0,
    listOnline(guild_id, limit) {
      const some: Id[] = [];
      for (const user_id of byGuild.get(guild_id) ?? NOBODY) {
        if (some.length === limit) break;
        some.push(user_id);
      }
      return some;
    },
  };
}

function add(sets: Map<string, Set<Id>>, key: string, id: Id): void {
  const set = sets.get(key);
  if (set) set.add(id);
  else sets.set(key, new Set([id]));
}

function remove(sets: Map<string, Set<Id>>, key: string, id: Id): void {
  const set = sets.get(key);
  if (set?.delete(id) && set.size === 0) sets.delete(key);
}
