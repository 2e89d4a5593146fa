import { openTestStorage } from '../../src/storage/sqlite/test-storage.ts';
import { atEnd } from '../support/at-end.ts';
import { ask, call } from '../support/calls.ts';
import { logInAdmin, type Person, register } from '../support/people.ts';
import { startRedis } from '../support/redis.ts';
import { type ServerOptions, startServer, type TestServer, temporaryFolder } from '../support/server.ts';

/** One installation of some nodes. Whoever asks it for a node gets another one each time, so that everything is spread. */
export interface Nodes {
  servers: readonly TestServer[];
  /** The node whose turn it is. */
  next(): TestServer;
}

/** Nodes in this process, on one store: one with the order in its memory, or several with the order in a Redis of their own. */
export async function startNodes(count: number, options: Pick<ServerOptions, 'env' | 'clock' | 'faults'> = {}): Promise<Nodes> {
  const folder = await temporaryFolder();
  const storage = await openTestStorage();
  // The nodes that write to it are closed before it.
  atEnd(() => storage.close());
  const shared = { ...storage, close: async () => undefined };
  const env = { ...options.env, ...(count > 1 && { REDIS_URL: (await startRedis()).url }) };
  const servers: TestServer[] = [];
  for (let i = 0; i < count; i++) servers.push(await startServer({ ...options, env, folder, storage: shared, setUp: i === 0 }));
  let turn = 0;
  return {
    servers,
    next() {
      turn += 1;
      const server = servers[turn % servers.length];
      if (!server) throw new Error('no node');
      return server;
    },
  };
}

/** The same person, for whom every call and every connection goes to another node. */
export function spread(nodes: Nodes, person: Person): Person {
  return {
    ...person,
    get url() {
      return nodes.next().url;
    },
    call: (name, input) => call({ url: nodes.next().url, token: person.token }, name, input),
    ask: (name, input) => ask({ url: nodes.next().url, token: person.token }, name, input),
  };
}

/** A guild, its owner, its first channel, and a way in. */
export interface Home {
  owner: Person;
  guild_id: string;
  channel_id: string;
  code: string;
}

let homes = 0;

export async function foundHome(nodes: Nodes): Promise<Home> {
  const owner = spread(nodes, await register(nodes.next(), { name: `owner${++homes}` }));
  const { id: guild_id } = await owner.call('guilds.create', { name: 'Home', template: 'empty' });
  const channel_id = (await owner.call('channels.list', { guild_id }))[0]?.id ?? '';
  const { code } = await owner.call('invites.create', { channel_id });
  return { owner, guild_id, channel_id, code };
}

/** Someone new on whatever node; with a home a member of it. */
export async function newcomer(nodes: Nodes, home?: Home): Promise<Person> {
  return spread(nodes, await register(nodes.next(), home && { invite: home.code }));
}

export async function administrator(nodes: Nodes): Promise<Person> {
  return spread(nodes, await logInAdmin(nodes.next()));
}
