import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

export const ROOT = path.resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  path: string;
  text: string;
}

/** What git knows or would add, without what is deleted and not yet committed. */
export async function listFiles(pattern: RegExp): Promise<SourceFile[]> {
  const { stdout } = await promisify(execFile)('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = stdout.split('\0').filter((file) => pattern.test(file) && !file.includes('/fixtures/'));
  const files = await Promise.all(paths.map(read));
  return files.filter((file) => file !== undefined);
}

async function read(file: string): Promise<SourceFile | undefined> {
  try {
    return { path: file, text: await readFile(path.join(ROOT, file), 'utf8') };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
