import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from './server.ts';

const VERSION = '4.32.5';
const ROOT = join(import.meta.dirname, '../../../..');
const FOLDER = join(ROOT, 'node_modules/.cache', `schemathesis-${VERSION}`);
const PROGRAM = join(FOLDER, 'bin/schemathesis');

/**
 * Makes up requests from our own OpenAPI document and checks the answers against it (schemathesis.io). `parameters`: what
 * stands in paths where chance would only meet 404. Answers what it printed.
 */
export async function runSchemathesis(
  url: string,
  parameters: Readonly<Record<string, string>>,
  options: readonly string[],
): Promise<string> {
  await install();
  const settings = join(await temporaryFolder(), 'schemathesis.toml');
  const lines = Object.entries(parameters).map(([name, value]) => `"path.${name}" = ${JSON.stringify(value)}`);
  await writeFile(settings, ['[parameters]', ...lines, ''].join('\n'));
  const { output } = await run(PROGRAM, ['--config-file', settings, 'run', `${url}/api/v10/openapi.json`, '--no-color', ...options]);
  return output;
}

/** Once, into a Python environment of its own that goes with node_modules. */
async function install(): Promise<void> {
  if (existsSync(PROGRAM)) return;
  const steps = [
    ['python3', ['-m', 'venv', FOLDER]],
    [join(FOLDER, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`]],
  ] as const;
  for (const [command, args] of steps) {
    const { code, output } = await run(command, args);
    if (code === 0) continue;
    await rm(FOLDER, { recursive: true, force: true });
    throw new Error(`${command} ${args.join(' ')} failed; it needs python3 with venv:\n${output}`);
  }
}

function run(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd: tmpdir(), maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
    });
  });
}
