import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Address, System, SystemName } from '../systems/system.ts';

export interface Visitors {
  /** Throws when someone was disconnected meanwhile. */
  check(): void;
  stop(): void;
}

export interface VisitorsOrder {
  system: SystemName;
  address: Address;
  from: number;
  to: number;
}

/** What the process of the visitors says: all are in, one was cut, or it failed. */
export type VisitorsNews = { entered: true } | { cut: number } | { failed: string };

/** A process of its own whose people enter and stay. Settles when all are in. */
export async function startVisitors(system: System, address: Address, { from, to }: { from: number; to: number }): Promise<Visitors> {
  const child = fork(fileURLToPath(new URL('./visitors-process.ts', import.meta.url)), { serialization: 'advanced' });
  let cut = 0;
  child.send({ system: system.name, address, from, to } satisfies VisitorsOrder);
  const [news] = (await once(child, 'message')) as [VisitorsNews];
  if ('failed' in news) {
    child.kill();
    throw new Error(news.failed);
  }
  child.on('message', (later: VisitorsNews) => {
    if ('cut' in later) cut++;
  });
  return {
    check: () => {
      if (cut > 0) throw new Error(`${cut} idle people were disconnected`);
    },
    stop: () => void child.kill('SIGKILL'),
  };
}
