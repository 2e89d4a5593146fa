import { StorageFull } from '../storage/storage.ts';
import type { Installation } from './installation.ts';
import { checkEqual, contentId, describeInstallation, type Manifest, rowsIn } from './manifest.ts';
import { type Part, type Place, placeAfter } from './parts.ts';
import { type Report, startProgress } from './progress.ts';
import { MoveRefused } from './refusal.ts';
import { SECTIONS, type SectionRows } from './sections.ts';
import { type FileRow, SHAPES } from './shapes.ts';

/** What is copied: an archive or another installation. It must not change meanwhile. */
export interface Source {
  manifest: Manifest;
  parts(after?: Place): AsyncIterable<Part>;
  /** Last of all. @throws MoveRefused when it did change */
  check?(): Promise<void>;
}

/**
 * Fills an empty installation, or goes on with one that an interrupted run of the same source left. At the end everything is
 * read again and compared; until then the store says of itself that it is not whole.
 */
export async function copyInto(target: Installation, source: Source, report: Report): Promise<void> {
  const from = contentId(source.manifest);
  const total = rowsIn(source.manifest);
  const place = await begin(target, from);
  if (place) report.say(`Going on after ${place.section}, part ${place.number}, where it was interrupted`);

  const copying = startProgress(report, 'Copying', total, rowsBefore(source.manifest, place));
  for await (const part of source.parts(place)) {
    await keepPart(target, part);
    await target.rows.keepImport({ from, place: JSON.stringify(placeAfter(part)) });
    await copying.add(part);
  }
  copying.finish();

  const checking = startProgress(report, 'Checking', total);
  checkEqual(source.manifest, await describeInstallation(target, checking), target.name);
  checking.finish();
  await source.check?.();
  await target.rows.endImport();
}

async function begin(target: Installation, from: string): Promise<Place | undefined> {
  const unfinished = await target.rows.getImport();
  if (unfinished && unfinished.from !== from) {
    throw new MoveRefused(
      `${target.name} holds an unfinished import of something else, or its source has changed. Empty it and start again.`,
    );
  }
  if (unfinished) return unfinished.place === null ? undefined : toPlace(unfinished.place);
  await checkEmpty(target);
  await target.rows.keepImport({ from, place: null });
  await target.secrets.keep(undefined);
  return undefined;
}

/** A server may have been started once and left its settings: those are replaced. Nothing else may be there. */
async function checkEmpty({ name, rows, files }: Installation): Promise<void> {
  for (const section of SECTIONS) {
    if (section === 'instance' || section === 'secrets' || section === 'files') continue;
    if ((await rows.countRows(section)) > 0)
      throw new MoveRefused(`${name} holds an installation already ("${section}"). Import only into an empty one.`);
  }
  for await (const key of files.list()) throw new MoveRefused(`${name} holds files already (${key}). Import only into an empty one.`);
}

function toPlace(text: string): Place {
  const { section, number, last } = JSON.parse(text) as Place;
  return { section, number, last: SHAPES[section].parse(last) };
}

async function keepPart(target: Installation, { section, rows, contents }: Part): Promise<void> {
  try {
    if (section === 'secrets') {
      for (const { token_key } of rows as SectionRows['secrets'][])
        await target.secrets.keep({ token_key: Buffer.from(token_key, 'base64url') });
    } else if (section === 'files') {
      for (const [index, bytes] of contents.entries()) await target.files.put((rows[index] as FileRow).key, bytes);
    } else {
      await target.rows.insertRows(section, rows as SectionRows[typeof section][]);
    }
  } catch (error) {
    if (error instanceof StorageFull)
      throw new MoveRefused(`The disk of ${target.name} is full. Make room and run the same command again: it goes on.`);
    throw error;
  }
}

function rowsBefore(manifest: Manifest, place: Place | undefined): number {
  if (!place) return 0;
  const at = SECTIONS.indexOf(place.section);
  return manifest.reduce((sum, { section, rows, parts }) => {
    if (section === place.section) return sum + parts.slice(0, place.number).reduce((some, part) => some + part.rows, 0);
    return SECTIONS.indexOf(section) < at ? sum + rows : sum;
  }, 0);
}
