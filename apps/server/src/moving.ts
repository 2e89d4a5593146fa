import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Installation } from './archive/installation.ts';
import { exportInstallation, importArchive, migrateStore } from './archive/move.ts';
import type { Report } from './archive/progress.ts';
import { MoveRefused } from './archive/refusal.ts';
import type { Config } from './config.ts';
import { configuredPlace, openInstallation, samePlace, settingFor, type Use } from './installations.ts';

const USAGE = {
  export: 'npm run export -- [file.tar]',
  import: 'npm run import -- file.tar',
  migrate: 'npm run migrate-store -- --to mongodb://127.0.0.1:27017/chat (or a folder)',
};
const GOES_ON = 'Stopped. The same command goes on from here.';

/** The configured store into a new archive. */
export async function exportCommand(config: Config, args: string[]): Promise<void> {
  const { words } = parse(args, USAGE.export);
  const [file = `chat-js-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.tar`] = words;
  await withInstallation(configuredPlace(config), 'copy', (from) =>
    exportInstallation(from, resolve(file), reportUntilSignal('Stopped. Nothing was written.')),
  );
}

/** An archive into the configured store, which is empty. */
export async function importCommand(config: Config, args: string[]): Promise<void> {
  const [file] = parse(args, USAGE.import).words;
  if (file === undefined) throw new MoveRefused(`Which archive? ${USAGE.import}`);
  await withInstallation(configuredPlace(config), 'fill', (target) => importArchive(resolve(file), target, reportUntilSignal(GOES_ON)));
}

/** The configured store into an empty one. Nothing is removed from the old one. */
export async function migrateCommand(config: Config, args: string[]): Promise<void> {
  const { to } = parse(args, USAGE.migrate);
  if (to === undefined) throw new MoveRefused(`To which store? ${USAGE.migrate}`);
  const from = configuredPlace(config);
  if (samePlace(from, to)) throw new MoveRefused('The store of the configuration and the one of --to are the same.');
  await withInstallation(from, 'move', (source) =>
    withInstallation(to, 'fill', (target) => migrateStore(source, target, reportUntilSignal(GOES_ON))),
  );
  console.log(
    `Now set ${settingFor(to)} and start the server. The old store is as it was: remove it when you are content with the new one.`,
  );
}

async function withInstallation(place: string, use: Use, work: (installation: Installation) => Promise<void>): Promise<void> {
  const installation = await openInstallation(place, use);
  try {
    await work(installation);
  } finally {
    await installation.close();
  }
}

function parse(args: string[], usage: string): { words: string[]; to: string | undefined } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { to: { type: 'string' } } });
    if (positionals.length > 1 || (usage === USAGE.migrate ? positionals.length > 0 : values.to !== undefined))
      throw new TypeError('too much');
    return { words: positionals, to: values.to };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new MoveRefused(`Expected: ${usage}`);
  }
}

/** Lines for the terminal. The first signal ends the work at the next good moment; a second one ends the process. */
function reportUntilSignal(stopped: string): Report {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(new MoveRefused(stopped)));
  return { say: console.log, signal: stop.signal, now: () => performance.now() };
}
