import { startWorker } from '../../lib/start-worker.ts';
import type { Call, Outcome } from './group.ts';
import type { Writer, WriterSeat } from './writer.ts';

/** A small young generation keeps the second heap small; the old one is for a group of the largest guilds. Unit: MiB. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 4, stackSizeMb: 1 };

/** Starts the thread that writes. Settles when it can. */
export function startWriterThread(path: string, writer: Writer): Promise<WriterSeat> {
  const worker = startWorker(new URL('./writer-worker.ts', import.meta.url), { workerData: { path }, resourceLimits: LIMITS });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  const seat: WriterSeat = {
    post: (group: Call[]) => worker.postMessage(group),
    close() {
      worker.postMessage('close');
      return ended;
    },
  };

  return new Promise((resolve, reject) => {
    function fail(error: Error): void {
      writer.broken(error);
      reject(error);
    }
    worker.on('message', (message: 'open' | Outcome) => {
      if (message === 'open') resolve(seat);
      else writer.answered(message);
    });
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('The thread that writes to the database has ended')));
  });
}
