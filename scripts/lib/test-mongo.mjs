import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { collect } from './processes.mjs';
import { inRoot, Stop, say } from './root.mjs';

const FOLDER = 'tools/testmongo';
const SOURCES = ['main.go', 'one-by-one.go', 'go.mod', 'go.sum'];

/** Where Go's own installer puts it; a shell's PATH often lacks it. */
const USUAL_GO = '/usr/local/go/bin/go';

/** The MongoDB that tests are told to use, if any: a database server of its own, which they fill and empty. */
export const givenMongo = process.env.MONGO_TEST_URL || undefined;

/** The test server as a program: built when its sources are not the ones that the present build was made from. */
export async function ensureTestMongo() {
  const program = inRoot('.cache', `testmongo-${fingerprint()}`);
  if (existsSync(program)) return program;
  const go = findGo();
  if (!go) {
    throw new Stop(
      'The tests of the MongoDB adapter need a MongoDB: set MONGO_TEST_URL to one they may fill and empty, or install Go 1.24 or newer (https://go.dev/dl), with which a small one is built.',
    );
  }
  const started = Date.now();
  say('Building the test database (about two minutes the first time)…');
  mkdirSync(inRoot('.cache'), { recursive: true });
  // Several test files may build at once: each moves a whole program into place.
  const draft = `${program}.${process.pid}.draft`;
  const { code, output } = await collect(go, ['build', '-o', draft, '.'], { cwd: inRoot(FOLDER) });
  if (code !== 0) {
    rmSync(draft, { force: true });
    throw new Stop(`The test database could not be built:\n${output.trim()}`);
  }
  for (const name of readdirSync(inRoot('.cache'))) if (/^testmongo-\w+$/.test(name)) rmSync(inRoot('.cache', name), { force: true });
  renameSync(draft, program);
  say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  return program;
}

/** One sentence about the server behind the tests of the MongoDB adapter. */
export function testMongoLine() {
  if (givenMongo) return `The MongoDB adapter is tested on the server at MONGO_TEST_URL (${givenMongo.replace(/\/\/[^@/]*@/, '//')}).`;
  const [, version = ''] = /FerretDB (v\S+)/.exec(readFileSync(inRoot(FOLDER, 'go.mod'), 'utf8')) ?? [];
  return `The MongoDB adapter is tested on FerretDB ${version} (${FOLDER}), which speaks MongoDB's protocol; MONGO_TEST_URL names a MongoDB instead.`;
}

export function findGo() {
  const places = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, 'go'));
  return [...places, USUAL_GO].find((place) => existsSync(place));
}

function fingerprint() {
  const hash = createHash('sha1');
  for (const file of SOURCES) hash.update(readFileSync(inRoot(FOLDER, file)));
  return hash.digest('hex').slice(0, 12);
}
