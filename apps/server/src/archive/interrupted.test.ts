import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newMessage } from '../features/messages/new-message.ts';
import { userRow } from '../storage/contract/rows.ts';
import { openWith } from '../storage/sqlite/sqlite-storage.ts';
import { startWriterHere } from '../storage/sqlite/writer-here.ts';
import { StorageFull, StorageUnfinished } from '../storage/storage.ts';
import type { Installation } from './installation.ts';
import { exportInstallation, importArchive, migrateStore } from './move.ts';
import type { Report } from './progress.ts';
import { MoveRefused } from './refusal.ts';
import { fill, silentReport, temporaryFolder, withInstallation } from './test-installations.ts';

const MESSAGES = 2500;
const folder = temporaryFolder();
const SOURCE = join(folder.path, 'source');
const ARCHIVE = join(folder.path, 'source.tar');
let archive: Buffer;

beforeAll(() =>
  withInstallation(SOURCE, async (source) => {
    await fill(source, {
      token_key: Buffer.alloc(32, 7),
      users: [userRow({ id: '1' })],
      messages: Array.from({ length: MESSAGES }, (_, i) => messageOf(String(1000 + i))),
      files: Array.from({ length: 3 }, (_, i) => [`avatars/${i}/abc.webp`, Buffer.alloc(1_500_000, i)] as const),
    });
    await exportInstallation(source, ARCHIVE, silentReport());
    archive = readFileSync(ARCHIVE);
  }),
);
afterAll(folder.remove);

const openAsServer = (place: string) => openWith(place, startWriterHere, undefined);

function messageOf(id: string) {
  return newMessage({ id, channel_id: '4', author_id: '1', content: 'Привет', time: 0 });
}

/** Fails after so many parts were kept, before or after that was noted. */
function failing(target: Installation, parts: number, error: Error, noted: boolean): Installation {
  let left = parts;
  return {
    ...target,
    rows: {
      ...target.rows,
      async keepImport(state) {
        if (left < 0) throw error;
        if (noted) await target.rows.keepImport(state);
        if (--left < 0) throw error;
        if (!noted) await target.rows.keepImport(state);
      },
    },
  };
}

type Move = (target: Installation, report: Report) => Promise<void>;

const MOVES: [string, Move][] = [
  ['import', (target, report) => importArchive(ARCHIVE, target, report)],
  ['migrate-store', (target, report) => withInstallation(SOURCE, (source) => migrateStore(source, target, report))],
];

test.each(MOVES)('%s goes on where it was interrupted, wherever that was', { timeout: 60_000 }, async (name, move) => {
  // The secrets, the instance, a user, three parts of messages, two or three of files.
  for (const parts of [0, 1, 3, 5, 7]) {
    for (const noted of parts === 0 ? [true] : [true, false]) {
      const place = join(folder.path, `${name}-${parts}-${noted}`);
      const again = silentReport();
      await withInstallation(place, async (target) => {
        await expect(move(failing(target, parts, new Error('cut off'), noted), silentReport())).rejects.toThrow('cut off');
      });
      await expect(openAsServer(place)).rejects.toThrow(StorageUnfinished);
      await withInstallation(place, async (target) => {
        await expect(exportInstallation(target, join(folder.path, 'never.tar'), again)).rejects.toThrow(/did not come to its end/);
        await move(target, again);
        if (parts > 1) expect(again.lines.join('\n')).toContain('Going on after');
        const copy = join(folder.path, `${name}-${parts}-${noted}.tar`);
        await exportInstallation(target, copy, again);
        expect(readFileSync(copy).equals(archive)).toBe(true);
      });
      await (await openAsServer(place)).close();
    }
  }
});

test('Ctrl+C ends it between two parts with a sentence', async () => {
  const stop = new AbortController();
  const report = { ...silentReport(), signal: stop.signal };
  await withInstallation(join(folder.path, 'stopped'), async (target) => {
    const watched: Installation = {
      ...target,
      rows: {
        ...target.rows,
        async keepImport(state) {
          await target.rows.keepImport(state);
          if (state.place?.includes('"messages"')) stop.abort(new MoveRefused('Stopped.'));
        },
      },
    };
    await expect(importArchive(ARCHIVE, watched, report)).rejects.toThrow('Stopped.');
    expect(await target.rows.countRows('messages')).toBe(1000);
    await importArchive(ARCHIVE, target, silentReport());
    expect(await target.rows.countRows('messages')).toBe(MESSAGES);
  });
  const draft = { ...silentReport(), signal: AbortSignal.abort(new MoveRefused('Stopped.')) };
  await withInstallation(SOURCE, async (source) => {
    await expect(exportInstallation(source, join(folder.path, 'stopped.tar'), draft)).rejects.toThrow('Stopped.');
  });
  expect(readdirSync(folder.path).filter((name) => name.startsWith('stopped.tar'))).toEqual([]);
});

test('a full disk is a sentence, and the same command goes on', async () => {
  await withInstallation(join(folder.path, 'full'), async (target) => {
    const full: Installation = { ...target, files: { ...target.files, put: () => Promise.reject(new StorageFull()) } };
    await expect(importArchive(ARCHIVE, full, silentReport())).rejects.toThrow(/disk of .*full is full\. Make room/);
    await importArchive(ARCHIVE, target, silentReport());
  });
});

test('what was begun with one archive is not finished with another, and a used store takes none', async () => {
  const other = join(folder.path, 'other.tar');
  await withInstallation(join(folder.path, 'other'), async (source) => {
    await fill(source, { users: [userRow({ id: '2' })] });
    await exportInstallation(source, other, silentReport());
    await expect(importArchive(ARCHIVE, source, silentReport())).rejects.toThrow(/holds an installation already \("users"\)/);
  });
  await withInstallation(join(folder.path, 'begun'), async (target) => {
    await expect(importArchive(ARCHIVE, failing(target, 4, new Error('cut off'), true), silentReport())).rejects.toThrow('cut off');
    await expect(importArchive(other, target, silentReport())).rejects.toThrow(/unfinished import of something else/);
  });
});

test('a store that does not keep what it was given is found out, and stays no whole store', async () => {
  const place = join(folder.path, 'forgetful');
  await withInstallation(place, async (target) => {
    const forgetful: Installation = {
      ...target,
      rows: { ...target.rows, insertRows: (table, rows) => target.rows.insertRows(table, table === 'messages' ? rows.slice(1) : rows) },
    };
    await expect(importArchive(ARCHIVE, forgetful, silentReport())).rejects.toThrow(/in "messages", 2497 rows instead of 2500/);
  });
  await withInstallation(join(folder.path, 'careless'), async (target) => {
    const careless: Installation = {
      ...target,
      files: {
        ...target.files,
        put: (key, bytes) =>
          target.files.put(
            key,
            bytes.map((byte) => byte ^ 1),
          ),
      },
    };
    await expect(importArchive(ARCHIVE, careless, silentReport())).rejects.toThrow(/in "files", the hashes of 3 rows differ/);
  });
  await expect(openAsServer(place)).rejects.toThrow(StorageUnfinished);
});
