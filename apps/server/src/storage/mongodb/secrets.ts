import { randomBytes } from 'node:crypto';
import type { Secrets } from '../../lib/secrets.ts';
import type { Connection } from './connection.ts';
import { insertIfMissing } from './insert-if-missing.ts';

interface Document {
  _id: string;
  /** base64url. */
  value: string;
}

const TOKEN_KEY = 'token_key';

/** Reads the secrets of an installation, or makes them at its first start. Nodes that start at once get the same. @throws Unavailable */
export function loadMongodbSecrets({ db, use }: Connection): Promise<Secrets> {
  const secrets = db.collection<Document>('secrets');
  return use(async () => {
    const { value } = await insertIfMissing(secrets, { _id: TOKEN_KEY, value: randomBytes(32).toString('base64url') });
    return { token_key: keyOf(value) };
  });
}

/** The secrets of an installation, undefined before its first start. @throws Unavailable */
export function readMongodbSecrets({ db, use }: Connection): Promise<Secrets | undefined> {
  return use(async () => {
    const document = await db.collection<Document>('secrets').findOne({ _id: TOKEN_KEY });
    return document ? { token_key: keyOf(document.value) } : undefined;
  });
}

/** Replaces the secrets of an installation; undefined leaves none, and the next start makes new ones. @throws Unavailable */
export async function keepMongodbSecrets({ db, use }: Connection, secrets: Secrets | undefined): Promise<void> {
  const collection = db.collection<Document>('secrets');
  await use(async () => {
    if (!secrets) await collection.deleteOne({ _id: TOKEN_KEY });
    else
      await collection.updateOne(
        { _id: TOKEN_KEY },
        { $set: { value: Buffer.from(secrets.token_key).toString('base64url') } },
        { upsert: true },
      );
  });
}

function keyOf(value: string): Uint8Array {
  const key = Buffer.from(value, 'base64url');
  if (key.length < 32)
    throw new Error(
      'The document token_key of the collection secrets does not hold a key; restore it from a backup, or delete it to log everybody out',
    );
  return key;
}
