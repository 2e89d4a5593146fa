import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileStore } from '../files.ts';

export interface OpenFiles {
  files: FileStore;
  close(): Promise<void>;
}

/** What every place for files must do. `open` gives one with nothing in it. */
export function filesContract(open: () => Promise<OpenFiles>): void {
  describe('files', () => {
    let opened: OpenFiles | undefined;
    beforeAll(async () => {
      opened = await open();
    }, 600_000);
    afterAll(() => opened?.close());
    const files = (): FileStore => {
      if (!opened) throw new Error('It is not open yet');
      return opened.files;
    };

    async function list(after?: string): Promise<string[]> {
      const keys: string[] = [];
      for await (const key of files().list(after)) keys.push(key);
      return keys;
    }

    test('what is put under a key is got back, byte for byte, whatever its size', async () => {
      for (const size of [0, 1, 255 * 1024, 1024 * 1024, 1024 * 1024 + 1, 3_500_000]) {
        const bytes = randomBytes(size);
        await files().put(`sizes/${size}.webp`, bytes);
        const got = await files().get(`sizes/${size}.webp`);
        expect({ size, isSame: got !== undefined && bytes.equals(got) }).toEqual({ size, isSame: true });
      }
    });

    test('an unknown key is undefined, and removing it is no error', async () => {
      expect(await files().get('nothing/here.webp')).toBeUndefined();
      await files().remove('nothing/here.webp');
    });

    test('a file that is put again is the new one, once', async () => {
      await files().put('again/a.webp', Buffer.from('first'));
      await files().put('again/a.webp', Buffer.from('second and longer'));
      expect(Buffer.from((await files().get('again/a.webp')) ?? []).toString()).toBe('second and longer');
      expect((await list()).filter((key) => key === 'again/a.webp')).toHaveLength(1);
      await files().remove('again/a.webp');
      expect(await files().get('again/a.webp')).toBeUndefined();
      expect(await list()).not.toContain('again/a.webp');
    });

    test('of those who put a file at once one stays, whole', async () => {
      const contents = Array.from({ length: 5 }, (_, i) => Buffer.alloc(300_000, i));
      await Promise.all(contents.map((bytes) => files().put('race/a.webp', bytes)));
      const got = Buffer.from((await files().get('race/a.webp')) ?? []);
      expect(contents.some((bytes) => bytes.equals(got))).toBe(true);
      await files().remove('race/a.webp');
      expect(await files().get('race/a.webp')).toBeUndefined();
    });

    test('removed twice at once, it is gone', async () => {
      await files().put('gone/a.webp', Buffer.from('x'));
      await Promise.all([files().remove('gone/a.webp'), files().remove('gone/a.webp')]);
      expect(await files().get('gone/a.webp')).toBeUndefined();
    });

    test('a folder is removed with what is in it, and nothing beside it', async () => {
      for (const key of ['full/1/a.webp', 'full/1/2/b.webp', 'full/10/c.webp', 'full/1.webp']) await files().put(key, Buffer.from(key));
      await files().removeFolder('full/1');
      expect((await list('full/')).filter((key) => key.startsWith('full/'))).toEqual(['full/1.webp', 'full/10/c.webp']);
      await files().removeFolder('full/1');
    });

    test('keys are listed in the order of the alphabet, from any of them on', async () => {
      const keys = ['list/a/1.webp', 'list/a-b/1.webp', 'list/a.webp', 'list/b.webp'];
      for (const key of keys) await files().put(key, Buffer.from(key));
      const listed = (await list('list/')).filter((key) => key.startsWith('list/'));
      expect(listed).toEqual([...keys].sort());
      expect((await list('list/a.webp')).filter((key) => key.startsWith('list/'))).toEqual(['list/a/1.webp', 'list/b.webp']);
    });
  });
}
