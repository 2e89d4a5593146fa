import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { collect, projectNode } from './processes.mjs';
import { inRoot, Stop, say } from './root.mjs';

/** What the build reads. Tests are left out: changing one is no reason to build again. */
const SOURCES = ['apps/web', 'packages', 'package-lock.json', 'tsconfig.base.json'];
const SKIPPED = new Set(['node_modules', 'dist', 'e2e', 'coverage']);
const STAMP = 'apps/web/dist/.built-from';

/** Builds the web app when its sources are not the ones that the present build was made from. */
export async function ensureWebBuilt() {
  const sources = fingerprint();
  if (existsSync(inRoot('apps/web/dist/index.html')) && readStamp() === sources) return;
  const started = Date.now();
  say('Building the web app…');
  const { code, output } = await collect(projectNode(), [inRoot('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: inRoot('apps/web'),
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (code !== 0) throw new Stop(`The web app could not be built:\n${output.trim()}`);
  writeFileSync(inRoot(STAMP), sources);
  say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

function readStamp() {
  return existsSync(inRoot(STAMP)) ? readFileSync(inRoot(STAMP), 'utf8') : undefined;
}

/** A hash of contents, not of times: a fresh clone and a branch switch change times without changing anything. */
function fingerprint() {
  const hash = createHash('sha1');
  for (const source of SOURCES) {
    for (const file of filesIn(inRoot(source))) {
      hash.update(`${path.relative(inRoot(), file)}\0`);
      hash.update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function filesIn(place) {
  if (path.extname(place)) return [place];
  return readdirSync(place, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (SKIPPED.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) return [];
      const inside = path.join(place, entry.name);
      return entry.isDirectory() ? filesIn(inside) : [inside];
    });
}
