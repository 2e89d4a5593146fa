import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newMember } from '../../features/members/new-member.ts';
import { StorageFull } from '../storage.ts';
import { type Database, openDatabase } from './database.ts';
import { toError } from './failures.ts';
import { type Call, runGroup } from './group.ts';
import { migrate } from './migrations.ts';

let folder: string;
let db: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chat-js-'));
  db = openDatabase(join(folder, 'chat.db'));
  migrate(db);
});

afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

function message(id: number, body = 'x'): Call {
  return ['insertMessage', String(id), '1', '2', null, body];
}

const count = () => db.get<{ count: number }>('SELECT count(*) AS count FROM messages')?.count;

test('a group is answered call by call', () => {
  const calls: Call[] = [
    message(1),
    ['takeUse', 'no such invite', 0],
    ['insertMember', newMember({ guild_id: '1', user_id: '2', joined_at: '' })],
  ];
  expect(runGroup(db, calls)).toEqual([[null, false, true], []]);
});

test('only the guilty call of a group is refused', () => {
  const [answers, failures] = runGroup(db, [message(1), message(1), message(2), ['noSuchWrite']]);
  expect(answers).toEqual([null, undefined, null, undefined]);
  expect(failures.map(([index]) => index)).toEqual([1, 3]);
  expect(count()).toBe(2);
});

test('a write that fails half-way leaves nothing behind', () => {
  const guild = { id: '1', version: 1, deleted: false, purging: [], channels: [{ id: '5' }] };
  db.exec("CREATE TRIGGER no_channels BEFORE INSERT ON channels BEGIN SELECT RAISE(ABORT, 'no channels today'); END");
  const [, failures] = runGroup(db, [['insertGuild', guild]]);
  expect(failures[0]?.[1].message).toContain('no channels today');
  expect(db.get('SELECT * FROM guilds')).toBeUndefined();
});

test('a database without room says that the disk is full, keeps nothing of the group, and goes on when there is room', () => {
  const { page_count: pages = 0 } = db.get<{ page_count: number }>('PRAGMA page_count') ?? {};
  db.exec(`PRAGMA max_page_count = ${pages + 2}`);
  const [, failures] = runGroup(db, [message(1, 'x'.repeat(100_000)), message(2, 'x'.repeat(100_000))]);
  expect(failures).toHaveLength(2);
  for (const [, failure] of failures) expect(toError(failure)).toBeInstanceOf(StorageFull);
  expect(count()).toBe(0);

  db.exec('PRAGMA max_page_count = 1000000');
  expect(runGroup(db, [message(1, 'x'.repeat(100_000))])).toEqual([[null], []]);
});
