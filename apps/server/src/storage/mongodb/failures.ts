import {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoErrorLabel,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerClosedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from 'mongodb';
import { Unavailable } from '../../lib/unavailable.ts';
import { StorageFull } from '../storage.ts';

const DUPLICATE_KEY = 11000;
const OUT_OF_DISK_SPACE = 14031;

/** Error codes after which the same call may succeed (the driver's list of retryable ones, and time limits). */
const PASSING = new Set([50, 64, 89, 91, 134, 189, 202, 262, 10058, 10107, 11600, 11602, 13435, 13436, 9001]);

/** The database does not answer, or not with what was asked of it: nobody knows whether a write was kept. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof Unavailable) return true;
  if (!(error instanceof MongoError)) return false;
  if (error instanceof MongoBulkWriteError) {
    // The driver wraps whatever ended a bulk, a lost connection too.
    const { errorResponse, result } = error;
    if (errorResponse instanceof Error && errorResponse !== error && isUnreachable(errorResponse)) return true;
    if (result.getWriteConcernError()) return true;
  }
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoWriteConcernError ||
    error instanceof MongoOperationTimeoutError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoTopologyClosedError ||
    error instanceof MongoClientClosedError ||
    error instanceof MongoServerClosedError ||
    error.name === 'MongoWaitQueueTimeoutError' ||
    error.hasErrorLabel(MongoErrorLabel.RetryableWriteError) ||
    PASSING.has(Number(error.code))
  );
}

/** What the use cases know: Unavailable, StorageFull, or the same error. */
export function mended(error: unknown): unknown {
  if (error instanceof MongoServerError && error.code === OUT_OF_DISK_SPACE)
    return new StorageFull('The disk of the database is full: nothing was saved.');
  if (error instanceof Unavailable || !isUnreachable(error)) return error;
  return new Unavailable('The database does not answer', { cause: error });
}

/** Another document has this value where it must be the only one. FerretDB says it in SQLite's words when it was an update. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && (error.code === DUPLICATE_KEY || /UNIQUE constraint failed/.test(error.message));
}
