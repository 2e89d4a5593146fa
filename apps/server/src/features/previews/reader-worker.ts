import { parentPort } from 'node:worker_threads';
import { readHead } from './read-head.ts';
import type { ToRead } from './reader-thread.ts';

if (!parentPort) throw new Error('reader-worker.ts runs as a worker thread');
const port = parentPort;

port.on('message', ({ id, bytes, type }: ToRead) => port.postMessage({ id, head: readHead(bytes, type) }));
