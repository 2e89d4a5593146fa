import { afterAll, beforeAll, describe } from 'vitest';
import type { Storage } from '../storage.ts';

/** Opens a store of its own with nothing in it; close() removes what it took. */
export type Open = () => Promise<Storage>;

/** A store for the tests of one port. They share it, so each works with ids of its own. */
export function withStorage(name: string, open: Open, tests: (storage: () => Storage) => void): void {
  describe(name, () => {
    let opened: Storage | undefined;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());
    tests(() => {
      if (!opened) throw new Error('The store is not open yet');
      return opened;
    });
  });
}
