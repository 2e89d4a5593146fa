import type { Db } from 'mongodb';
import { INSTANCE_DEFAULTS } from '../../features/instance/store.ts';
import { StorageTooNew } from '../storage.ts';
import { createIndexes } from './indexes.ts';
import { insertIfMissing } from './insert-if-missing.ts';
import { instances } from './instance.ts';
import { meta } from './meta.ts';

/** Grows when older programs would misread what this one writes. */
const FORMAT = 1;

/** Makes the database ready: its format, its indexes, its one row. @throws StorageTooNew */
export async function prepare(db: Db): Promise<void> {
  const { version } = await insertIfMissing(meta(db), { _id: 'format', version: FORMAT });
  if (Number(version) > FORMAT) {
    throw new StorageTooNew(
      `The database was written by a newer version of Chat-JS (data format ${version}, this program knows ${FORMAT}). Update the program, or restore a backup made with this version.`,
    );
  }
  await createIndexes(db);
  await insertIfMissing(instances(db), { _id: 'instance', ...INSTANCE_DEFAULTS });
}
