import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInstallation } from '../installations.ts';
import type { Installation } from './installation.ts';
import type { Report } from './progress.ts';
import { SECTIONS, type Section, type SectionRows } from './sections.ts';

/** What is put into an installation; the hashes of files follow from their bytes. */
export type Contents = { [S in Exclude<Section, 'files' | 'secrets'>]?: readonly SectionRows[S][] } & {
  token_key?: Uint8Array;
  files?: readonly (readonly [key: string, bytes: Uint8Array])[];
};

/** A folder in memory where the system offers that; `remove` takes everything in it away. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'chat-js-move-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function withInstallation<T>(place: string, work: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await openInstallation(place, 'fill');
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}

export async function fill(installation: Installation, { token_key, files = [], ...tables }: Contents): Promise<void> {
  for (const section of SECTIONS) {
    if (section === 'files' || section === 'secrets') continue;
    await installation.rows.insertRows(section, (tables[section] ?? []) as SectionRows[typeof section][]);
  }
  if (token_key) await installation.secrets.keep({ token_key });
  for (const [key, bytes] of files) await installation.files.put(key, bytes);
}

export function silentReport(signal = new AbortController().signal): Report & { lines: string[] } {
  const lines: string[] = [];
  return { lines, signal, say: (line) => void lines.push(line), now: () => performance.now() };
}
