import { type CommandStartedEvent, MongoClient } from 'mongodb';
import { type MongodbStorage, openMongodbStorage } from './mongodb-storage.ts';

/** The adapter on a database of its own that close() removes. */
export async function openTestStorage(url: string, onCommand?: (event: CommandStartedEvent) => void): Promise<MongodbStorage> {
  const storage = await openMongodbStorage({ url, exclusive: true, ...(onCommand && { onCommand }) });
  return {
    ...storage,
    async close() {
      await storage.close();
      await dropDatabase(url);
    },
  };
}

export async function dropDatabase(url: string): Promise<void> {
  const client = new MongoClient(url);
  try {
    await client.db().dropDatabase();
  } finally {
    await client.close();
  }
}
