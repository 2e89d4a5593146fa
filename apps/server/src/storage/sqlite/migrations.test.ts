import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { migrate, missingMigrations } from './migrations.ts';

let folder: string;
let db: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chat-js-'));
  db = openDatabase(join(folder, 'chat.db'));
});

afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const FIRST = { version: 1, sql: 'CREATE TABLE a (x INTEGER) STRICT' };
const SECOND = { version: 2, sql: 'CREATE TABLE b (x INTEGER) STRICT; INSERT INTO a VALUES (1)' };
const BROKEN = { version: 2, sql: 'CREATE TABLE b (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1)' };

test('steps run once, in their order', () => {
  migrate(db, [FIRST, SECOND]);
  migrate(db, [FIRST, SECOND]);
  expect(db.all('SELECT x FROM a')).toHaveLength(1);
  expect(missingMigrations(db, [FIRST, SECOND])).toEqual([]);
});

test('a step that fails leaves nothing, and the next start goes on from there', () => {
  expect(() => migrate(db, [FIRST, BROKEN])).toThrow('nowhere');
  expect(missingMigrations(db, [FIRST, SECOND])).toEqual([SECOND]);
  migrate(db, [FIRST, SECOND]);
  expect(db.all('SELECT x FROM a')).toHaveLength(1);
});
