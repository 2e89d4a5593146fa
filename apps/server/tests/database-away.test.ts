import type { OperationAnswer } from '@chat-js/protocol/operations.ts';
import { expect, test } from 'vitest';
import { askAnything, send } from './support/calls.ts';
import { testMongodb } from './support/mongodb.ts';
import { type Person, register } from './support/people.ts';
import { startProxy, type Wire } from './support/proxy.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';
import { pause, until } from './support/until.ts';

const AWAY_MS = 11_000;

interface Stand {
  proxy: Wire;
  server: TestServer;
  person: Person;
  watcher: RawSocket;
  channel_id: string;
}

/** A server whose way to its database leads through a proxy. */
async function createStand(): Promise<Stand> {
  const { databaseUrl } = await testMongodb();
  const url = new URL(databaseUrl());
  const proxy = await startProxy(url.hostname, Number(url.port || 27017));
  url.host = `127.0.0.1:${proxy.port}`;
  // Otherwise the driver would ask a replica set for its own addresses, past the proxy.
  url.searchParams.set('directConnection', 'true');
  const server = await startServer({ env: { MONGODB_URL: url.href }, faults: true });
  const person = await register(server);
  const guild = await person.call('guilds.create', { name: 'Home', template: 'empty' });
  const [channel] = await person.call('channels.list', { guild_id: guild.id });
  return { proxy, server, person, watcher: await openSocket(person), channel_id: channel?.id ?? '' };
}

interface Report {
  acknowledged: Map<string, OperationAnswer<'messages.create'>>;
  refused: { at: number; status: number; retryAfter: string | null }[];
}

/** Sends until it is told to stop, each message until it is acknowledged, as an outbox does. */
function startSending(stand: Stand, senders: number): { stop(): Promise<Report> } {
  const report: Report = { acknowledged: new Map(), refused: [] };
  let isOver = false;
  const { person, channel_id } = stand;
  const sender = async (name: number) => {
    for (let number = 0; !isOver; number++) {
      const nonce = `${name}-${number}`;
      while (!report.acknowledged.has(nonce)) {
        const { status, body, headers } = await askAnything(person, 'messages.create', { channel_id, content: nonce, nonce });
        if (status === 200) report.acknowledged.set(nonce, body as OperationAnswer<'messages.create'>);
        else {
          report.refused.push({ at: performance.now(), status, retryAfter: headers.get('retry-after') });
          await pause(100);
        }
      }
    }
  };
  const sending = Promise.all(Array.from({ length: senders }, (_, name) => sender(name)));
  return {
    async stop() {
      isOver = true;
      await sending;
      return report;
    },
  };
}

async function history({ person, channel_id }: Stand): Promise<{ id: string; content: string }[]> {
  const all: { id: string; content: string }[] = [];
  for (let before: string | undefined; ; ) {
    const page = await person.call('messages.list', { channel_id, limit: 100, ...(before !== undefined && { before }) });
    all.push(...page);
    before = page.at(-1)?.id;
    if (page.length < 100) return all;
  }
}

test.each(['cut', 'mute'] as const)(
  'while the database is away (%s) nothing is acknowledged; afterwards everything is there, and was told, once',
  async (how) => {
    const stand = await createStand();
    const { proxy, server, watcher } = stand;
    const readiness = async () => (await send({ url: server.url }, '/health/ready')).status;
    expect(await readiness()).toBe(200);

    const sending = startSending(stand, 4);
    await until(() => watcher.events.filter(([type]) => type === 'MESSAGE_CREATE').length > 20, 30_000);
    await proxy.fail(how);
    const away = performance.now();
    await pause(AWAY_MS);
    expect(await readiness()).toBe(503);
    const mended = performance.now();
    await proxy.mend();
    await until(async () => (await readiness()) === 200, 20_000);
    await pause(1000);
    const { acknowledged, refused } = await sending.stop();

    const whileAway = refused.filter(({ at }) => at > away && at < mended);
    expect(whileAway.length).toBeGreaterThan(3);
    expect(whileAway.filter(({ status, retryAfter }) => status !== 503 || !(Number(retryAfter) > 0))).toEqual([]);

    const stored = await history(stand);
    expect(stored.map(({ content }) => content).sort()).toEqual([...acknowledged.keys()].sort());
    expect(stored.map(({ id }) => id).sort()).toEqual([...acknowledged.values()].map(({ id }) => id).sort());
    const told = () => watcher.events.flatMap((event) => (event[0] === 'MESSAGE_CREATE' ? [event[1].id] : []));
    await until(() => told().length >= stored.length);
    expect(told().sort()).toEqual(stored.map(({ id }) => id).sort());
  },
  120_000,
);
