import { type OperationName, operations } from '@chat-js/protocol/operations.ts';
import { routeOf } from '@chat-js/protocol/routes.ts';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, expect, test } from 'vitest';
import { send } from './support/calls.ts';
import { runSchemathesis } from './support/schemathesis.ts';
import { startServer, type TestServer } from './support/server.ts';
import { buildWorld, createPeople } from './support/world.ts';

type Json = Record<string, unknown>;

const EXAMPLES = process.env.FUZZ_EXAMPLES ?? '3';

/** After one of these there is nothing left to ask for. */
const ENDS: readonly OperationName[] = ['auth.logout', 'guilds.delete', 'channels.delete'];

let server: TestServer;
let document: Json;

beforeAll(async () => {
  server = await startServer();
  document = (await send(server, '/api/v10/openapi.json')).body as Json;
});

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  expect(validator.version).toBe('3.1');
});

test('every reference leads somewhere, and every component is used', () => {
  const text = JSON.stringify(document);
  const used = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name));
  const { schemas } = document.components as { schemas: Json };
  expect([...used].filter((name) => name === undefined || !Object.hasOwn(schemas, name))).toEqual([]);
});

test('every operation is described, with its parameters and its answer', () => {
  const paths = document.paths as Record<string, Record<string, Json>>;
  for (const name of Object.keys(operations) as OperationName[]) {
    const { method, path } = routeOf(name);
    const described = paths[path]?.[method.toLowerCase()];
    expect(described).toMatchObject({ operationId: name, summary: operations[name].summary });
    const { parameters, responses } = described as { parameters: { name: string; in: string }[]; responses: Json };
    const inPath = parameters.filter((one) => one.in === 'path').map((one) => one.name);
    expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, field]) => field));
    expect(Object.keys(responses)).toContain(operations[name].answer === null ? '204' : String(operations[name].status));
  }
});

test('the page that shows it loads nothing from elsewhere', async () => {
  const page = await send(server, '/api/docs/');
  expect(page.status).toBe(200);
  const html = String(page.body);
  expect([...html.matchAll(/(?:src|href)="(https?:)?\/\/[^"]+"/g)].map(([link]) => link)).toEqual([]);
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self' 'sha256-/);
  expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
});

test('no made-up request is answered with a fault, or with what the document does not describe', async () => {
  const world = await buildWorld(server, await createPeople(server));
  const { guild_id, channel_id, message_id, code } = world;
  const { token, id } = world.people.owner;
  const ran = await runSchemathesis(server.url, { guild_id, channel_id, message_id, code, user_id: id }, [
    '--header',
    `Authorization: Bearer ${token}`,
    '--checks',
    'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance',
    '--phases',
    'examples,coverage,fuzzing',
    '--max-examples',
    EXAMPLES,
    ...ENDS.flatMap((name) => ['--exclude-operation-id', name]),
    '--workers',
    '1',
    '--continue-on-failure',
  ]);
  const [, generated, passed] = /(\d+) generated, (\d+) passed/.exec(ran) ?? [];
  expect(passed, ran.slice(-20_000)).toBe(generated);
  expect(Number(passed)).toBeGreaterThan(500);
}, 600_000);
