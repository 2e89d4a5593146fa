import { createHash } from 'node:crypto';
import type { ArchiveRows, ArchiveTable } from '../storage/archive.ts';
import type { Installation } from './installation.ts';
import { MoveRefused } from './refusal.ts';
import { type AnyRow, SECTIONS, type Section, type SectionRows, toLine } from './sections.ts';
import { type FileRow, MAX_FILE } from './shapes.ts';

/** What is held in memory at once, and written in one transaction. `BYTES` counts lines and the contents of files. */
const PART = { rows: 1000, bytes: 2 * 1024 * 1024 };
/** A guild is a document of up to a megabyte; other rows are small. */
const PAGE: Partial<Record<Section, number>> = { guilds: 10 };

/** Some rows of a section, in its order. */
export interface Part {
  section: Section;
  /** Of the section, from 1. */
  number: number;
  rows: readonly AnyRow[];
  /** The rows as lines. */
  bytes: Buffer;
  /** The bytes of each file, for the section `files`; empty otherwise. */
  contents: readonly Uint8Array[];
}

/** Where to go on: after this part. `last` is its last row. */
export interface Place {
  section: Section;
  number: number;
  last: AnyRow;
}

/** Everything of an installation, part by part. The same content is always cut in the same way. */
export async function* readParts(from: Installation, place?: Place): AsyncGenerator<Part> {
  for (const section of SECTIONS.slice(place ? SECTIONS.indexOf(place.section) : 0)) {
    const goOn = place?.section === section ? place : undefined;
    yield* cut(section, items(from, section, goOn?.last as SectionRows[typeof section] | undefined), from.name, goOn?.number ?? 0);
  }
}

export function placeAfter({ section, number, rows }: Part): Place {
  const last = rows.at(-1);
  if (!last) throw new Error('a part has no rows');
  return { section, number, last };
}

type Item = [row: AnyRow, content?: Uint8Array];

async function* cut(section: Section, all: AsyncIterable<Item>, name: string, done: number): AsyncGenerator<Part> {
  let number = done;
  let size = 0;
  let rows: AnyRow[] = [];
  let lines: string[] = [];
  let contents: Uint8Array[] = [];

  function part(): Part {
    const whole = { section, number: ++number, rows, bytes: Buffer.from(lines.join('')), contents };
    [rows, lines, contents, size] = [[], [], [], 0];
    return whole;
  }

  for await (const [row, content] of all) {
    const line = `${toLine(section, row as SectionRows[typeof section], name)}\n`;
    const weight = Buffer.byteLength(line) + (content?.length ?? 0);
    if (rows.length > 0 && (rows.length === PART.rows || size + weight > PART.bytes)) yield part();
    rows.push(row);
    lines.push(line);
    if (content) contents.push(content);
    size += weight;
  }
  if (rows.length > 0) yield part();
}

function items(from: Installation, section: Section, after: AnyRow | undefined): AsyncIterable<Item> {
  if (section === 'files') return files(from, after as FileRow | undefined);
  if (section === 'secrets') return secrets(from, after);
  return rowsOf(from, section, after as SectionRows[typeof section] | undefined);
}

async function* rowsOf<S extends ArchiveTable>(from: Installation, section: S, start: ArchiveRows[S] | undefined): AsyncGenerator<Item> {
  const limit = PAGE[section] ?? PART.rows;
  let after = start;
  for (;;) {
    const rows = await from.rows.listRows(section, { after, limit });
    for (const row of rows) yield [row];
    if (rows.length < limit) return;
    after = rows.at(-1);
  }
}

async function* secrets(from: Installation, after: AnyRow | undefined): AsyncGenerator<Item> {
  const kept = after ? undefined : await from.secrets.read();
  if (kept) yield [{ token_key: Buffer.from(kept.token_key).toString('base64url') }];
}

async function* files(from: Installation, after: FileRow | undefined): AsyncGenerator<Item> {
  for await (const key of from.files.list(after?.key)) {
    const content = await from.files.get(key);
    // Removed since it was listed: beside a running server.
    if (!content) continue;
    if (content.length > MAX_FILE) throw new MoveRefused(`${from.name}: the file ${key} is larger than ${MAX_FILE} bytes.`);
    yield [{ key, size: content.length, sha256: sha256(content) }, content];
  }
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
