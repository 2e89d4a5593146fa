import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const GIVE_UP = 90_000;

export const ADMIN = { login: 'admin', password: 'correct horse battery staple' };

interface Options {
  folder: string;
  port: number;
  /** Runs the server under another program, such as strace. */
  under?: readonly string[];
  nodeArguments?: readonly string[];
  /** Settings beside those every server here has. */
  env?: Readonly<Record<string, string>>;
}

/** Times in ms: by the clock, and how much of it was waiting for a processor that others had. */
export interface Start {
  wall: number;
  queued: number;
}

export interface ServerProcess {
  url: string;
  /** The process that was started: the program it runs under, if there is one. */
  pid: number;
  /** What it printed as errors. */
  errors(): string;
  /** Settles when /health/ready says so; answers how long that took since the start of the process. */
  ready(): Promise<Start>;
  /** As by `kill -9`, with everything it runs under. */
  kill(): Promise<void>;
  /** As by Ctrl+C. */
  stop(): Promise<void>;
  /** As by a supervisor that starts it anew; answers the exit code. */
  terminate(): Promise<number | null>;
}

/** The real server as people run it, in a process of its own. */
export function startServer({ folder, port, under = [], nodeArguments = [], env = {} }: Options): ServerProcess {
  const started = performance.now();
  const [program = process.execPath, ...args] = [...under, process.execPath, ...nodeArguments, MAIN];
  const child = spawn(program, args, {
    // A group of its own, so that the signal reaches the server under strace too.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      STUN_PORT: '0',
      DATA_DIR: folder,
      ADMIN_NAME: ADMIN.login,
      ADMIN_PASSWORD: ADMIN.password,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
      ...env,
    },
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk;
  });
  const url = `http://127.0.0.1:${port}`;

  return {
    url,
    pid: pidOf(child),
    errors: () => errors,
    async ready() {
      const end = performance.now() + GIVE_UP;
      while (performance.now() < end) {
        if (child.exitCode !== null) throw new Error(`The server ended by itself (${child.exitCode}): ${errors}`);
        if (await isReady(url)) return { wall: performance.now() - started, queued: queuedTime(pidOf(child)) };
        await sleep(10);
      }
      throw new Error(`The server was not ready after ${GIVE_UP} ms: ${errors}`);
    },
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGINT'),
    async terminate() {
      await end(child, 'SIGTERM');
      return child.exitCode;
    },
  };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    // Not listening yet.
    return false;
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-pidOf(child), signal);
  await ended;
}

/** How long the main thread could have run and was not let, in ms (the kernel's scheduler/sched-stats.rst, field 2, in ns). */
function queuedTime(pid: number): number {
  const [, queued] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
  return Number(queued) / 1e6;
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('The process could not be started');
  return pid;
}
