import { setTimeout as sleep } from 'node:timers/promises';
import { createHistogram } from '../lib/histogram.ts';
import { cpuSeconds } from '../lib/process.ts';
import type { Asker } from '../wire/asker.ts';

export interface AskingOptions {
  open(connection: number): Promise<Asker>;
  pid: number;
  connections: number;
  ms: number;
  /** The text of the next request of a connection. */
  request(connection: number): string;
  /** Looks at an answer; throws when it is not what was asked for. */
  check(body: Buffer, connection: number): void;
}

export interface Asked {
  seconds: number;
  answers: number;
  serverCpu: number;
  p50: number;
  p99: number;
}

const WARM_UP_MS = 700;

/** Each connection asks again as soon as it is answered. A refusal ends the measurement. */
export async function ask({ open, pid, connections, ms, request, check }: AskingOptions): Promise<Asked> {
  let histogram = createHistogram();
  let running = true;
  const opened = await Promise.all(Array.from({ length: connections }, (_, index) => open(index)));

  const workers = opened.map(async (connection, index) => {
    while (running) {
      const start = performance.now();
      const body = await connection.ask(request(index));
      histogram.add(performance.now() - start);
      check(body, index);
    }
  });
  const failed = Promise.all(workers);

  const measured = (async () => {
    await sleep(WARM_UP_MS);
    histogram = createHistogram();
    const cpu = cpuSeconds(pid);
    const start = performance.now();
    await sleep(ms);
    const seconds = (performance.now() - start) / 1000;
    return {
      seconds,
      answers: histogram.count(),
      serverCpu: cpuSeconds(pid) - cpu,
      p50: histogram.quantile(0.5),
      p99: histogram.quantile(0.99),
    };
  })();

  const asked = await Promise.race([measured, failed.then(() => measured)]);
  running = false;
  await failed;
  for (const connection of opened) connection.close();
  return asked;
}
