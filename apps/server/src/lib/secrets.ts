import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
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
    await writeFile(path, `${JSON.stringify({ token_key: randomBytes(32).toString('base64url') })}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    await chmod(path, 0o600);
  }
  const { token_key } = JSON.parse(await readFile(path, 'utf8')) as { token_key?: unknown };
  if (typeof token_key !== 'string' || Buffer.from(token_key, 'base64url').length < 32)
    throw new Error(`${path} does not hold a key; restore it from a backup, or delete it to log everybody out`);
  return { token_key: Buffer.from(token_key, 'base64url') };
}
