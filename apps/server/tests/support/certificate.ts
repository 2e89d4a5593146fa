import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const DAY_MS = 86_400_000;
const NAMES = 'DNS:localhost,DNS:chat.example.org,DNS:turn.example.org,IP:127.0.0.1';

interface Certificate {
  certFile: string;
  keyFile: string;
  pem: string;
  key: string;
}

/** A certificate for this machine that nobody but itself has signed. `days`: until its end, which may be past. */
export async function createCertificate(folder: string, days: number): Promise<Certificate> {
  const [certFile, keyFile, request, settings] = ['cert.pem', 'key.pem', 'request.pem', 'ca.conf'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  await writeFile(settings, settingsIn(folder));
  await writeFile(join(folder, 'index.txt'), '');
  const openssl = (...words: string[]) => promisify(execFile)('openssl', words);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile];
  // Two of one name would be taken for each other.
  await openssl('req', '-new', ...key, '-subj', `/CN=${basename(folder)}`, '-out', request, '-config', settings);
  // Only this command of it makes a certificate that is over.
  const dates = ['-startdate', dateIn(-400), '-enddate', dateIn(days)];
  const files = ['-in', request, '-keyfile', keyFile, '-out', certFile];
  await openssl('ca', '-batch', '-selfsign', '-notext', '-config', settings, '-extensions', 'names', ...dates, ...files);
  return { certFile, keyFile, pem: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
}

function settingsIn(folder: string): string {
  return `[req]
distinguished_name = names_of_req
[names_of_req]
[ca]
default_ca = own
[own]
database = ${folder}/index.txt
new_certs_dir = ${folder}
rand_serial = yes
default_md = sha256
policy = any
[any]
commonName = supplied
[names]
subjectAltName = ${NAMES}
`;
}

/** As ASN.1 has it: 20261128090000Z. */
function dateIn(days: number): string {
  return `${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
}
