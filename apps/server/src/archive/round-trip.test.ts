import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../storage/mongodb/test-server.ts';
import { dropDatabase } from '../storage/mongodb/test-storage.ts';
import type { Installation } from './installation.ts';
import { exportInstallation, importArchive, migrateStore } from './move.ts';
import { anyContents } from './test-contents.ts';
import { fill, silentReport, temporaryFolder, withInstallation } from './test-installations.ts';

const report = silentReport();
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
}, 300_000);
afterAll(() => server.stop());

type Store = 'SQLite' | 'MongoDB';

/** Runs the work with places of such stores, each empty. */
async function withPlaces(
  stores: readonly [Store, Store],
  work: (from: string, to: string, folder: string) => Promise<void>,
): Promise<void> {
  const { path, remove } = temporaryFolder();
  const [from, to] = stores.map((store, index) => (store === 'MongoDB' ? server.databaseUrl() : join(path, `data-${index}`)));
  try {
    await work(from ?? '', to ?? '', path);
  } finally {
    remove();
    for (const place of [from, to]) if (place?.startsWith('mongodb:')) await dropDatabase(place);
  }
}

test.each<[Store, Store, number]>([
  ['SQLite', 'SQLite', 40],
  ['SQLite', 'MongoDB', 25],
  ['MongoDB', 'SQLite', 25],
  ['MongoDB', 'MongoDB', 5],
])('whatever an installation holds, moving it from %s to %s keeps every byte', { timeout: 120_000 }, async (one, other, numRuns) => {
  await fc.assert(
    fc.asyncProperty(anyContents, fc.boolean(), async (contents, atOnce) => {
      await withPlaces([one, other], async (from, to, folder) => {
        const [first, second] = [join(folder, '1.tar'), join(folder, '2.tar')];
        await withInstallation(from, async (source) => {
          await fill(source, contents);
          await exportInstallation(source, first, report);
          await withInstallation(to, async (target) => {
            await (atOnce ? migrateStore(source, target, report) : importArchive(first, target, report));
            await exportInstallation(target, second, report);
          });
        });
        expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
        for (const [, bytes] of contents.files ?? []) expect(readFileSync(first).includes(bytes)).toBe(true);
      });
    }),
    { numRuns },
  );
});

test('a source that is written to while it is read is found out', async () => {
  await withPlaces(['MongoDB', 'SQLite'], (from, to, folder) =>
    withInstallation(from, async (source) => {
      const removed = (highest_id: string) => fill(source, { removed_messages: [{ highest_id }] });
      /** Somebody writes after the rows were read for this time; files are the last that is read. */
      const writtenIn = (pass: number): Installation => {
        let passes = 0;
        async function* list(after?: string) {
          passes += 1;
          if (passes === pass) await removed('6');
          yield* source.files.list(after);
        }
        return { ...source, files: { ...source.files, list } };
      };
      await removed('5');
      await expect(exportInstallation(writtenIn(1), join(folder, '1.tar'), report)).rejects.toThrow(/was changed while it was read/);
      expect(existsSync(join(folder, '1.tar'))).toBe(false);
      await removed('5');
      await withInstallation(to, async (target) => {
        // First it is described, then copied.
        await expect(migrateStore(writtenIn(2), target, report)).rejects.toThrow(/was changed while it was read/);
        expect(await target.rows.getImport()).toBeDefined();
      });
    }),
  );
});
