import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ServerProcess, startServer } from '../lib/process.ts';
import type { Plan, Running } from './system.ts';

const PATIENCE_MS = 20_000;

/** Starts one of the small servers beside this file: nothing to prepare, people are numbers. */
export async function startNodeServer(file: string, port: number, plan: Plan): Promise<Running> {
  const started = performance.now();
  const server = startServer([process.execPath, file], { PORT: String(port) });
  await until(server, () => accepts(port));
  const people = Array.from({ length: plan.people }, () => ({ token: '', channel: '' }));
  return { address: { port, channel: '', people }, server, readyAfter: performance.now() - started, stop: server.stop };
}

/** Asks every few milliseconds; throws when the server ends or takes too long. */
export async function until(server: ServerProcess, ready: () => Promise<boolean>, patience = PATIENCE_MS): Promise<void> {
  for (const end = performance.now() + patience; performance.now() < end; await sleep(4)) {
    server.check();
    if (await ready()) return;
  }
  throw new Error('The server did not get ready in time');
}

export async function accepts(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') return false;
    throw error;
  } finally {
    socket.destroy();
  }
}
