import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Storage } from '../storage.ts';
import { openWith } from './sqlite-storage.ts';
import { startWriterHere } from './writer-here.ts';

/** The real adapter on a folder of its own that close() removes; the writer sits in this thread, so that opening is quick. */
export async function openTestStorage(): Promise<Storage> {
  const folder = mkdtempSync(join(tmpdir(), 'chat-js-'));
  const storage = await openWith(folder, startWriterHere, undefined);
  return {
    ...storage,
    async close() {
      await storage.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
