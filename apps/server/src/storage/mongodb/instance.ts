import type { Collection, Db } from 'mongodb';
import { INSTANCE_DEFAULTS, type InstanceRow, type InstanceStore } from '../../features/instance/store.ts';

type Document = InstanceRow & { _id: string };

export const ONLY_INSTANCE = { _id: 'instance' };

export function instances(db: Db): Collection<Document> {
  return db.collection<Document>('instance');
}

/** The row is there since the start of the program. */
export function instanceStore(db: Db): InstanceStore {
  const rows = instances(db);

  async function getInstance(): Promise<InstanceRow> {
    const row = await rows.findOne(ONLY_INSTANCE, { projection: { _id: 0 } });
    return row ?? { ...INSTANCE_DEFAULTS };
  }

  return {
    getInstance,
    async updateInstance(patch) {
      const given = Object.entries(patch).filter(([, value]) => value !== undefined);
      if (given.length > 0) await rows.updateOne(ONLY_INSTANCE, { $set: Object.fromEntries(given) });
      return getInstance();
    },
    async finishSetup({ name, registration }) {
      const done = { name, registration, setup_done: true, setup_token_hash: null, setup_token_expires_at: 0 };
      const { modifiedCount } = await rows.updateOne({ ...ONLY_INSTANCE, setup_done: false }, { $set: done });
      return modifiedCount > 0;
    },
    async reopenSetup() {
      await rows.updateOne(ONLY_INSTANCE, { $set: { setup_done: false } });
    },
  };
}
