import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SETTINGS } from '../../apps/server/src/config.ts';
import { findComposeProblems } from './compose.ts';
import { ROOT } from './files.ts';
import { complaints, type Ran, run } from './tools.ts';
import { findTurnProblems } from './turn.ts';

const CADDYFILE = 'deploy/Caddyfile';
const TURN_CONF = 'deploy/coturn/turnserver.conf';
const UNITS = ['deploy/chat-js.service', 'deploy/coturn/chat-js-turn.service'];

/** How the server is put up: compose.yaml against the program's own settings, the proxies by their own programs where they are installed. */
export async function checkDeployment(): Promise<string[]> {
  const [compose, dockerfile, caddyfile, health] = await Promise.all(
    ['compose.yaml', 'Dockerfile', CADDYFILE, 'apps/server/src/doors/health.ts'].map((file) => readFile(path.join(ROOT, file), 'utf8')),
  );
  if (compose === undefined || dockerfile === undefined || caddyfile === undefined || health === undefined) return ['a file is missing'];
  const healthPaths = new Set([...health.matchAll(/app\.get\('(\/health\/\w+)'/g)].map((match) => match[1] ?? ''));
  return [
    ...findComposeProblems(compose, { settings: new Set(Object.keys(SETTINGS)), healthPaths, dockerfile, caddyfile }),
    ...(await checkCaddyfile()),
    ...(await checkNginx()),
    ...findTurnProblems(await readFile(path.join(ROOT, TURN_CONF), 'utf8')),
    ...(await checkUnits()),
  ];
}

/** Older ones do not know every line of ours. */
async function checkCaddyfile(): Promise<string[]> {
  const version = spawnSync('caddy', ['version'], { encoding: 'utf8' }).stdout ?? '';
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (major < 2 || (major === 2 && minor < 8)) return [];
  const env = { ...process.env, DOMAIN: 'chat.example.org', UPSTREAMS: 'chat:3000 chat-2:3000' };
  return complaints(await run('caddy', ['validate', '--config', CADDYFILE, '--adapter', 'caddyfile'], { env }));
}

/** nginx reads our file inside the smallest frame, without the certificate that it names. */
async function checkNginx(): Promise<string[]> {
  if (spawnSync('nginx', ['-v']).error !== undefined) return [];
  const folder = await mkdtemp(path.join(tmpdir(), 'chat-nginx-'));
  const ours = await readFile(path.join(ROOT, 'deploy/nginx.conf'), 'utf8');
  const plain = ours.replace('listen 443 ssl;', `listen unix:${folder}/socket;`).replace(/^ *ssl_certificate.*\n/gm, '');
  const file = path.join(folder, 'nginx.conf');
  await writeFile(file, `pid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${plain}\n}\n`);
  const ran: Ran = await run('nginx', ['-t', '-q', '-p', folder, '-c', file]);
  await rm(folder, { recursive: true });
  return complaints(ran);
}

/** systemd reads our units with the programs of this machine in place of those they name. */
async function checkUnits(): Promise<string[]> {
  if (spawnSync('systemd-analyze', ['--version']).error !== undefined) return [];
  const folder = await mkdtemp(path.join(tmpdir(), 'chat-units-'));
  const files: string[] = [];
  for (const unit of UNITS) {
    const text = await readFile(path.join(ROOT, unit), 'utf8');
    const file = path.join(folder, path.basename(unit));
    await writeFile(file, text.replaceAll('/opt/chat-js', ROOT).replaceAll('/usr/bin/node', process.execPath));
    files.push(file);
  }
  const ran = await run('systemd-analyze', ['verify', '--man=no', ...files]);
  await rm(folder, { recursive: true });
  return complaints(ran);
}
