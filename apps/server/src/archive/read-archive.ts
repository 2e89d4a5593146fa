import { z } from 'zod';
import { FORMAT, fileName, MANIFEST, OPENING, partName } from './layout.ts';
import { createManifest, type Manifest } from './manifest.ts';
import { type Part, type Place, sha256 } from './parts.ts';
import type { Progress } from './progress.ts';
import { MoveRefused } from './refusal.ts';
import { type AnyRow, fromLine, isAfter, SECTIONS, type Section, type SectionRows } from './sections.ts';
import { type FileRow, MAX_FILE } from './shapes.ts';
import { openTar, type TarReader } from './tar-reader.ts';
import { manifestBytes } from './write-archive.ts';

/** The most that an entry may hold, so that no archive fills the memory. Unit: bytes. */
const MOST = { opening: 1024, part: 32 * 1024 * 1024, manifest: 256 * 1024 * 1024 };

const Opening = z.object({ kind: z.literal('Chat-JS archive'), format: z.int().min(1) });
const Written = z.object({ sections: z.array(z.object({ section: z.string(), parts: z.array(z.object({ sha256: z.string() })) })) });

/** Reads an archive from its beginning to its end without believing any of it. @throws MoveRefused naming what is wrong */
export async function checkArchive(path: string, progress: Progress): Promise<Manifest> {
  const tar = await openTar(path);
  try {
    const manifest = createManifest();
    for await (const part of parts(tar, path)) {
      manifest.add(part);
      await progress.add(part);
    }
    const found = manifest.finish();
    const bytes = await tar.read(MOST.manifest);
    if (!bytes.equals(manifestBytes(found))) throw new MoveRefused(`The archive ${path} is damaged: ${difference(bytes, found)}.`);
    if (await tar.next()) throw new MoveRefused(`The archive ${path} is damaged: something follows ${MANIFEST}.`);
    return found;
  } finally {
    await tar.close();
  }
}

/** The parts of an archive that was checked, after `place`. */
export async function* readArchive(path: string, manifest: Manifest, place?: Place): AsyncGenerator<Part> {
  const tar = await openTar(path);
  try {
    for await (const part of parts(tar, path, place)) {
      const known = manifest.find(({ section }) => section === part.section)?.parts[part.number - 1];
      if (known?.sha256 !== sha256(part.bytes)) throw new MoveRefused(`The archive ${path} was changed while it was read.`);
      yield part;
    }
  } finally {
    await tar.close();
  }
}

/** Ends when the manifest is what comes next. */
async function* parts(tar: TarReader, path: string, place?: Place): AsyncGenerator<Part> {
  await checkOpening(tar, path);
  let section = 0;
  let number = 0;
  let last: AnyRow | undefined;
  for (;;) {
    const entry = await tar.next();
    if (entry?.name === MANIFEST) return;
    // The next part of this section, or the first of a later one.
    const found = SECTIONS.findIndex(
      (name, index) => index >= section && entry?.name === partName({ section: name, number: index === section ? number + 1 : 1 }),
    );
    const name = SECTIONS[found];
    if (!entry || !name) throw new MoveRefused(`The archive ${path} is damaged: ${entry?.name ?? 'its end'} is not what belongs there.`);
    if (found !== section) [section, number, last] = [found, 0, undefined];
    number += 1;
    if (isDone({ section: name, number }, place)) {
      if (name === 'files')
        for (const { key } of rowsOf('files', await tar.read(MOST.part), entry.name)) await expectEntry(tar, path, fileName(key));
      continue;
    }
    const bytes = await tar.read(MOST.part);
    const rows = rowsOf(name, bytes, `${entry.name} in ${path}`, last as SectionRows[typeof name] | undefined);
    last = rows.at(-1);
    const contents = name === 'files' ? await contentsOf(tar, path, rows as FileRow[]) : [];
    yield { section: name, number, rows, bytes, contents };
  }
}

function isDone({ section, number }: Pick<Part, 'section' | 'number'>, place: Place | undefined): boolean {
  if (!place) return false;
  const distance = SECTIONS.indexOf(section) - SECTIONS.indexOf(place.section);
  return distance < 0 || (distance === 0 && number <= place.number);
}

async function checkOpening(tar: TarReader, path: string): Promise<void> {
  const entry = await tar.next();
  if (entry?.name !== OPENING) throw new MoveRefused(`${path} is no archive of Chat-JS.`);
  const opening = Opening.safeParse(parseOrNothing(await tar.read(MOST.opening))).data;
  if (!opening) throw new MoveRefused(`The archive ${path} is damaged: ${OPENING}.`);
  if (opening.format < FORMAT) {
    throw new MoveRefused(
      `The archive ${path} was written by an older version of Chat-JS (format ${opening.format}, this program needs ${FORMAT}). Import it with that version, then update the program: it brings the data up to date.`,
    );
  }
  if (opening.format > FORMAT) {
    throw new MoveRefused(
      `The archive ${path} was written by a newer version of Chat-JS (format ${opening.format}, this program knows ${FORMAT}). Update the program.`,
    );
  }
}

/** Each row must stand after the one before it: nothing twice, and one order. */
function rowsOf<S extends Section>(section: S, bytes: Buffer, where: string, before?: SectionRows[S]): SectionRows[S][] {
  const lines = bytes.toString('utf8').split('\n');
  if (lines.pop() !== '' || lines.length === 0) throw new MoveRefused(`${where} is damaged: its last line has no end.`);
  const rows: SectionRows[S][] = [];
  let last = before;
  for (const line of lines) {
    const row = fromLine(section, line, where);
    if (last && !isAfter(section, row, last)) throw new MoveRefused(`${where} is damaged: its rows are not in order.`);
    rows.push(row);
    last = row;
  }
  return rows;
}

async function contentsOf(tar: TarReader, path: string, rows: readonly FileRow[]): Promise<Buffer[]> {
  const contents: Buffer[] = [];
  for (const { key, size, sha256: hash } of rows) {
    await expectEntry(tar, path, fileName(key));
    const bytes = await tar.read(MAX_FILE);
    if (bytes.length !== size || sha256(bytes) !== hash) throw new MoveRefused(`The archive ${path} is damaged: ${fileName(key)}.`);
    contents.push(bytes);
  }
  return contents;
}

async function expectEntry(tar: TarReader, path: string, name: string): Promise<void> {
  const entry = await tar.next();
  if (entry?.name !== name) throw new MoveRefused(`The archive ${path} is damaged: ${name} is missing.`);
}

function difference(bytes: Buffer, found: Manifest): string {
  const written = Written.safeParse(parseOrNothing(bytes)).data;
  for (const { section, parts } of found) {
    const wanted = written?.sections.find((other) => other.section === section)?.parts;
    if (!wanted) continue;
    const index = parts.findIndex((part, i) => part.sha256 !== wanted[i]?.sha256);
    if (index >= 0) return partName({ section, number: index + 1 });
    if (parts.length < wanted.length) return `${partName({ section, number: parts.length + 1 })} is missing`;
  }
  return MANIFEST;
}

function parseOrNothing(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
