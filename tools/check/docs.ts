import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles, ROOT, type SourceFile } from './files.ts';

const LINK = /\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g;
const NPM_COMMAND = /\bnpm (?:run )?([a-z][\w:-]*)/g;
/** npm's own words, which are not scripts of ours. */
const NPM_ITSELF = new Set(['ci', 'install', 'run', 'packages', 'workspaces', 'scripts', 'dependencies', 'package']);
/** A path in backquotes that begins in one of the repository's folders. */
const PATH = /`((?:apps|packages|bench|tools|scripts|docs|deploy|\.ci|\.github)\/[\w./-]+)`/g;

/** Made by a run, not kept. */
const MADE = new Set(['bench/results/']);

/** Links, commands and paths that the documents name and that do not exist. */
export async function checkDocs(): Promise<string[]> {
  const documents = await listFiles(/\.md$/);
  const scripts = readScripts();
  return documents.flatMap((document) => findBroken(document, scripts, (file) => existsSync(path.join(ROOT, file))));
}

export function findBroken({ path: file, text }: SourceFile, scripts: ReadonlySet<string>, exists: (file: string) => boolean): string[] {
  const links = [...text.matchAll(LINK)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((target) => !/^([a-z]+:|#|\/)/.test(target))
    .filter((target) => !exists(path.posix.join(path.posix.dirname(file), target.replace(/#.*$/, ''))))
    .map((target) => `${file} links to ${target}`);
  const commands = [...text.matchAll(NPM_COMMAND)]
    .map((match) => match[1] ?? '')
    .filter((name) => !NPM_ITSELF.has(name) && !scripts.has(name))
    .map((name) => `${file} names the command 'npm run ${name}'`);
  const paths = [...text.matchAll(PATH)]
    .map((match) => match[1] ?? '')
    .filter((target) => !MADE.has(target) && !exists(target))
    .map((target) => `${file} names ${target}`);
  return [...new Set([...links, ...commands, ...paths])];
}

function readScripts(): Set<string> {
  const manifest: { scripts: Record<string, string> } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  return new Set(Object.keys(manifest.scripts));
}
