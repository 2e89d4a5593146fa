import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import { routeOf } from '@chat-js/protocol/routes.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { askAnything, send } from './support/calls.ts';
import { type Person, register } from './support/people.ts';
import { sampleOf } from './support/samples.ts';
import { startServer } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';
import { buildWorld, createPeople, type World } from './support/world.ts';

const NESTED = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) as unknown;

/** What no field of the API means. */
const HOSTILE: Record<string, unknown> = {
  'an operator': { $ne: null },
  'a pattern': { $regex: '.*' },
  'a list': ['1', '2'],
  'an empty list': [],
  'a prototype': JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
  'a name of the prototype': '__proto__',
  'a huge text': 'я'.repeat(200_000),
  'a zero byte': 'a\u0000b',
  'only zero bytes': '\u0000\u0000',
  'an override of direction': '\u202e\u2066evil\u202c',
  'half a character': '\ud800',
  'the other half': 'ab\udc00cd',
  'a number beyond exactness': 2 ** 53 + 2,
  'a large negative number': -(2 ** 63),
  'a fraction': 0.1,
  'a number of 400 digits': '9'.repeat(400),
  'a snowflake beyond 64 bits': '9999999999999999999',
  'a negative snowflake': '-1',
  nothing: null,
  true: true,
  'an empty text': '',
  'a quote': `' OR 1=1; DROP TABLE users; --`,
  'a wildcard': '%_*?',
  'a path': '../../../../etc/passwd',
  'deep nesting': NESTED,
  'an object like finished JSON': { json: '{"admin":true}' },
};

let world: World;
let person: Person;
let socket: RawSocket;
let canary: RawSocket;

beforeAll(async () => {
  const server = await startServer();
  world = await buildWorld(server, await createPeople(server), { asks: true });
  canary = await openSocket(world.people.member);
  person = world.people.owner;
  socket = await openSocket(person);
});

/** Operations whose success would end what the next case needs; they are tried by someone who has nothing to lose. */
const FINAL: ReadonlySet<OperationName> = new Set(['auth.logout', 'auth.endOtherSessions', 'auth.endSession', 'auth.changePassword']);

describe('whatever stands in a field is an answer or a refusal that names it, never a fault:', () => {
  const fields = (Object.keys(operations) as OperationName[]).flatMap((name) =>
    Object.keys({ ...operations[name].params, ...operations[name].query, ...operations[name].body }).map((field) => ({ name, field })),
  );

  test.each(fields)('$name $field', async ({ name, field }) => {
    const victim = FINAL.has(name) ? await register(world.server) : person;
    const isPath = field in operations[name].params;
    const isInAddress = isPath || field in operations[name].query;
    const tryOne = async ([what, value]: [string, unknown]) => {
      if (isPath && (value === '' || value === null || typeof value === 'object')) return;
      // A lone half of a character cannot be written into an address, and an address has a greatest length.
      const tooMuch = value === NESTED || (typeof value === 'string' && (!value.isWellFormed() || value.length > 5000));
      const input = { ...sampleOf(name, world), [field]: value };
      if (!(isInAddress && tooMuch)) check(what, await askAnything(victim, name, input), field, isPath);
      if (operations[name].onlyOverHttp || FINAL.has(name)) return;
      const ack = await socket.callRaw(name, input);
      check(what, ack.ok ? { status: 200, body: ack.answer } : { status: ack.error.status, body: ack.error }, field, isPath);
    };
    await Promise.all(Object.entries(HOSTILE).map(tryOne));
  });

  function check(what: string, { status, body }: { status: number; body: unknown }, field: string, isPath: boolean): void {
    expect({ what, status }).toEqual({ what, status: expect.toSatisfy((number: number) => number < 500) });
    if (status !== 400 || isPath) return;
    const { code, errors } = body as { code: number; errors?: object };
    if (code === 50035) expect({ what, fields: Object.keys(errors ?? {}) }).toEqual({ what, fields: [field] });
  }

  test('and everybody else has noticed nothing', async () => {
    expect(canary.socket.connected).toBe(true);
    expect(await canary.callRaw('instance.get', {})).toMatchObject({ ok: true });
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });
});

describe('a body that is not an object with the right fields', () => {
  const bodies: [string, string, number][] = [
    ['nothing', '', 400],
    ['half of it', '{"content":', 400],
    ['a text', '"content"', 400],
    ['null', 'null', 400],
    ['a list', '[]', 400],
    ['a number', '1e999', 400],
    ['a duplicate key', '{"content":"a","content":{"$ne":1}}', 400],
    ['a prototype', '{"__proto__":{"content":"a"}}', 400],
    ['a byte order mark', '\ufeff{"content":"a"}', 400],
    ['deep nesting', `{"content":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 400],
    ['deep nesting around a large number', `{"content":${'['.repeat(200_000)}12345678901234567890${']'.repeat(200_000)}}`, 400],
    ['deep objects around a large number', `{"content":${'{"a":'.repeat(100_000)}12345678901234567890${'}'.repeat(100_000)}}`, 400],
    ['no JSON', 'content=a', 400],
  ];

  test.each(bodies)('%s', async (_what, body, status) => {
    const path = `/api/v10/channels/${world.channel_id}/messages`;
    const outcome = await send({ url: person.url, token: person.token }, path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(outcome.status).toBe(status);
    expect(outcome.body).toHaveProperty('code');
  });
});

describe('a call that is not a call', () => {
  const names: unknown[] = [
    null,
    undefined,
    1,
    '',
    '__proto__',
    'constructor',
    'toString',
    {},
    [],
    { toString: null },
    { toString: 'x', valueOf: 1 },
    'x'.repeat(1e6),
    NESTED,
  ];

  test('is refused, whatever its name is', async () => {
    for (const name of names) expect(await socket.callRaw(name, {})).toMatchObject({ ok: false, error: { code: 700009 } });
  });

  test('is refused, whatever its input is', async () => {
    for (const input of [1, 'text', [], [[]], true, NESTED]) {
      expect(await socket.callRaw('messages.create', input)).toMatchObject({ ok: false, error: { status: 400 } });
    }
    for (const input of [null, undefined, Buffer.from('bytes'), { channel_id: Buffer.from('1'), content: Buffer.from('x') }]) {
      expect(await socket.callRaw('messages.create', input)).toMatchObject({ ok: false, error: { status: 400, code: 50035 } });
    }
  });

  test('without an acknowledgement, or of another kind, is not answered and harms nobody', async () => {
    socket.socket.emit('call', 'users.me', {});
    socket.socket.emit('call');
    socket.socket.emit('events', [['READY', {}, '1']]);
    socket.socket.emit('call', 'users.me', {}, 'no function');
    socket.socket.emit('__proto__', {}, () => undefined);
    expect(await socket.callRaw('instance.get', {})).toMatchObject({ ok: true });
  });
});

test('what is cleaned is clean for everybody: in the answer, in the event and in the history', async () => {
  const { channel_id } = world;
  const { content, id } = await person.call('messages.create', { channel_id, content: 'a\u202eb\u0000c\ud800d\r\ne\u0065\u0301  ' });
  expect(content).toBe('abc\ufffdd\neé');
  expect((await person.call('messages.get', { channel_id, message_id: id })).content).toBe(content);
  const [, event] = await canary.next('MESSAGE_CREATE');
  expect(event).toBeDefined();
});

test('empty means empty: what a reader would not see is not sent', async () => {
  for (const content of ['', ' ', '\n\n', '\u200b\u200b', '\u3164', '\u0000', '\u202e', '\ufe0f']) {
    const outcome = await person.ask('messages.create', { channel_id: world.channel_id, content });
    expect(outcome.body).toEqual({ message: 'Cannot send an empty message', code: 50006 });
  }
});

test('every operation that takes a path has one that can be asked for', () => {
  for (const name of Object.keys(operations) as OperationName[]) {
    expect(Object.keys(operations[name].params)).toEqual([...routeOf(name).path.matchAll(/\{(\w+)\}/g)].map(([, field]) => field));
  }
});
