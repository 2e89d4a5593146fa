import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { messageRow } from '../contract/rows.ts';
import { StorageInUse, StorageTooNew } from '../storage.ts';
import { openSqliteStorage } from './sqlite-storage.ts';

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'chat-js-'));
  folder = join(parent, 'data');
});
afterEach(() => rmSync(parent, { recursive: true }));

test('a second server on the same folder is refused at once, and let in when the first has stopped', async () => {
  const first = await openSqliteStorage({ folder, exclusive: true });
  await expect(openSqliteStorage({ folder, exclusive: true })).rejects.toThrow(StorageInUse);
  await first.close();
  const second = await openSqliteStorage({ folder, exclusive: true });
  await second.close();
});

test('a command writes a row beside a running server, and the server sees it', async () => {
  const server = await openSqliteStorage({ folder, exclusive: true });
  const command = await openSqliteStorage({ folder, exclusive: false });
  const row = messageRow();
  await Promise.all([command.instance.updateInstance({ name: 'from the command line' }), server.messages.insertOnce(row)]);
  await command.close();
  expect((await server.instance.getInstance()).name).toBe('from the command line');
  await server.close();
  const again = await openSqliteStorage({ folder, exclusive: true });
  expect(await again.messages.getMessage(row.channel_id, row.id)).toEqual(row);
  await again.close();
});

test('data of a newer version is refused with a sentence and left as it is', async () => {
  await (await openSqliteStorage({ folder, exclusive: true })).close();
  const db = new DatabaseSync(join(folder, 'chat.db'));
  db.exec('PRAGMA user_version = 9999');
  db.close();
  const opening = openSqliteStorage({ folder, exclusive: true });
  await expect(opening).rejects.toThrow(StorageTooNew);
  await expect(opening).rejects.toThrow(/newer version of Chat-JS \(data format 9999/);
  // The folder was given back: the same refusal, not StorageInUse.
  await expect(openSqliteStorage({ folder, exclusive: true })).rejects.toThrow(StorageTooNew);
});

test('only the owner reads the data, and a closed store leaves one file of it', async () => {
  const storage = await openSqliteStorage({ folder, exclusive: true });
  await storage.messages.insertOnce(messageRow());
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
  expect(statSync(folder).mode & 0o077).toBe(0);
  await storage.close();
  expect(readdirSync(folder).sort()).toEqual(['chat.db', 'lock']);
});

test('the words of a removed message are not left in the files', async () => {
  const storage = await openSqliteStorage({ folder, exclusive: true });
  const row = messageRow({ body: JSON.stringify({ content: 'a secret that nobody may find' }) });
  await storage.messages.insertOnce(row);
  await storage.messages.removeSomeMessages(row.channel_id, 1);
  await storage.close();
  expect(readFileSync(join(folder, 'chat.db')).includes('a secret')).toBe(false);
});
