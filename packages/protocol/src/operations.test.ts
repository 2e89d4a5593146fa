import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ERRORS } from './errors.ts';
import { compareIds, snowflakeAt, snowflakeTime } from './ids.ts';
import { type OperationName, operations } from './operations.ts';
import { ROUTES, routeOf } from './routes.ts';

const names = Object.keys(operations) as OperationName[];

test('no two operations share a method and a path', () => {
  const shapes = names.map((name) => ROUTES[name].replace(/\{\w+\}/g, '{}'));
  expect(new Set(shapes).size).toBe(names.length);
});

test('each operation takes from its path exactly what it declares', () => {
  for (const name of names) {
    const fields = [...routeOf(name).path.matchAll(/\{(\w+)\}/g)].map(([, field]) => field);
    expect(Object.keys(operations[name].params), name).toEqual(fields);
  }
});

test('no field of an operation comes from two places', () => {
  for (const name of names) {
    const { params, query, body } = operations[name];
    const fields = [params, query, body].flatMap((shape) => Object.keys(shape));
    expect(new Set(fields).size, name).toBe(fields.length);
  }
});

test('what only reads has no body, and what is limited by a field has that field', () => {
  for (const name of names) {
    const { body, limit, params } = operations[name];
    if (routeOf(name).method === 'GET') expect(Object.keys(body), name).toEqual([]);
    if (limit.per !== undefined) expect(Object.keys(params), name).toContain(limit.per);
  }
});

test('each operation declares refusals that exist, each once', () => {
  for (const name of names) {
    const { errors } = operations[name];
    expect(new Set(errors).size, name).toBe(errors.length);
    for (const error of errors) expect(ERRORS, name).toHaveProperty(error);
  }
});

test('ids compare as the numbers they are', () => {
  const id = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
  fc.assert(
    fc.property(id, id, (a, b) => {
      expect(Math.sign(compareIds(String(a), String(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
    }),
  );
});

test('the lowest id of a moment tells that moment', () => {
  const moment = fc.integer({ min: 1_420_070_400_000, max: 3_000_000_000_000 });
  fc.assert(
    fc.property(moment, (time) => {
      expect(snowflakeTime(snowflakeAt(time))).toBe(time);
    }),
  );
});
