import type { Collection, Db } from 'mongodb';

/** What the adapter keeps for itself, a document for each thing. */
export interface Meta {
  _id: string;
  [field: string]: unknown;
}

export function meta(db: Db): Collection<Meta> {
  return db.collection<Meta>('meta');
}
