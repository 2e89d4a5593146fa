import type { Collection, Document, Filter, OptionalUnlessRequiredId } from 'mongodb';
import { isDuplicate } from './failures.ts';

/** The document of this `_id`: this one, or the one that was there first. Whoever asks at the same time gets the same. */
export async function insertIfMissing<T extends Document & { _id: string }>(collection: Collection<T>, document: T): Promise<T> {
  try {
    await collection.insertOne(document as OptionalUnlessRequiredId<T>);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  const found = await collection.findOne<T>({ _id: document._id } as Filter<T>);
  return found ?? document;
}
