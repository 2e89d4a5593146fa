import { type Collection, type Document, MongoBulkWriteError } from 'mongodb';
import { isDuplicate, isUnreachable } from './failures.ts';

/** What is there already stays as it is. */
export async function insertNew(collection: Collection, documents: readonly Document[]): Promise<void> {
  try {
    await collection.insertMany(documents, { ordered: false });
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || isUnreachable(error)) throw error;
    const others = [error.writeErrors]
      .flat()
      .filter(({ code, errmsg }) => !isDuplicate(new MongoBulkWriteError({ message: errmsg ?? '', code, writeErrors: [] }, error.result)));
    if (others.length > 0 || [error.writeErrors].flat().length === 0) throw error;
  }
}
