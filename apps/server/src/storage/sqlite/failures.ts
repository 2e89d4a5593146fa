import { StorageFull } from '../storage.ts';

const BUSY = 5;
const IOERR = 10;
const FULL = 13;
/** ENOSPC is SQLITE_FULL; EDQUOT and EFBIG arrive as SQLITE_IOERR_WRITE, a full disk under the -shm file as SQLITE_IOERR_SHMSIZE (sqlite.org/rescode.html). */
const FULL_IN_EFFECT = [IOERR | (3 << 8), IOERR | (19 << 8)];

/** What crosses from the writer's thread: `errcode` is SQLite's extended result code, if it was SQLite that refused. */
export interface Failure {
  message: string;
  errcode: number | undefined;
}

export function toFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return { message, errcode: errcodeOf(error) };
}

export function toError({ message, errcode }: Failure): Error {
  if (errcode !== undefined && ((errcode & 0xff) === FULL || FULL_IN_EFFECT.includes(errcode))) {
    return new StorageFull('The disk of the server is full: nothing was saved.');
  }
  return new Error(errcode === undefined ? message : `SQLite: ${message} (${errcode})`);
}

/** The same error, or StorageFull where SQLite said so. */
export function mendable(error: unknown): unknown {
  return errcodeOf(error) === undefined ? error : toError(toFailure(error));
}

export function isBusy(error: unknown): boolean {
  const errcode = errcodeOf(error);
  return errcode !== undefined && (errcode & 0xff) === BUSY;
}

function errcodeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode : undefined;
}
