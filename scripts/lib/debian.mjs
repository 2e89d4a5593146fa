import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { collect } from './processes.mjs';
import { Stop, say } from './root.mjs';
import { findGo, givenMongo } from './test-mongo.mjs';

/** What the tests need beside npm packages: a Debian package and how to see that it is there. */
const NEEDED = [
  { name: 'chromium', present: () => onPath('chromium') },
  { name: 'redis-server', present: () => onPath('redis-server') },
  { name: 'coturn', present: () => onPath('turnserver') },
  { name: 'openssl', present: () => onPath('openssl') },
  { name: 'strace', present: () => onPath('strace') },
  // Builds the test database, where no other is given.
  { name: 'golang-go', present: () => givenMongo !== undefined || findGo() !== undefined },
  { name: 'python3-venv', present: () => spawnSync('python3', ['-c', 'import ensurepip, venv']).status === 0 },
  { name: 'fonts-noto-color-emoji', present: () => existsSync('/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf') },
];

/** Installs what is missing where that is possible without asking, and otherwise says what to type. */
export async function ensureDebianPackages() {
  const names = NEEDED.filter((one) => !one.present()).map((one) => one.name);
  if (names.length === 0) return;
  const list = names.join(' ');
  if (!onPath('apt-get')) {
    throw new Stop(
      `The tests need ${list} (Debian's names). Install them with this system's package manager, or run only the units: npx vitest run --project units`,
    );
  }
  if (process.getuid?.() !== 0) throw new Stop(`The tests need ${list}. Install them with: sudo apt-get install ${list}`);
  say(`Installing what the tests need: ${list}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await collect('apt-get', ['update', '-qq'], { env });
  const { code, output } = await collect('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env });
  if (code !== 0) throw new Stop(`apt-get could not install ${list}:\n${output.trim().split('\n').slice(-5).join('\n')}`);
  // The tests start servers of their own: those that came with the packages shall not stay.
  const services = names.filter((name) => ['redis-server', 'coturn'].includes(name));
  if (services.length > 0 && existsSync('/run/systemd/system')) await collect('systemctl', ['disable', '--now', ...services]);
}

function onPath(command) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, command)));
}
