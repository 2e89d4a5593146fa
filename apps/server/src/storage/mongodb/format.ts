import type { Db } from 'mongodb';
import { INSTANCE_DEFAULTS } from '../../features/instance/store.ts';
import { StorageTooNew } from '../storage.ts';
import { createIndexes } from './indexes.ts';
import { insertIfMissing } from './insert-if-missing.ts';
import { instances } from './instance.ts';
import { meta } from './meta.ts';

/** Grows when older programs would misread what this one writes. */
const FORMAT = 3;

/** Makes the database ready: its format, its indexes, its one row. @throws StorageTooNew */
export async function prepare(db: Db): Promise<void> {
  const { version } = await insertIfMissing(meta(db), { _id: 'format', version: FORMAT });
  if (Number(version) > FORMAT) {
    throw new StorageTooNew(
      `The database was written by a newer version of Chat-JS (data format ${version}, this program knows ${FORMAT}). Update the program, or restore a backup made with this version.`,
    );
  }
  await createIndexes(db);
  if (Number(version) < FORMAT) await bringUp(db);
  await insertIfMissing(instances(db), { _id: 'instance', ...INSTANCE_DEFAULTS });
}

/** From format 1: what people, guilds, members and messages have more since; format 3 has threads. Done again it changes nothing. */
async function bringUp(db: Db): Promise<void> {
  await db.collection('users').updateMany({ disabled: { $exists: false } }, { $set: { disabled: false } });
  await db
    .collection('members')
    .updateMany({ mute: { $exists: false } }, { $set: { communication_disabled_until: null, mute: false, deaf: false } });
  await db.collection('guilds').updateMany(
    { verification_level: { $exists: false } },
    {
      $set: {
        verification_level: 0,
        incidents_data: null,
        raid_joins: 0,
        ban_addresses: false,
        safety_alerts_channel_id: null,
        emojis: [],
      },
    },
  );
  await db.collection('messages').updateMany({ revision: { $exists: false } }, { $set: { refs: null, reactions: null, revision: 0 } });
  await meta(db).updateOne({ _id: 'format' }, { $set: { version: FORMAT } });
}
