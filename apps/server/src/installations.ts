import { join, resolve } from 'node:path';
import type { Installation } from './archive/installation.ts';
import { MoveRefused } from './archive/refusal.ts';
import type { Config } from './config.ts';
import { createDiskFiles } from './files/disk.ts';
import { keepSecrets, readSecrets } from './lib/secrets.ts';
import { isSqliteFolder, openSqliteArchive } from './storage/sqlite/archive.ts';

/** What a command does to a store: `copy` reads beside a running server where the store can do that, the others are alone on it. */
export type Use = 'copy' | 'move' | 'fill';

/** The place that the configuration names: a folder or the address of a database. */
export function configuredPlace({ DATA_DIR, MONGODB_URL }: Config): string {
  return MONGODB_URL ?? DATA_DIR;
}

/** Opens the whole installation of a place. @throws MoveRefused when there is none to read */
export async function openInstallation(place: string, use: Use): Promise<Installation> {
  if (!isDatabase(place)) return openFolder(resolve(place), use);
  const { openInMongodb } = await import('./installation-in-mongodb.ts');
  const installation = await openInMongodb(place);
  if (use === 'fill' || (await isInUse(installation))) return installation;
  await installation.close();
  throw new MoveRefused(`There is no installation of Chat-JS in ${installation.name}.`);
}

/** A database that is not there is made by being asked: an address with a slip in it would pass for an installation. */
async function isInUse({ rows }: Installation): Promise<boolean> {
  return (await rows.countRows('users')) > 0 || (await rows.getImport()) !== undefined;
}

function isDatabase(place: string): boolean {
  return /^mongodb(\+srv)?:/.test(place);
}

async function openFolder(folder: string, use: Use): Promise<Installation> {
  if (use !== 'fill' && !isSqliteFolder(folder)) throw new MoveRefused(`There is no installation of Chat-JS in ${folder}.`);
  const rows = await openSqliteArchive({ folder, alone: use !== 'copy' });
  return {
    name: folder,
    mayChange: false,
    rows,
    files: createDiskFiles(join(folder, 'files')),
    secrets: { read: () => readSecrets(folder), keep: (secrets) => keepSecrets(folder, secrets) },
    close: rows.close,
  };
}

/** What the configuration says of a place, for a person who sets it. */
export function settingFor(place: string): string {
  return isDatabase(place) ? 'MONGODB_URL to the address of the new store' : `DATA_DIR=${resolve(place)}, and no MONGODB_URL,`;
}

export function samePlace(one: string, other: string): boolean {
  return one === other || (!isDatabase(one) && !isDatabase(other) && resolve(one) === resolve(other));
}
