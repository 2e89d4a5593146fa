import { describe, expect, test } from 'vitest';
import { findIndex, queriesOf } from './test-queries.ts';

function indexFor(filter: object, sort: Record<string, number> = {}, limit = 0) {
  return findIndex({ collection: 'messages', filter, sort, limit, command: {} });
}

describe('the index for a query is the one', () => {
  test('that begins with a field of its filter', () => {
    expect(indexFor({ _id: 1 })).toBe('_id');
    expect(indexFor({ channel_id: 1, _id: { $lt: 2 } })).toBe('_id');
    expect(indexFor({ once: { $in: [] } })).toBe('once');
    expect(indexFor({ body: 'x' })).toBeUndefined();
    expect(indexFor({})).toBeUndefined();
  });

  test('that has its order, either way', () => {
    expect(indexFor({ channel_id: 1 }, { _id: -1 })).toBe('channel');
    expect(indexFor({ channel_id: 1, _id: { $lt: 2 } }, { channel_id: -1, _id: -1 })).toBe('_id');
    expect(indexFor({ channel_id: { $in: [] } }, { channel_id: -1, _id: -1 })).toBe('channel');
    expect(indexFor({ channel_id: { $in: [] } }, { channel_id: -1, _id: 1 })).toBeUndefined();
    expect(indexFor({ channel_id: { $in: [] } }, { _id: 1 })).toBeUndefined();
    expect(indexFor({ channel_id: 1 }, { author_id: 1 })).toBeUndefined();
    expect(indexFor({}, { _id: -1 })).toBe('_id');
  });
});

test('every command that looks for documents is looked at', () => {
  const q = { a: 1 };
  const commands = [
    { commandName: 'find', command: { find: 'c', filter: q, sort: new Map([['b', -1]]), limit: 3 } },
    { commandName: 'aggregate', command: { aggregate: 'c', pipeline: [{ $match: q }] } },
    { commandName: 'findAndModify', command: { findAndModify: 'c', query: q } },
    { commandName: 'update', command: { update: 'c', updates: [{ q, u: {} }] } },
    { commandName: 'delete', command: { delete: 'c', deletes: [{ q, limit: 1 }] } },
  ];
  const queries = commands.flatMap(queriesOf);
  expect(queries.map(({ collection, filter }) => ({ collection, filter }))).toEqual(commands.map(() => ({ collection: 'c', filter: q })));
  expect(queries[0]).toMatchObject({ sort: { b: -1 }, limit: 3 });
  expect(queriesOf({ commandName: 'insert', command: { insert: 'c', documents: [{}] } })).toEqual([]);
});
