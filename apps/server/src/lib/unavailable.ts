/**
 * Something this program needs does not answer: the database, or the log that nodes share. Nothing was acknowledged,
 * and the same call may succeed later. Adapters throw it; doors answer 503 with Retry-After.
 */
export class Unavailable extends Error {
  override name = 'Unavailable';
}
