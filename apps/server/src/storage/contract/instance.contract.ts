import { describe, expect, test } from 'vitest';
import { INSTANCE_DEFAULTS } from '../../features/instance/store.ts';
import type { Storage } from '../storage.ts';
import type { Open } from './harness.ts';

export function instanceContract(open: Open): void {
  describe('instance', () => {
    async function withFresh(work: (instance: Storage['instance']) => Promise<void>): Promise<void> {
      const storage = await open();
      try {
        await work(storage.instance);
      } finally {
        await storage.close();
      }
    }

    test('a new installation has the defaults', () =>
      withFresh(async (instance) => {
        expect(await instance.getInstance()).toEqual(INSTANCE_DEFAULTS);
      }));

    test('a change touches only what it names', () =>
      withFresh(async (instance) => {
        const changed = { ...INSTANCE_DEFAULTS, setup_token_hash: 'hash', setup_token_expires_at: 1_795_000_000_000 };
        expect(await instance.updateInstance({ setup_token_hash: 'hash', setup_token_expires_at: 1_795_000_000_000 })).toEqual(changed);
        expect(await instance.updateInstance({ name: 'Дом', registration: undefined })).toEqual({ ...changed, name: 'Дом' });
        expect(await instance.getInstance()).toEqual({ ...changed, name: 'Дом' });
      }));

    test('of fifty who finish the setup at once one succeeds, and the token is forgotten', () =>
      withFresh(async (instance) => {
        await instance.updateInstance({ setup_token_hash: 'hash', setup_token_expires_at: 1 });
        const answers = await Promise.all(
          Array.from({ length: 50 }, (_, i) => instance.finishSetup({ name: `name ${i}`, registration: 'open' })),
        );
        expect(answers.filter(Boolean)).toHaveLength(1);
        expect(await instance.getInstance()).toEqual({
          name: `name ${answers.indexOf(true)}`,
          registration: 'open',
          setup_done: true,
          setup_token_hash: null,
          setup_token_expires_at: 0,
        });
      }));

    test('a setup that stopped half-way can be done again', () =>
      withFresh(async (instance) => {
        await instance.finishSetup({ name: 'one', registration: 'open' });
        await instance.reopenSetup();
        expect((await instance.getInstance()).setup_done).toBe(false);
        expect(await instance.finishSetup({ name: 'two', registration: 'invite' })).toBe(true);
      }));
  });
}
