import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask, type Outcome } from './support/calls.ts';
import type { Person } from './support/people.ts';
import { SPENDS, sampleOf } from './support/samples.ts';
import { startServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { buildWorld, createPeople, type Role, type World } from './support/world.ts';

/** Twin installations, so that what one door does cannot change what the other answers. */
let http: World;
let socket: World;

async function createWorld(): Promise<World> {
  const server = await startServer();
  return buildWorld(server, await createPeople(server), { asks: true });
}

beforeAll(async () => {
  [http, socket] = await Promise.all([createWorld(), createWorld()]);
});

interface Given {
  who: Role;
  what: string;
  change?: (input: Record<string, unknown>, pathFields: readonly string[], queryFields: readonly string[]) => Record<string, unknown>;
}

const GIVEN: readonly Given[] = [
  { who: 'stranger', what: 'from a stranger' },
  { who: 'muted', what: 'without permission' },
  { who: 'waiting', what: 'from someone who waits for approval' },
  { who: 'owner', what: 'without anything but the path', change: (input, path) => only(input, path) },
  {
    who: 'owner',
    what: 'with numbers for texts and texts for numbers',
    change: (input, path, query) => ({
      ...mapValues(input, (value, field) => (typeof value !== 'string' ? 'twelve' : query.includes(field) ? value : 12)),
      ...only(input, path),
    }),
  },
  {
    who: 'owner',
    what: 'with something unknown at the end of the path',
    change: (input, path) => ({ ...input, ...(path.length > 0 && { [path.at(-1) ?? '']: '1234567890123456789' }) }),
  },
  { who: 'owner', what: 'that is good' },
  { who: 'admin', what: 'from the administrator' },
];

describe('an operation answers the same through both doors', () => {
  test.each(Object.keys(operations) as OperationName[])('%s', async (name) => {
    for (const { who, what, change = (input: Record<string, unknown>) => input } of GIVEN) {
      const path = Object.keys(operations[name].params);
      // In an address everything is a text.
      const asked = Object.keys(operations[name].query);
      if (operations[name].onlyOverHttp) {
        const refused = await askSocket(socket.people[who], name, change(sampleOf(name, socket), path, asked));
        expect(refused).toMatchObject({ status: 400, body: { code: 700008 } });
      } else if (operations[name].onlyOnSocket) {
        const refused = await askHttp(http.people[who], name, change(sampleOf(name, http), path, asked));
        expect(refused.body).toMatchObject({ code: expect.toBeOneOf([50035, 700005, 700150]) });
      } else {
        const overHttp = await askHttp(http.people[who], name, change(sampleOf(name, http), path, asked));
        const overSocket = await askSocket(socket.people[who], name, change(sampleOf(name, socket), path, asked));
        expect({ what, ...told(overSocket, socket) }).toEqual({ what, ...told(overHttp, http) });
      }
    }
    if (!SPENDS.has(name)) return;
    http = await buildWorld(http.server, http.people, { asks: true });
    socket = await buildWorld(socket.server, socket.people, { asks: true });
  });
});

async function askHttp(person: Person, name: OperationName, input: object): Promise<Pick<Outcome, 'status' | 'body'>> {
  // As connected as the one who asks through the socket: some answers tell who is online.
  const connection = await openSocket(person);
  const { status, body } = await ask({ url: person.url, token: person.token }, name, input);
  connection.close();
  // A success is a success: 200, 201 and 204 are one thing on a socket.
  return { status: status < 400 ? 200 : status, body };
}

async function askSocket(person: Person, name: OperationName, input: object): Promise<Pick<Outcome, 'status' | 'body'>> {
  const connection = await openSocket(person);
  const ack = await connection.callRaw(name, input);
  connection.close();
  if (ack.ok) return { status: 200, body: ack.answer };
  const { status, ...body } = ack.error;
  return { status, body };
}

/** The answer with the names of the twin world in place of its ids, and without what chance and clocks have made. */
function told(outcome: Pick<Outcome, 'status' | 'body'>, world: World): Pick<Outcome, 'status' | 'body'> {
  const names = new Map<string, string>();
  for (const field of [
    'guild_id',
    'channel_id',
    'category_id',
    'message_id',
    'code',
    'role_id',
    'entry_id',
    'session_id',
    'applicant_id',
    'outcast_id',
  ] as const) {
    names.set(world[field], field);
  }
  for (const [role, { id }] of Object.entries(world.people)) names.set(id, role);
  return JSON.parse(JSON.stringify(outcome), (key, value: unknown) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return mapKeys(value, (field) => nameOf(names, field));
    if (/^(version|created_at)$/.test(key) && typeof value === 'number' && value > 0) return 'a time';
    if (typeof value !== 'string') return value;
    if (key === 'public_key') return 'the key of the server';
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return 'a time';
    if (key === 'code' || /^[A-Za-z0-9]{10}$/.test(value)) return names.get(value) ?? 'a new code';
    if (/^(username|nonce|nick|name|old_value|new_value)$/.test(key)) return value.replace(/\d+$/, '');
    return nameOf(names, value);
  }) as Pick<Outcome, 'status' | 'body'>;
}

function nameOf(names: ReadonlyMap<string, string>, id: string): string {
  return names.get(id) ?? (/^\d{17,19}$/.test(id) ? 'a new id' : id);
}

/** Some answers are tables by id: what has no name of its own stands in one row. */
function mapKeys(value: object, change: (field: string) => string): object {
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [change(field), inner as unknown]));
}

function only(input: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([field]) => fields.includes(field)));
}

function mapValues(input: Record<string, unknown>, change: (value: unknown, field: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).map(([field, value]) => [field, change(value, field)]));
}
