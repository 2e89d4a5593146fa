import { getCompileCacheDir } from 'node:module';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** A thread that runs a TypeScript file of ours, with nothing of this process's environment and flags. */
export function startWorker(file: URL, options: WorkerOptions): Worker {
  const cache = getCompileCacheDir();
  return new Worker(file, {
    ...options,
    // Without the cache each thread would load its own compiler to strip the types.
    env: cache ? { NODE_COMPILE_CACHE: cache } : {},
    execArgv: [],
  });
}
