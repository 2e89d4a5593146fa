import { type Client, createClient } from '@chat-js/client/client.ts';
import { memoryStore } from '@chat-js/client/key-value-store.ts';
import { isUntold } from '@chat-js/client/readings.ts';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from './support/server.ts';
import { pause } from './support/until.ts';
import { buildWorld, createPeople, type People } from './support/world.ts';

const RUNS = Number(process.env.READING_RUNS ?? 4);

let server: TestServer;
let people: People;

beforeAll(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'off' } });
  people = await createPeople(server);
});

const device = fc.nat(2);
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('read' as const), device, nth: fc.nat(9) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('setBack' as const), device, nth: fc.nat(9) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('cut' as const, 'open' as const), device, nth: fc.constant(0) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('write' as const, 'wait' as const), device, nth: fc.constant(0) }) },
  ),
  { minLength: 5, maxLength: 14 },
);

/** One person at three devices, each with what it remembers. */
async function world() {
  const { member, owner } = people;
  const { channel_id } = await buildWorld(server, people);
  const ids: string[] = [];
  const write = async () => void ids.push((await owner.call('messages.create', { channel_id, content: `<@${member.id}>` })).id);
  for (let n = 0; n < 5; n++) await write();
  const memories = [memoryStore(), memoryStore(), memoryStore()];
  const clients: (Client | undefined)[] = [];

  async function open(index: number): Promise<void> {
    const client = createClient({ url: server.url, token: member.token, memory: memories[index], retryMost: 50, follow: 'shown' });
    clients[index] = client;
    await expect.poll(() => client.getState().ready, { timeout: 10_000 }).toBe(true);
  }

  const close = (index: number) => {
    clients[index]?.close();
    clients[index] = undefined;
  };

  return {
    open: async (index: number) => clients[index] ?? open(index),
    close,
    async perform(step: { do: 'read' | 'setBack' | 'cut' | 'open' | 'write' | 'wait'; device: number; nth: number }) {
      const client = clients[step.device];
      const id = ids[step.nth % ids.length] ?? '0';
      if (step.do === 'read') client?.markSeen(channel_id, id);
      else if (step.do === 'setBack') client?.markUnread(channel_id, id);
      else if (step.do === 'cut') close(step.device);
      else if (step.do === 'open') await (client ?? open(step.device));
      else if (step.do === 'write') await write();
      else await pause(450);
    },
    /** What each device knows, and whether it has told all of it. */
    look: () =>
      clients.map((client) => {
        const state = client?.getState();
        return { told: state && !isUntold(state, channel_id), seen: state?.seen[channel_id], mentions: state?.mentions[channel_id] ?? [] };
      }),
    row: async () => (await server.ctx.storage.readStates.listReadStates(member.id)).find((row) => row.channel_id === channel_id),
    ids,
  };
}

test('three devices of one person come to the same, whatever was cut off while they read and set back', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (given) => {
      const { open, close, perform, look, row, ids } = await world();
      for (const index of [0, 1, 2]) await open(index);
      for (const step of given) await perform(step);
      for (const index of [0, 1, 2]) await open(index);
      try {
        await expect.poll(() => look().every(({ told }) => told), { timeout: 10_000 }).toBe(true);
        await pause(200);
        const last = (await row())?.last_message_id;
        const mentions = ids.filter((id) => last === undefined || BigInt(id) > BigInt(last)).reverse();
        if (last !== undefined) expect(look()).toEqual(look().map(() => ({ told: true, seen: last, mentions })));
        else expect(new Set(look().map(({ seen }) => seen)).size).toBe(1);
      } finally {
        for (const index of [0, 1, 2]) close(index);
      }
    }),
    { numRuns: RUNS },
  );
});
