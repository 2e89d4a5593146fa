import { execFile } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './files.ts';

export interface Ran {
  code: number;
  output: string;
}

/** Runs a file of node_modules/.bin's packages, or one of our own, with this Node. */
export function runNode(args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Ran> {
  return run(process.execPath, args, options);
}

/** Runs a command to its end; an exit code is an answer, not an error. */
export function run(
  command: string,
  args: string[],
  { cwd = ROOT, env = process.env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      { cwd, env: { ...env, NO_COLOR: '1', FORCE_COLOR: undefined }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error && typeof error.code !== 'number') reject(error);
        else resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: `${stdout}${stderr}`.trim() });
      },
    );
  });
}

/** The program of a package, without a shell between. */
export function bin(file: string): string {
  return path.join(ROOT, 'node_modules', file);
}

/** The lines of a tool that failed; none when it was content. */
export function complaints({ code, output }: Ran): string[] {
  if (code === 0) return [];
  const lines = output.split('\n').filter((line) => line.trim());
  return lines.length > 0 ? lines : [`ended with ${code} and no words`];
}
