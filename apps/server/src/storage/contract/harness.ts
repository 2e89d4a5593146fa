import { afterAll, beforeAll, describe } from 'vitest';
import type { Storage } from '../storage.ts';

/** Opens a store of its own with nothing in it. */
export type Open = () => Promise<Storage>;

/** A store for the tests of one port. They share it, so each works with ids of its own. */
export function withStorage(name: string, open: Open, tests: (storage: Storage) => void): void {
  describe(name, () => {
    let opened: Storage | undefined;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());

    const port = <Name extends keyof Storage>(key: Name): Storage[Name] => {
      if (!opened) throw new Error('The store is not open yet');
      return opened[key];
    };
    tests({
      get instance() {
        return port('instance');
      },
      get users() {
        return port('users');
      },
      get sessions() {
        return port('sessions');
      },
      get guilds() {
        return port('guilds');
      },
      get members() {
        return port('members');
      },
      get messages() {
        return port('messages');
      },
      get invites() {
        return port('invites');
      },
      get check() {
        return port('check');
      },
      get close() {
        return port('close');
      },
    });
  });
}
