import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A certificate for this machine that nobody but itself has signed. `days`: 0 is over already. */
export async function createCertificate(
  folder: string,
  days: number,
): Promise<{ certFile: string; keyFile: string; pem: string; key: string }> {
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile];
  const names = [
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost,DNS:chat.example.org,DNS:turn.example.org,IP:127.0.0.1',
  ];
  const openssl = (...args: string[]) => promisify(execFile)('openssl', args);
  await openssl('req', '-x509', ...key, '-out', certFile, '-days', String(Math.max(days, 1)), ...names);
  // Only this command makes one that is over from its beginning.
  if (days === 0) await openssl('x509', '-in', certFile, '-signkey', keyFile, '-days', '0', '-out', certFile);
  return { certFile, keyFile, pem: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
}
