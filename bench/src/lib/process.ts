import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Server on one core, generator on another, so that neither is measured through the other's appetite. */
export const CORES = { server: 0, generator: 1 } as const;

const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;
const children = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

export interface ServerProcess {
  pid: number;
  stop(): Promise<void>;
  /** Throws with the last lines of its output when the process has ended by itself. */
  check(): void;
  hasEnded(): boolean;
  /** The end of its output. */
  lastWords(): string;
}

/** False on a machine with one core or without taskset: the report says so. */
export function canPin(): boolean {
  return cpus().length >= 2 && spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0;
}

export function pinGenerator(): void {
  const done = spawnSync('taskset', ['-a', '-c', '-p', String(CORES.generator), String(process.pid)], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`taskset: ${done.stderr}`);
}

/** Starts a program on the server's core. */
export function startServer(command: readonly string[], environment: Record<string, string>): ServerProcess {
  const [program = '', ...rest] = canPin() ? ['taskset', '-c', String(CORES.server), ...command] : command;
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
  const child = spawn(program, rest, { env: { ...process.env, NODE_ENV: 'production', ...environment }, stdio });
  children.add(child);
  let output = '';
  let ended: string | undefined;
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.on('error', (error) => {
    ended = error.message;
  });
  child.on('exit', (code, signal) => {
    children.delete(child);
    ended ??= `ended with ${code ?? signal}`;
  });
  return {
    pid: child.pid ?? 0,
    hasEnded: () => ended !== undefined,
    lastWords: () => output,
    check: () => {
      if (ended) throw new Error(`${command.join(' ')}: ${ended}\n${output}`);
    },
    stop: async () => {
      child.kill('SIGTERM');
      for (let waited = 0; !ended && waited < 5000; waited += 20) await sleep(20);
      if (!ended) child.kill('SIGKILL');
      while (!ended) await sleep(20);
    },
  };
}

/** User and system time of all threads, in seconds. /proc/[pid]/stat, fields 14 and 15 (proc(5)). */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Resident memory in bytes. /proc/[pid]/statm, field 2 (proc(5)). */
export function residentBytes(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
}

/** CPU seconds that all programs together have used on all cores. /proc/stat (proc(5)); waiting and stolen time do not count. */
export function machineCpuSeconds(): number {
  const [, user, nice, system, , , irq, softirq] = (readFileSync('/proc/stat', 'utf8').split('\n', 1)[0] ?? '').split(/ +/).map(Number);
  return ((user ?? 0) + (nice ?? 0) + (system ?? 0) + (irq ?? 0) + (softirq ?? 0)) / TICKS_PER_SECOND;
}
