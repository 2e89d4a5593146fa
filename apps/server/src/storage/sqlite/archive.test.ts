import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { archiveContract } from '../contract/archive.contract.ts';
import { messageRow } from '../contract/rows.ts';
import { StorageInUse } from '../storage.ts';
import { isSqliteFolder, openSqliteArchive } from './archive.ts';
import { ARCHIVE_TABLES } from './archive-tables.ts';
import { openDatabase } from './database.ts';
import { openSqliteStorage } from './sqlite-storage.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chat-js-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

archiveContract(async () => {
  const archive = await openSqliteArchive({ folder, alone: true });
  return { archive, openStorage: () => openSqliteStorage({ folder, exclusive: false }), close: archive.close };
});

test('every table moves', async () => {
  await (await openSqliteArchive({ folder, alone: true })).close();
  const db = openDatabase(join(folder, 'chat.db'));
  const tables = db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").map(({ name }) => name);
  db.close();
  // Made from the rows of others.
  const derived = ['channels', 'direct_channel_people'];
  expect(tables.sort()).toEqual([...Object.keys(ARCHIVE_TABLES), ...derived].sort());
});

test('whoever moves a store is alone on it; a copy is made beside a running server', async () => {
  expect(isSqliteFolder(folder)).toBe(false);
  const server = await openSqliteStorage({ folder, exclusive: true });
  expect(isSqliteFolder(folder)).toBe(true);
  await expect(openSqliteArchive({ folder, alone: true })).rejects.toThrow(StorageInUse);
  await (await openSqliteArchive({ folder, alone: false })).close();
  await server.close();
  const archive = await openSqliteArchive({ folder, alone: true });
  await expect(openSqliteStorage({ folder, exclusive: true })).rejects.toThrow(StorageInUse);
  await archive.close();
});

test('a copy sees one moment, whatever is written and copied into the database meanwhile', async () => {
  const server = await openSqliteStorage({ folder, exclusive: true });
  const before = messageRow({ channel_id: '5' });
  await server.messages.insertOnce(before);
  const copy = await openSqliteArchive({ folder, alone: false });
  await Promise.all(Array.from({ length: 5000 }, () => server.messages.insertOnce(messageRow({ channel_id: '5' }))));
  await server.messages.removeSomeMessages('5', 1);
  expect(await copy.countRows('messages')).toBe(1);
  expect(await copy.listRows('messages', { after: undefined, limit: 10 })).toEqual([before]);
  await copy.close();
  await server.close();
});
