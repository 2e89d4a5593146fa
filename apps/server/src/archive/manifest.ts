import { createHash, type Hash } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { Installation } from './installation.ts';
import { type Part, readParts, sha256 } from './parts.ts';
import type { Progress } from './progress.ts';
import { MoveRefused } from './refusal.ts';
import { SECTIONS, type Section } from './sections.ts';

interface PartSummary {
  rows: number;
  sha256: string;
}

interface SectionSummary {
  section: Section;
  rows: number;
  /** Of all its lines; the line of a file holds the hash of its bytes. */
  sha256: string;
  parts: PartSummary[];
}

/** What an installation or an archive holds: counts and hashes of everything. */
export type Manifest = readonly SectionSummary[];

/** Collects the manifest of the parts it is shown. */
export function createManifest() {
  const sections = new Map<Section, { rows: number; hash: Hash; parts: PartSummary[] }>();
  for (const section of SECTIONS) sections.set(section, { rows: 0, hash: createHash('sha256'), parts: [] });
  return {
    add({ section, rows, bytes }: Part): void {
      const summary = sections.get(section);
      if (!summary) throw new Error(`there is no section ${section}`);
      summary.rows += rows.length;
      summary.hash.update(bytes);
      summary.parts.push({ rows: rows.length, sha256: sha256(bytes) });
    },
    /** Once, at the end. */
    finish: (): Manifest => [...sections].map(([section, { rows, hash, parts }]) => ({ section, rows, sha256: hash.digest('hex'), parts })),
  };
}

/** Reads a whole installation. */
export async function describeInstallation(from: Installation, progress: Progress): Promise<Manifest> {
  const manifest = createManifest();
  for await (const part of readParts(from)) {
    manifest.add(part);
    await progress.add(part);
  }
  return manifest.finish();
}

/** The same for the same content, however it was cut into parts. */
export function contentId(manifest: Manifest): string {
  return sha256(Buffer.from(canonical(manifest.map(({ section, rows, sha256 }) => ({ section, rows, sha256 })))));
}

export function rowsIn(manifest: Manifest): number {
  return manifest.reduce((sum, { rows }) => sum + rows, 0);
}

/** @throws MoveRefused naming the first section that differs */
export function checkEqual(wanted: Manifest, found: Manifest, where: string): void {
  for (const [index, want] of wanted.entries()) {
    const got = found[index];
    if (got?.sha256 === want.sha256 && got.rows === want.rows) continue;
    const counts = got?.rows === want.rows ? `the hashes of ${want.rows} rows differ` : `${got?.rows ?? 0} rows instead of ${want.rows}`;
    throw new MoveRefused(`The copy in ${where} is not equal: in "${want.section}", ${counts}. Empty it and start again.`);
  }
}
