import { defineConfig } from 'vitest/config';
import { macros } from './apps/web/scripts/macros.ts';

/** Units stand beside their files; whole-app tests and browser tests have folders of their own and run after them. */
export default defineConfig({
  test: {
    // Much of a test is waiting: of two cores both are used.
    maxWorkers: '100%',
    projects: [
      {
        // The sentences of the web app are macros.
        plugins: [macros()],
        test: {
          name: 'units',
          include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}', '{bench,tools,scripts,apps/web/scripts}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          testTimeout: 10_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'app',
          include: ['apps/server/tests/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // What depends most on what a store promises, once more on the other one.
        test: {
          name: 'app on mongodb',
          include: [
            'apps/server/tests/{announcement-races,audit-log,bans,escalation,invites,operators,parity,post-races,presence,private-threads,races,read-states,relationships,sync-law,user-settings}.test.ts',
            'apps/server/tests/voice-messages.test.ts',
          ],
          env: { CHAT_TEST_STORE: 'mongodb' },
          testTimeout: 120_000,
          // Building the test database may fall into it.
          hookTimeout: 600_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          // A finger, a drag or two seconds on a busy machine: a second attempt tells haste from a defect.
          retry: 1,
          include: ['apps/web/e2e/**/*.test.ts'],
          // Two browsers on one machine disturb each other's timing; one file at a time.
          fileParallelism: false,
          testTimeout: 120_000,
          // What a browser shows comes when it comes, on a busy machine too.
          expect: { poll: { timeout: 30_000, interval: 100 } },
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
