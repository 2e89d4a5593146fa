import path from 'node:path';
import type { Check } from './check.ts';
import { listFiles, ROOT } from './files.ts';
import { bin, complaints, runNode } from './tools.ts';

const FLAGS = ['--noEmit', '--incremental', '--pretty', 'false'];

/** One check for each tsconfig, so that they run side by side and say where the time goes. */
export async function typeChecks(): Promise<Check[]> {
  const configs = await listFiles(/(^|\/)tsconfig\.json$/);
  return configs.map(({ path: config }) => ({
    name: `types ${nameOf(config)}`,
    fix: 'Mend the types; a cast is the last resort.',
    run: async () => complaints(await runNode([bin('typescript/bin/tsc'), '-p', config, ...FLAGS, '--tsBuildInfoFile', memoryOf(config)])),
  }));
}

function nameOf(config: string): string {
  return config === 'tsconfig.json' ? 'tools' : path.posix.dirname(config);
}

/** What the compiler remembers, so that the second time is faster. */
function memoryOf(config: string): string {
  return path.join(ROOT, '.cache/types', `${nameOf(config).replaceAll('/', '-')}.json`);
}
