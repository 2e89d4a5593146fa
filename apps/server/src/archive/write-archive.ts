import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { canonical } from './canonical.ts';
import type { Installation } from './installation.ts';
import { FORMAT, fileName, MANIFEST, OPENING, partName } from './layout.ts';
import { createManifest, type Manifest } from './manifest.ts';
import { readParts } from './parts.ts';
import type { Progress } from './progress.ts';
import { MoveRefused } from './refusal.ts';
import type { FileRow } from './shapes.ts';
import { END, paddingAfter, tarHeader } from './tar.ts';

/** Writes everything of an installation into a new file that only its owner reads. It appears whole or not at all, and only after `check`. */
export async function writeArchive(
  path: string,
  from: Installation,
  progress: Progress,
  check: (manifest: Manifest) => Promise<void>,
): Promise<Manifest> {
  if (existsSync(path)) throw new MoveRefused(`${path} exists already. Name another file, or move it away.`);
  const draft = `${path}.${randomBytes(6).toString('hex')}.draft`;
  try {
    const file = await open(draft, 'wx', 0o600);
    let manifest: Manifest;
    try {
      manifest = await writeEntries(file, from, progress);
      await file.sync();
    } finally {
      await file.close();
    }
    await check(manifest);
    await rename(draft, path);
    await syncFolder(dirname(path));
    return manifest;
  } catch (error) {
    await rm(draft, { force: true });
    throw mendable(error, path);
  }
}

async function writeEntries(file: FileHandle, from: Installation, progress: Progress): Promise<Manifest> {
  async function write(name: string, bytes: Uint8Array): Promise<void> {
    await file.writeFile(Buffer.concat([tarHeader(name, bytes.length), bytes, Buffer.alloc(paddingAfter(bytes.length))]));
  }

  const manifest = createManifest();
  await write(OPENING, toBytes({ kind: 'Chat-JS archive', format: FORMAT }));
  for await (const part of readParts(from)) {
    manifest.add(part);
    await write(partName(part), part.bytes);
    for (const [index, content] of part.contents.entries()) {
      await write(fileName((part.rows[index] as FileRow).key), content);
    }
    await progress.add(part);
  }
  const finished = manifest.finish();
  await write(MANIFEST, manifestBytes(finished));
  await file.writeFile(END);
  return finished;
}

export function manifestBytes(sections: Manifest): Buffer {
  return toBytes({ format: FORMAT, sections });
}

function toBytes(value: unknown): Buffer {
  return Buffer.from(`${canonical(value)}\n`);
}

/** A new name in a folder is on disk when the folder is. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'the disk takes no larger file',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'that is not permitted',
  EROFS: 'that is not permitted',
};

function mendable(error: unknown, path: string): unknown {
  const reason = error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined;
  return reason ? new MoveRefused(`The archive ${path} could not be written: ${reason}. Nothing is left of it.`) : error;
}
