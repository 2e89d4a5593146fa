import { type Db, GridFSBucket, type ObjectId } from 'mongodb';
import type { FileStore } from './files.ts';

/** Its indexes are listed with the others of the database. */
const BUCKET = 'files';
/** Most files here are pictures smaller than this: one chunk. Unit: bytes. */
const CHUNK_SIZE = 1024 * 1024;
const PAGE = 500;

/** A database, and what runs work on it and knows what its failures mean. */
interface Database {
  db: Db;
  use<T>(work: () => Promise<T>): Promise<T>;
}

/** Files in GridFS: every node sees them. The document of a file is written after its bytes, so it appears whole or not at all. */
export function createMongodbFiles({ db, use }: Database): FileStore {
  const bucket = new GridFSBucket(db, { bucketName: BUCKET, chunkSizeBytes: CHUNK_SIZE });
  const files = db.collection<{ _id: ObjectId; filename: string }>(`${BUCKET}.files`);

  const idsOf = async (filename: string) => (await files.find({ filename }).toArray()).map(({ _id }) => _id);

  async function removeAll(ids: readonly ObjectId[]): Promise<void> {
    for (const id of ids) {
      await bucket.delete(id).catch((error: unknown) => {
        // Another call removed it first.
        if (!isMissing(error)) throw error;
      });
    }
  }

  return {
    put: (key, bytes) =>
      use(async () => {
        const before = await idsOf(key);
        await upload(bucket, key, bytes);
        await removeAll(before);
      }),

    get: (key) =>
      use(async () => {
        const chunks: Uint8Array[] = [];
        try {
          for await (const chunk of bucket.openDownloadStreamByName(key)) chunks.push(chunk as Uint8Array);
        } catch (error) {
          if (isMissing(error)) return undefined;
          throw error;
        }
        return Buffer.concat(chunks);
      }),

    remove: (key) => use(async () => removeAll(await idsOf(key))),

    removeFolder: (folder) =>
      use(async () => {
        // '0' follows the slash in ASCII.
        const inside = await files.find({ filename: { $gt: `${folder}/`, $lt: `${folder}0` } }).toArray();
        await removeAll(inside.map(({ _id }) => _id));
      }),

    async *list(after = '') {
      for (let last = after; ; ) {
        const page = await use(() =>
          files
            .find({ filename: { $gt: last } })
            .sort({ filename: 1 })
            .limit(PAGE)
            .toArray(),
        );
        for (const { filename } of page) {
          if (filename > last) yield filename;
          last = filename;
        }
        if (page.length < PAGE) return;
      }
    },
  };
}

function upload(bucket: GridFSBucket, key: string, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = bucket.openUploadStream(key);
    stream.once('error', reject);
    stream.once('finish', () => resolve());
    stream.end(bytes);
  });
}

/** The driver says in several ways that there is no such file. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && (('code' in error && error.code === 'ENOENT') || /^File not found/.test(error.message));
}
