import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import { ROUTES } from '@chat-js/protocol/routes.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { askAnything } from './support/calls.ts';
import { logIn, register } from './support/people.ts';
import { sampleOf } from './support/samples.ts';
import { startServer } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';
import { buildWorld, createPeople, type World } from './support/world.ts';

/** What a database, or JavaScript, would take for more than a value. As text: a literal could not say `__proto__`. */
const OPERATORS: Record<string, string> = {
  '$ne null': '{"$ne":null}',
  '$gt nothing': '{"$gt":""}',
  $regex: '{"$regex":".*"}',
  $where: '{"$where":"sleep(1000)"}',
  $in: '{"$in":["1","2"]}',
  $expr: '{"$expr":{"$eq":[1,1]}}',
  'an object id': '{"_bsontype":"ObjectId","id":"aaaaaaaaaaaa"}',
  'a long': '{"_bsontype":"Long","low":1,"high":0}',
  'a list': '["1"]',
  'a list of operators': '[{"$ne":null}]',
  'a dotted key': '{"a.b":"1"}',
  __proto__: '{"__proto__":{"admin":true}}',
  constructor: '{"constructor":{"prototype":{"admin":true}}}',
  toString: '{"toString":"x","valueOf":"x"}',
};

interface Json {
  $ref?: string;
  $defs?: Record<string, Json>;
  type?: string | string[];
  anyOf?: Json[];
  properties?: Record<string, Json>;
  items?: Json;
}

/** Every place in the input of an operation where a text may stand, as a path. */
function textsIn(schema: Json, named: Record<string, Json>, path: string[] = []): string[][] {
  if (schema.$ref !== undefined) return textsIn(named[schema.$ref.split('/').at(-1) ?? ''] ?? {}, named, path);
  const here = [schema.type].flat().includes('string') ? [path] : [];
  const deeper = Object.entries(schema.properties ?? {}).flatMap(([field, inner]) => textsIn(inner, named, [...path, field]));
  const listed = schema.items ? textsIn(schema.items, named, [...path, '0']) : [];
  const either = (schema.anyOf ?? []).flatMap((inner) => textsIn(inner, named, path));
  return [...here, ...deeper, ...listed, ...either];
}

const places = (Object.keys(operations) as OperationName[]).flatMap((name) => {
  const schema = z.toJSONSchema(operations[name].input, { io: 'input', unrepresentable: 'any' }) as Json;
  const paths = new Map(textsIn(schema, schema.$defs ?? {}).map((path) => [path.join('.'), path]));
  // Where a text or a list of texts may stand, a list is nothing strange.
  return [...paths].map(([place, path]) => ({ name, place, path, orList: paths.has(`${place}.0`) }));
});

function replaced(input: unknown, [first, ...rest]: string[], value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(input)) return input.map((one: unknown, i) => (String(i) === first ? replaced(one, rest, value) : one));
  // What the sample leaves out is made for it.
  if (input === undefined && first === '0') return [replaced(undefined, rest, value)];
  return { ...(input as object), [first]: replaced((input as Record<string, unknown> | undefined)?.[first], rest, value) };
}

/** What is beside a list, or beside no body at all, stands in the address and in headers, which are texts. */
function isWithoutBody(name: OperationName): boolean {
  return /^(GET|DELETE) /.test(ROUTES[name]) || operations[name].bodyField !== undefined;
}

let world: World;
let sockets: { owner: RawSocket; admin: RawSocket };

beforeAll(async () => {
  const server = await startServer();
  world = await buildWorld(server, await createPeople(server));
  sockets = { owner: await openSocket(world.people.owner), admin: await openSocket(world.people.admin) };
});

describe('an operator in the place of a text is refused like any other value that is no text:', () => {
  test.each(places)('$name $place', async ({ name, path, orList }) => {
    const who = operations[name].audience === 'admin' ? 'admin' : 'owner';
    const sample = sampleOf(name, world);
    const [first = ''] = path;
    const isInAddress = first in operations[name].params || first in operations[name].query || (first === 'reason' && isWithoutBody(name));
    for (const [what, json] of Object.entries(OPERATORS)) {
      if (orList && what === 'a list') continue;
      const input = replaced(sample, path, JSON.parse(json));
      // An address turns everything into text, which no schema can tell from a text.
      if (!isInAddress) {
        const { status, body } = await askAnything(world.people[who], name, input as object);
        expect({ what, status, body }).toMatchObject({ what, status: 400, body: { code: 50035 } });
      }
      if (operations[name].onlyOverHttp) continue;
      const ack = await sockets[who].callRaw(name, input);
      expect({ what, ack }).toMatchObject({ what, ack: { ok: false, error: { status: 400, code: 50035 } } });
    }
  });

  test('and nobody became an administrator, or lost what they had', async () => {
    const { server, people } = world;
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
    expect((await server.ctx.storage.users.listAdmins()).map(({ id }) => id)).toEqual([people.admin.id]);
    await logIn(server, people.owner);
    await register(server);
  });
});

test('the places are found', () => {
  const found = places.map(({ name, place }) => `${name} ${place}`);
  expect(found).toEqual(
    expect.arrayContaining([
      'auth.login login',
      'auth.login password',
      'messages.create content',
      'messages.create nonce',
      'messages.create channel_id',
      'invites.get code',
      'channels.reorder channels.0.id',
      'channels.reorder channels.0.parent_id',
      'channels.update topic',
    ]),
  );
});
