import type { Database } from './database.ts';
import { toFailure } from './failures.ts';

/**
 * Above this the log is copied even under load. A copy takes about 20 ms whatever its length, so it should be rare; the
 * log is read again after a crash, so it should be short. Unit: pages of 4 KiB.
 */
const MAX_LOG = 10_000;
/** How often the length of the log is looked at under load. Unit: writes. */
const LOOK_EVERY = 500;
/** Quiet for so long counts as idle. Unit: ms. */
const IDLE = 200;

type Report = (message: string) => void;

/** Copies the write-ahead log into the database when nobody waits for the disk, or when the log has grown long. */
export function createCheckpoints(db: Database, report: Report) {
  let writes = 0;
  let idle: NodeJS.Timeout | undefined;

  // Nothing is lost when this fails: the log keeps it all, and the next quiet moment is the next attempt.
  function attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      report(`The log was not copied into the database: ${toFailure(error).message}`);
    }
  }

  function copyLog(mode: 'PASSIVE' | 'TRUNCATE'): void {
    writes = 0;
    clearTimeout(idle);
    idle = undefined;
    attempt(() => db.get(`PRAGMA wal_checkpoint(${mode})`));
  }

  function copyLongLog(): void {
    writes = 0;
    attempt(() => {
      const pages = db.get<{ log: number }>('PRAGMA wal_checkpoint(NOOP)')?.log ?? 0;
      if (pages > MAX_LOG) copyLog('PASSIVE');
    });
  }

  return {
    written(count: number): void {
      writes += count;
      if (writes >= LOOK_EVERY) copyLongLog();
      idle ??= setTimeout(copyLog, IDLE, 'PASSIVE');
      idle.refresh();
    },
    finish: () => copyLog('TRUNCATE'),
  };
}
