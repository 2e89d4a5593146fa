import { INSTANCE_DEFAULTS, type InstanceRow } from '../../features/instance/store.ts';
import type { Database } from './database.ts';

type Stored = Omit<InstanceRow, 'setup_done'> & { setup_done: 0 | 1 };

function getInstance(db: Database): InstanceRow {
  const stored = db.get<Stored>('SELECT name, registration, setup_done, setup_token_hash, setup_token_expires_at FROM instance');
  return stored ? { ...stored, setup_done: stored.setup_done === 1 } : { ...INSTANCE_DEFAULTS };
}

export function keepInstance(db: Database, row: InstanceRow): void {
  db.run(
    `INSERT OR REPLACE INTO instance (id, name, registration, setup_done, setup_token_hash, setup_token_expires_at) VALUES (1, ?, ?, ?, ?, ?)`,
    ...[row.name, row.registration, Number(row.setup_done), row.setup_token_hash, row.setup_token_expires_at],
  );
}

export const instanceReads = { getInstance };

export const instanceWrites = {
  updateInstance(db: Database, patch: Partial<Omit<InstanceRow, 'setup_done'>>): InstanceRow {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const next = { ...getInstance(db), ...given };
    keepInstance(db, next);
    return next;
  },

  finishSetup(db: Database, { name, registration }: Pick<InstanceRow, 'name' | 'registration'>): boolean {
    const row = getInstance(db);
    if (row.setup_done) return false;
    keepInstance(db, { ...row, name, registration, setup_done: true, setup_token_hash: null, setup_token_expires_at: 0 });
    return true;
  },

  reopenSetup(db: Database): void {
    keepInstance(db, { ...getInstance(db), setup_done: false });
  },
};
