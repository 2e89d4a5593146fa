import type { Id } from '@chat-js/protocol/ids.ts';
import type { AccessChange, Standing, Wish } from '../events/bus.ts';
import type { Presence, Seen } from '../features/presence/port.ts';
import { addUnder, removeUnder } from '../lib/sets-by-key.ts';
import { looksSame, NOT_HERE, newerWish, seenAs } from './standing.ts';

/** Someone who is connected to some node. */
interface Person {
  /** Whether nobody was at their devices there lately. */
  nodes: Map<string, { idle: boolean }>;
  guilds: Set<Id>;
  wish: Wish;
}

/** Who is connected to which node, as the one order of events has it: the same on all nodes that heard the same. */
export interface Board extends Pick<Presence, 'see' | 'isConnected' | 'isAtDevice' | 'countOnline' | 'listOnline'> {
  /** Answers who is seen in another way by this. */
  hear(change: AccessChange): Id[];
  /** Who is connected to a node. */
  usersOf(node_id: string): ReadonlySet<Id>;
  guildsOf(user_id: Id): Id[];
  /** What a node has said of a person; undefined when they are not connected to it. */
  standingOf(node_id: string, user_id: Id): Standing | undefined;
  nodes(): string[];
}

const NOBODY: ReadonlySet<Id> = new Set();

export function createBoard(): Board {
  const people = new Map<Id, Person>();
  const byNode = new Map<string, Set<Id>>();
  /** Of people who are seen. */
  const byGuild = new Map<Id, Set<Id>>();

  function see(user_id: Id): Seen {
    const person = people.get(user_id);
    if (!person) return NOT_HERE;
    const idle = [...person.nodes.values()].every((there) => there.idle);
    return seenAs(person.wish, idle);
  }

  /** Changes what is known of a person; answers whether they are seen in another way by it. */
  function change(user_id: Id, alter: () => void): Id[] {
    const before = see(user_id);
    for (const id of people.get(user_id)?.guilds ?? []) removeUnder(byGuild, id, user_id);
    alter();
    const after = see(user_id);
    if (after.status !== 'offline') for (const id of people.get(user_id)?.guilds ?? []) addUnder(byGuild, id, user_id);
    return looksSame(before, after) ? [] : [user_id];
  }

  function came(node_id: string, user_id: Id, { guild_ids, idle, wish }: Standing): Id[] {
    return change(user_id, () => {
      const known = people.get(user_id);
      const nodes = known?.nodes ?? new Map();
      nodes.set(node_id, { idle });
      people.set(user_id, { nodes, guilds: new Set(guild_ids), wish: newerWish(known?.wish, wish) });
      addUnder(byNode, node_id, user_id);
    });
  }

  function went(node_id: string, user_id: Id): Id[] {
    removeUnder(byNode, node_id, user_id);
    const person = people.get(user_id);
    if (!person?.nodes.has(node_id)) return [];
    return change(user_id, () => {
      person.nodes.delete(node_id);
      if (person.nodes.size > 0) return;
      people.delete(user_id);
    });
  }

  function wished(user_id: Id, wish: Wish): Id[] {
    const person = people.get(user_id);
    if (!person) return [];
    return change(user_id, () => {
      person.wish = newerWish(person.wish, wish);
    });
  }

  function join(user_id: Id, guild_id: Id): Id[] {
    people.get(user_id)?.guilds.add(guild_id);
    if (see(user_id).status !== 'offline') addUnder(byGuild, guild_id, user_id);
    return [];
  }

  function leave(user_id: Id, guild_id: Id): Id[] {
    people.get(user_id)?.guilds.delete(guild_id);
    removeUnder(byGuild, guild_id, user_id);
    return [];
  }

  return {
    hear(change) {
      switch (change.kind) {
        case 'came':
          return came(change.node_id, change.user_id, change.standing);
        case 'went':
          return went(change.node_id, change.user_id);
        case 'wish':
          return wished(change.user_id, change.wish);
        case 'here':
          return change.users.flatMap(([user_id, standing]) => came(change.node_id, user_id, standing));
        case 'node-gone':
          return [...(byNode.get(change.node_id) ?? NOBODY)].flatMap((user_id) => went(change.node_id, user_id));
        case 'join':
          return join(change.user_id, change.guild.id);
        case 'leave':
          return leave(change.user_id, change.guild_id);
        case 'guild-gone':
          for (const [user_id, { guilds }] of people) if (guilds.has(change.guild_id)) leave(user_id, change.guild_id);
          return [];
        default:
          return [];
      }
    },
    usersOf: (node_id) => byNode.get(node_id) ?? NOBODY,
    guildsOf: (user_id) => [...(people.get(user_id)?.guilds ?? [])],
    standingOf(node_id, user_id) {
      const person = people.get(user_id);
      const there = person?.nodes.get(node_id);
      return person && there && { guild_ids: [...person.guilds], idle: there.idle, wish: person.wish };
    },
    nodes: () => [...byNode.keys()],

    see,
    isConnected: (user_id) => people.has(user_id),
    isAtDevice: (user_id) => [...(people.get(user_id)?.nodes.values() ?? [])].some((there) => !there.idle),
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
