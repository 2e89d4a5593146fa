import type { Check } from './check.ts';
import { listFiles } from './files.ts';
import { bin, complaints, runNode } from './tools.ts';

/** One check for each tsconfig, so that they run side by side and say where the time goes. */
export async function typeChecks(): Promise<Check[]> {
  const configs = await listFiles(/(^|\/)tsconfig\.json$/);
  return configs.map(({ path: config }) => ({
    name: `types ${config === 'tsconfig.json' ? 'tools' : config.replace('/tsconfig.json', '')}`,
    fix: 'Mend the types; a cast is the last resort.',
    run: async () => complaints(await runNode([bin('typescript/bin/tsc'), '-p', config, '--noEmit', '--pretty', 'false'])),
  }));
}
