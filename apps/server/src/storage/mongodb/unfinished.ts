import type { Db } from 'mongodb';
import type { UnfinishedImport } from '../archive.ts';
import { StorageUnfinished } from '../storage.ts';
import { withoutSecrets } from './connection.ts';
import { meta } from './meta.ts';

/** The document exists only while an import is unfinished: it is the sign that this is no whole store. */
const ID = { _id: 'import' } as const;

export async function getImport(db: Db): Promise<UnfinishedImport | undefined> {
  const found = await meta(db).findOne(ID);
  return found ? { from: String(found.from), place: found.place === null ? null : String(found.place) } : undefined;
}

export async function keepImport(db: Db, { from, place }: UnfinishedImport): Promise<void> {
  await meta(db).updateOne(ID, { $set: { from, place } }, { upsert: true });
}

export async function endImport(db: Db): Promise<void> {
  await meta(db).deleteOne(ID);
}

/** @throws StorageUnfinished */
export async function refuseUnfinished(db: Db, url: string): Promise<void> {
  if (!(await getImport(db))) return;
  throw new StorageUnfinished(
    `The database ${withoutSecrets(url)} holds an import that did not come to its end. Run the same command again and it goes on; or drop the database.`,
  );
}
