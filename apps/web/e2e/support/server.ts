import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, '../../../server/src');
/** ms */
const START_TIMEOUT = 60_000;

const READY = / is ready: (\S+)\n/;
const SETUP_LINK = /: (\S+\/setup#\S+)\n/;

/** The password of everybody on a seeded server. */
export const SEED_PASSWORD = 'chat-js-dev';

export interface TestServer {
  url: string;
  /** What the server printed for its owner; undefined when it is set up. */
  setupLink: string | undefined;
  /** What it has used of a core so far, in seconds. */
  cpuSeconds(): number;
  /** As by Ctrl+Z: connections stay open and nobody answers. */
  freeze(): void;
  thaw(): void;
  /** As by `kill -9`. */
  kill(): Promise<void>;
  /** As by `systemctl stop`: it may say goodbye. */
  quit(): Promise<void>;
  /** After `kill` or `quit`: the same data on the same port. */
  start(): Promise<void>;
  /** Ends it for good. Throws when it has logged an error. */
  stop(): Promise<void>;
}

interface Options {
  /** Begins with the people and conversations of `npm run dev`. */
  seeded?: boolean;
  /** Off where a test writes more than a person would. */
  limits?: 'on' | 'off';
  /** Settings beside those every server of the tests has. */
  settings?: Record<string, string>;
  /** Another program than the one that people run: the file that starts it. */
  program?: string;
}

/** The real program as people run it, with an empty data folder of its own. */
export async function startServer({
  seeded = false,
  limits = 'on',
  settings = {},
  program = join(PROGRAM, 'main.ts'),
}: Options = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'chat-js-e2e-'));
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    HOST: '127.0.0.1',
    STUN_PORT: '0',
    PORT: String(port),
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    RATE_LIMITS: limits,
    CHAT_STRICT: '1',
    ...settings,
  };
  if (seeded) execFileSync(process.execPath, [join(PROGRAM, 'cli.ts'), 'seed'], { env });

  let child = run(program, env);
  await child.printed(READY);
  const server: TestServer = {
    url: `http://127.0.0.1:${port}`,
    setupLink: seeded ? undefined : await child.printed(SETUP_LINK),
    cpuSeconds: () => cpuSeconds(child.pid()),
    freeze: () => child.signal('SIGSTOP'),
    thaw: () => child.signal('SIGCONT'),
    kill: () => child.end('SIGKILL'),
    quit: () => child.end('SIGTERM'),
    async start() {
      child = run(program, env);
      await child.printed(READY);
    },
    async stop() {
      child.signal('SIGCONT');
      await child.end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
      const problems = child.output().match(/^\{"level":[56]0.*$/gm);
      if (problems) throw new Error(`The server logged errors:\n${problems.join('\n')}`);
    },
  };
  return server;
}

function run(program: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  let output = '';
  const noted = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
      for (const look of [...noted]) look();
    });
  }

  /** Settles with what the server prints. */
  function printed(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`The server did not print ${pattern}:\n${output}`)), START_TIMEOUT);
      child.once('exit', () => reject(new Error(`The server ended by itself:\n${output}`)));
      const look = () => {
        const found = pattern.exec(output)?.[1];
        if (found === undefined) return;
        clearTimeout(timer);
        noted.delete(look);
        resolve(found);
      };
      noted.add(look);
      look();
    });
  }

  return {
    printed,
    output: () => output,
    pid: () => child.pid ?? 0,
    signal: (name: NodeJS.Signals) => void child.kill(name),
    async end(name: NodeJS.Signals) {
      process.off('exit', killWithUs);
      if (hasEnded(child)) return;
      const ended = once(child, 'exit');
      child.kill(name);
      await ended;
    },
  };
}

/** Of a process with all its threads; ticks are hundredths of a second (proc(5), utime and stime). */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
