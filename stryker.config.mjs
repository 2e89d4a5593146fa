/**
 * Code in which a condition that no test holds would be a hole. A change that nobody can notice is explained beside the code:
 * `// Stryker disable next-line <mutator>: why`.
 */
export default {
  mutate: ['apps/server/src/features/auth/**/*.ts', 'packages/permissions/src/**/*.ts', '!**/*.test.ts', '!**/test-*.ts', '!**/testing/**'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  // Not needed in the sandbox; and Stryker would read the root's tsconfig.json through an API that TypeScript 7 does not have.
  ignorePatterns: ['.cache', 'data', 'apps/web', 'bench', 'deploy', 'docs', 'scripts', 'tools', '/tsconfig.json'],
  tempDirName: '.cache/mutation/sandboxes',
  cleanTempDir: 'always',
  // A busy machine is no endless loop.
  timeoutMS: 30_000,
  thresholds: { high: 100, low: 100, break: 100 },
  reporters: ['clear-text', 'progress', 'html'],
  clearTextReporter: { reportTests: false, logTests: false },
  htmlReporter: { fileName: '.cache/mutation/report.html' },
};
