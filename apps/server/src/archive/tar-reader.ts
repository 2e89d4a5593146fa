import { type FileHandle, open } from 'node:fs/promises';
import { MoveRefused } from './refusal.ts';
import { BLOCK, END, paddingAfter, readTarHeader } from './tar.ts';

export interface TarReader {
  /** The header of the next entry; undefined at the end of the archive. What was not read of the one before is passed over. */
  next(): Promise<{ name: string; size: number } | undefined>;
  /** The bytes of the entry that `next` answered. @throws MoveRefused above `max` bytes */
  read(max: number): Promise<Buffer>;
  close(): Promise<void>;
}

export async function openTar(path: string): Promise<TarReader> {
  const file = await opened(path);
  const stat = await file.stat();
  if (stat.isDirectory()) {
    await file.close();
    throw new MoveRefused(`${path} is a folder and no archive.`);
  }
  const length = stat.size;
  let position = 0;
  let entry: { name: string; size: number } | undefined;

  async function take(size: number, where: string): Promise<Buffer> {
    if (position + size > length) throw new MoveRefused(`The archive ${path} is cut short: it ends inside ${where}.`);
    const bytes = Buffer.allocUnsafe(size);
    for (let done = 0; done < size; ) {
      const { bytesRead } = await file.read(bytes, done, size - done, position + done);
      if (bytesRead === 0) throw new MoveRefused(`The archive ${path} is cut short: it ends inside ${where}.`);
      done += bytesRead;
    }
    position += size;
    return bytes;
  }

  return {
    async next() {
      if (entry) position += entry.size + paddingAfter(entry.size);
      const after = entry ? `what follows ${entry.name}` : 'its beginning';
      entry = undefined;
      const block = await take(BLOCK, after);
      if (block.equals(END.subarray(0, BLOCK))) {
        const second = await take(BLOCK, 'its end');
        if (!second.equals(block) || position !== length)
          throw new MoveRefused(`The archive ${path} is damaged: something follows its end.`);
        return undefined;
      }
      entry = readTarHeader(block);
      if (!entry) throw new MoveRefused(`The archive ${path} is damaged, or is none of Chat-JS: at ${after}.`);
      return entry;
    },
    async read(max) {
      if (!entry) throw new Error('there is no entry to read');
      const { name, size } = entry;
      if (size > max) throw new MoveRefused(`${name} in the archive ${path} is larger than anything Chat-JS writes.`);
      const bytes = await take(size, name);
      const padding = await take(paddingAfter(size), name);
      if (padding.some((byte) => byte !== 0)) throw new MoveRefused(`The archive ${path} is damaged: after ${name}.`);
      entry = undefined;
      return bytes;
    },
    close: () => file.close(),
  };
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    throw new MoveRefused(`There is no file ${path}.`);
  }
}
