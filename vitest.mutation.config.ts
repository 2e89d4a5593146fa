import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** The tests that `npm run mutation` runs against each change: quick ones, without processes, sockets or second attempts. */
export default defineConfig({
  resolve: {
    // A sandbox borrows node_modules, whose @chat-js packages lead back to the sources that nothing has changed.
    alias: [{ find: /^@chat-js\/([\w-]+)\/(.+)$/, replacement: path.join(import.meta.dirname, 'packages/$1/src/$2') }],
  },
  test: {
    include: ['apps/server/src/features/auth/**/*.test.ts', 'packages/permissions/src/**/*.test.ts'],
    // Stryker itself ends what hangs.
    testTimeout: 60_000,
  },
});
