import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
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
  };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error) ?? '');
}
