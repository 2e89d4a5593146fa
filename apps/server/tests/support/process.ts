import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { atEnd } from './at-end.ts';
import { until } from './until.ts';

const SOURCE = join(import.meta.dirname, '../../src');

export interface Program {
  child: ChildProcess;
  /** What it has printed so far. */
  out(): string;
  err(): string;
  /** Settles with the exit code. */
  ended: Promise<number | null>;
}

/** The real program in a process of its own, as people start it. It gets these settings and nothing else of the environment. */
export function startProgram(env: Record<string, string>, file = 'main.ts', args: readonly string[] = []): Program {
  const child = spawn(process.execPath, [join(SOURCE, file), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', STUN_PORT: '0', ...env },
  });
  const printed = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    printed.out += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    printed.err += chunk;
  });
  const ended = once(child, 'close').then(() => child.exitCode);
  atEnd(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, out: () => printed.out, err: () => printed.err, ended };
}

/** The address of a program that has started. */
export async function addressOf(program: Program): Promise<string> {
  const find = () => /is ready: (http:\S+)/.exec(program.out())?.[1];
  await until(() => find() !== undefined || program.child.exitCode !== null, 60_000);
  return find() ?? Promise.reject(new Error(`it did not start: ${program.err()}`));
}
