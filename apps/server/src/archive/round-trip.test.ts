import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportInstallation, importArchive, migrateStore } from './move.ts';
import { anyContents } from './test-contents.ts';
import { fill, silentReport, temporaryFolder, withInstallation } from './test-installations.ts';

const report = silentReport();

test('whatever an installation holds, export, import and export give the same bytes', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyContents, async (contents) => {
      const { path, remove } = temporaryFolder();
      try {
        const [first, second, third] = ['1.tar', '2.tar', '3.tar'].map((name) => join(path, name)) as [string, string, string];
        await withInstallation(join(path, 'one'), async (one) => {
          await fill(one, contents);
          await exportInstallation(one, first, report);
          await withInstallation(join(path, 'three'), async (three) => {
            await migrateStore(one, three, report);
            await exportInstallation(three, third, report);
          });
        });
        await withInstallation(join(path, 'two'), async (two) => {
          await importArchive(first, two, report);
          await exportInstallation(two, second, report);
        });
        expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
        expect(readFileSync(third).equals(readFileSync(first))).toBe(true);
        const [file] = contents.files ?? [];
        if (file) expect(readFileSync(first).includes(Buffer.from(file[1]))).toBe(true);
      } finally {
        remove();
      }
    }),
    { numRuns: 40 },
  );
});
