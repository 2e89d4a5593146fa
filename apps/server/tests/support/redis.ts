import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import { atEnd } from './at-end.ts';

/** A Redis of its own for a test: on a free port of this machine, gone with the test. */
export interface TestRedis {
  url: string;
  /** It stands still: connections stay, answers do not come. */
  freeze(): void;
  thaw(): void;
  /** Ends it; what was not kept on disk is gone. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Runs one command beside the server that is tested. */
  command(...words: string[]): Promise<unknown>;
}

/** `keep`: each write is on disk before it is answered, and there again after a start. Otherwise everything is in memory only. */
export async function startRedis({ keep = false } = {}): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'chat-js-redis-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const port = await freePort();
  const persistence = keep ? ['--appendonly', 'yes', '--appendfsync', 'always'] : ['--appendonly', 'no'];
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--daemonize', 'no', ...persistence];
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  const redis: TestRedis = {
    url,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async stop() {
      const running = child;
      child = undefined;
      if (!running || running.exitCode !== null) return;
      const ended = once(running, 'exit');
      running.kill('SIGCONT');
      running.kill('SIGKILL');
      await ended;
    },
    async start() {
      const starting = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
      child = starting;
      let output = '';
      await new Promise<void>((resolve, reject) => {
        starting.stdout.on('data', (chunk: Buffer) => {
          output += chunk;
          if (output.includes('Ready to accept connections')) resolve();
        });
        starting.on('error', reject);
        starting.on('exit', () => reject(new Error(`redis-server did not start:\n${output}`)));
      });
    },
    async command(...words) {
      const client = createClient({ url });
      await client.connect();
      try {
        return await client.sendCommand(words);
      } finally {
        client.destroy();
      }
    },
  };
  atEnd(() => redis.stop());
  await redis.start();
  return redis;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
