import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDiskFiles } from './disk.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chat-js-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function keysOf(after?: string): Promise<string[]> {
  return Array.fromAsync(createDiskFiles(join(folder, 'files')).list(after));
}

test('files are listed in the order of their keys, which is not the order of their folders', async () => {
  const keys = ['avatars/1/a.webp', 'avatars/10/a.webp', 'avatars/2/a.webp', 'avatars/2/b.webp', 'avatars-old/1/a.webp', 'icons/1/a.webp'];
  const files = createDiskFiles(join(folder, 'files'));
  for (const key of keys.toReversed()) await files.put(key, Buffer.from(key));
  expect(await keysOf()).toEqual(keys.toSorted());
  expect(await keysOf('avatars/10/a.webp')).toEqual(['avatars/2/a.webp', 'avatars/2/b.webp', 'icons/1/a.webp']);
  expect(await keysOf('avatars/10/zzz')).toEqual(['avatars/2/a.webp', 'avatars/2/b.webp', 'icons/1/a.webp']);
});

test('a folder that is not there has no files, and what a crash or a file manager left is none', async () => {
  expect(await keysOf()).toEqual([]);
  mkdirSync(join(folder, 'files/icons'), { recursive: true });
  writeFileSync(join(folder, 'files/icons/a.webp.0123456789ab.draft'), '');
  writeFileSync(join(folder, 'files/.DS_Store'), '');
  expect(await keysOf()).toEqual([]);
});
