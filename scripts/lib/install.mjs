import { existsSync, readFileSync } from 'node:fs';
import { collect } from './processes.mjs';
import { inRoot, Stop, say } from './root.mjs';

const FLAGS = [
  '--include=dev',
  '--include=optional',
  '--no-audit',
  '--no-fund',
  '--prefer-offline',
  '--loglevel=error',
  '--progress=false',
];

/** Runs `npm ci` when node_modules is not what package-lock.json asks for. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  const started = Date.now();
  say('Installing the packages the project needs (only the first time and after an update)…');
  const npm = npmCommand();
  const { code, output } = await collect(npm.command, [...npm.args, 'ci', ...FLAGS], { shell: npm.shell });
  if (code !== 0) throw new Stop(`Could not install the packages: ${reason(output)}. "npm ci --include=dev" shows everything.`);
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** npm writes node_modules/.package-lock.json last, so an interrupted install does not pass for a whole one. */
function isInstalled() {
  if (!existsSync(inRoot('node_modules/.package-lock.json'))) return false;
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([path, wish]) => {
    if (path === '') return true;
    const found = present[path];
    if (!found) return wish.optional === true || wish.extraneous === true;
    return found.version === wish.version && found.integrity === wish.integrity && Boolean(found.link) === Boolean(wish.link);
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(inRoot(file), 'utf8')).packages;
}

/** The npm that runs us, with the Node that runs npm: `npm ci` replaces node_modules, and with it the pinned Node. */
function npmCommand() {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli && node && existsSync(cli) && existsSync(node)) return { command: node, args: [cli], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

function reason(output) {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
    .filter((line) => line && !line.startsWith('code ') && !line.startsWith('errno ') && !line.startsWith('syscall '));
  return (lines[0] ?? 'npm ended without a word').replace(/\.$/, '');
}
