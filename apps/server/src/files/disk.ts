import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StorageFull } from '../storage/storage.ts';
import type { FileStore } from './files.ts';

/** Files in a folder. A file appears whole or not at all: it is written beside its place and moved. */
export function createDiskFiles(folder: string): FileStore {
  return {
    async put(key, bytes) {
      const path = join(folder, key);
      const draft = `${path}.${randomBytes(6).toString('hex')}.draft`;
      try {
        await mkdir(dirname(path), { recursive: true });
        const file = await open(draft, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw isFull(error) ? new StorageFull() : error;
      }
    },
    async get(key) {
      try {
        return await readFile(join(folder, key));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: (key) => rm(join(folder, key), { force: true }),
    removeFolder: (key) => rm(join(folder, key), { recursive: true, force: true }),
    async *list(after = '') {
      for await (const key of keysBelow(folder, '', after)) if (key > after) yield key;
    },
  };
}

/** What a crash may leave beside a file. */
const DRAFT = /\.[0-9a-f]{12}\.draft$/;

/** Depth first; with the slash, a folder stands where its keys belong in the order. Folders that end before `after` are not read. */
async function* keysBelow(folder: string, prefix: string, after: string): AsyncGenerator<string> {
  for (const name of await namesIn(join(folder, prefix))) {
    const isBefore = prefix + name < after && !after.startsWith(prefix + name);
    if (isBefore) continue;
    if (name.endsWith('/')) yield* keysBelow(folder, prefix + name, after);
    else if (!DRAFT.test(name)) yield prefix + name;
  }
}

async function namesIn(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const own = entries.filter((entry) => !entry.name.startsWith('.'));
    return own.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
  } catch (error) {
    // Removed meanwhile, or nothing was ever put here.
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error) ?? '');
}
