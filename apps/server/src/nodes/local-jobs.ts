import type { Jobs } from '../features/jobs/port.ts';
import { nothing } from '../lib/nothing.ts';

/** One process: a job waits for nobody but itself. */
export function createLocalJobs(): Jobs {
  const running = new Set<string>();
  let token = 0;
  return {
    async run(name, job) {
      if (running.has(name)) return false;
      running.add(name);
      token += 1;
      try {
        await job({ token, check: nothing });
      } finally {
        running.delete(name);
      }
      return true;
    },
  };
}
