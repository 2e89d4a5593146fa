import { copyInto } from './copy.ts';
import type { Installation } from './installation.ts';
import { contentId, describeInstallation, type Manifest, rowsIn } from './manifest.ts';
import { type Place, readParts } from './parts.ts';
import { type Report, startProgress } from './progress.ts';
import { checkArchive, readArchive } from './read-archive.ts';
import { MoveRefused } from './refusal.ts';
import { writeArchive } from './write-archive.ts';

export async function exportInstallation(from: Installation, path: string, report: Report): Promise<void> {
  await checkWhole(from);
  const progress = startProgress(report, 'Exporting');
  const manifest = await writeArchive(path, from, progress, (written) => checkUnchanged(from, written, report));
  progress.finish();
  report.say(`${path} holds all of ${from.name}: ${summary(manifest)}. It is as secret as the data itself.`);
}

export async function importArchive(path: string, target: Installation, report: Report): Promise<void> {
  const checking = startProgress(report, 'Checking the archive');
  const manifest = await checkArchive(path, checking);
  checking.finish();
  await copyInto(target, { manifest, parts: (place) => readArchive(path, manifest, place) }, report);
  report.say(`${target.name} holds all of ${path}: ${summary(manifest)}.`);
}

/** The source is read before anything is written, so that an interrupted run knows whether it still is the same. */
export async function migrateStore(from: Installation, target: Installation, report: Report): Promise<void> {
  await checkWhole(from);
  const reading = startProgress(report, 'Reading the source');
  const manifest = await describeInstallation(from, reading);
  reading.finish();
  const parts = (place?: Place) => readParts(from, place);
  await copyInto(target, { manifest, parts, check: () => checkUnchanged(from, manifest, report) }, report);
  report.say(`${target.name} holds all of ${from.name}, checked row by row and file by file: ${summary(manifest)}.`);
}

/** What was read in the course of minutes must still be what is there: nobody wrote meanwhile. */
async function checkUnchanged(from: Installation, read: Manifest, report: Report): Promise<void> {
  if (!from.mayChange) return;
  const progress = startProgress(report, 'Reading the source again', rowsIn(read));
  if (contentId(await describeInstallation(from, progress)) !== contentId(read)) {
    throw new MoveRefused(
      `${from.name} was changed while it was read. Stop every server that uses it, and start again with an empty target.`,
    );
  }
  progress.finish();
}

async function checkWhole({ name, rows }: Installation): Promise<void> {
  if (await rows.getImport())
    throw new MoveRefused(`${name} holds an import that did not come to its end: there is no whole installation to move.`);
}

function summary(manifest: Manifest): string {
  const counts = manifest.filter(({ rows }) => rows > 0).map(({ section, rows }) => `${section} ${rows}`);
  return `${counts.join(', ')}; ${rowsIn(manifest)} rows, content ${contentId(manifest).slice(0, 16)}`;
}
