import type { Database } from './database.ts';

/** Above this the log is copied even under load, so that it stays small. Unit: pages of 4 KiB. */
const MAX_LOG = 4000;
/** How often the length of the log is looked at under load. Unit: writes. */
const LOOK_EVERY = 500;
/** Quiet for so long counts as idle. Unit: ms. */
const IDLE = 200;

/** Copies the write-ahead log into the database when nobody waits for the disk, or when the log has grown long. */
export function createCheckpoints(db: Database) {
  let writes = 0;
  let idle: NodeJS.Timeout | undefined;

  function copyLog(): void {
    writes = 0;
    clearTimeout(idle);
    idle = undefined;
    db.get('PRAGMA wal_checkpoint(PASSIVE)');
  }

  return {
    written(count: number): void {
      writes += count;
      if (writes >= LOOK_EVERY) {
        writes = 0;
        const pages = db.get<{ log: number }>('PRAGMA wal_checkpoint(NOOP)')?.log ?? 0;
        if (pages > MAX_LOG) {
          copyLog();
          return;
        }
      }
      idle ??= setTimeout(copyLog, IDLE);
      idle.refresh();
    },
    finish(): void {
      clearTimeout(idle);
      db.get('PRAGMA wal_checkpoint(TRUNCATE)');
    },
  };
}
