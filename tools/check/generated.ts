import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './files.ts';
import { runNode } from './tools.ts';

/** Written by the server from its own configuration schema, never by hand. */
const GENERATED = [
  { file: 'docs/configuration.md', format: 'md' },
  { file: '.env.example', format: 'env' },
] as const;

export const GENERATE_COMMAND = 'npm run generate';

/** What each generated file should hold now. */
export async function generate(): Promise<{ file: string; text: string }[]> {
  return Promise.all(
    GENERATED.map(async ({ file, format }) => {
      const { code, output } = await runNode(['apps/server/src/cli.ts', 'print-config', '--format', format]);
      if (code !== 0) throw new Error(`print-config --format ${format} failed: ${output}`);
      return { file, text: `${output.trimEnd()}\n` };
    }),
  );
}

export async function checkGenerated(): Promise<string[]> {
  const problems = (await generate()).map(async ({ file, text }) => {
    const present = await readFile(path.join(ROOT, file), 'utf8').catch(() => undefined);
    if (present === undefined) return [`${file} is missing`];
    return present === text ? [] : [`${file} is not what apps/server/src/config.ts says now`];
  });
  return (await Promise.all(problems)).flat();
}
