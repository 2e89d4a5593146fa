import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Secrets {
  /** Signs access tokens. 256 bits. */
  token_key: Uint8Array;
}

/** Reads the secrets of an installation, or makes them at its first start. Nobody but the owner of the process may read them. */
export async function loadSecrets(folder: string): Promise<Secrets> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'secrets.json');
  try {
    await writeFile(path, toText({ token_key: randomBytes(32) }), { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    await chmod(path, 0o600);
  }
  return parse(path, await readFile(path, 'utf8'));
}

/** The secrets of an installation, undefined before its first start. */
export async function readSecrets(folder: string): Promise<Secrets | undefined> {
  const path = join(folder, 'secrets.json');
  return existsSync(path) ? parse(path, await readFile(path, 'utf8')) : undefined;
}

/** Replaces the secrets of an installation; undefined leaves none, and the next start makes new ones. */
export async function keepSecrets(folder: string, secrets: Secrets | undefined): Promise<void> {
  const path = join(folder, 'secrets.json');
  await rm(path, { force: true });
  if (secrets) await writeFile(path, toText(secrets), { mode: 0o600, flag: 'wx', flush: true });
}

function toText({ token_key }: Secrets): string {
  return `${JSON.stringify({ token_key: Buffer.from(token_key).toString('base64url') })}\n`;
}

function parse(path: string, text: string): Secrets {
  const { token_key } = JSON.parse(text) as { token_key?: unknown };
  if (typeof token_key !== 'string' || Buffer.from(token_key, 'base64url').length < 32)
    throw new Error(`${path} does not hold a key; restore it from a backup, or delete it to log everybody out`);
  return { token_key: Buffer.from(token_key, 'base64url') };
}
