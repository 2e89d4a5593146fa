import type { SETTINGS } from './config.ts';

/** docs/configuration.md or .env.example, made from the table of settings. */
export function printConfig(settings: typeof SETTINGS, format: 'md' | 'env'): string {
  const rows = Object.entries(settings);
  if (format === 'env') {
    return [
      '# Copy to .env or set in the environment. Everything has a sensible default.',
      ...rows.map(([name, { about, example }]) => `\n# ${about}\n#${name}=${example}`),
    ].join('\n');
  }
  return [
    '# Configuration',
    '',
    'Everything is set by environment variables, and nothing has to be. A wrong value stops the start and says what was expected.',
    'This page is generated from `apps/server/src/config.ts`: `npm run generate`.',
    '',
    '| Setting | Expected | Default | What it does |',
    '|---|---|---|---|',
    ...rows.map(([name, { about, expected, schema }]) => `| \`${name}\` | ${expected} | ${defaultOf(schema)} | ${about} |`),
  ].join('\n');
}

function defaultOf(schema: { safeParse(value: undefined): { success: boolean; data?: unknown } }): string {
  const { data } = schema.safeParse(undefined);
  if (data === undefined || data === '') return '';
  return `\`${String(data).replace(process.cwd(), '.')}\``;
}
