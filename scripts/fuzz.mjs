import { ensureInstalled } from './lib/install.mjs';
import { foreground, projectNode } from './lib/processes.mjs';
import { inRoot, main } from './lib/root.mjs';

/** The same fuzzers that `npm test` runs for seconds, for longer. */
const LONG = { FUZZ_EXAMPLES: '200', FUZZ_CONNECTIONS: '5000', FUZZ_MESSAGES: '1000000', FUZZ_DATAGRAMS: '1000000' };

await main(async () => {
  await ensureInstalled();
  const tests = [
    'apps/server/tests/openapi.test.ts',
    'apps/server/tests/frames.test.ts',
    'packages/markdown/src/laws.test.ts',
    'apps/server/src/stun/answer-binding.test.ts',
  ];
  const projects = ['--project', 'app', '--project', 'units'];
  const vitest = [inRoot('node_modules/vitest/vitest.mjs'), 'run', ...projects, '--testTimeout', '3600000', ...tests];
  return foreground(projectNode(), vitest, { env: { ...LONG, ...process.env, NODE_ENV: 'test' } });
});
