import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSeconds, machineCpuSeconds, residentBytes } from '../lib/process.ts';
import type { Node } from './stage.ts';

/** What the nodes needed between two moments. */
export interface NodeFigures {
  seconds: number;
  /** CPU seconds of all nodes, all their threads. */
  cpu: number;
  /** CPU seconds of all programs on this machine. */
  machine: number;
  /** Largest resident memory of all nodes together. Bytes. */
  memory: number;
  /** The 99th percentile of the event loop's lag, of the worst node. ms. */
  lag: number;
}

const LOOK_MS = 200;

/** Watches until the answered function is called. A node's lag is counted from its last reading on. */
export async function watchNodes(nodes: readonly Node[]): Promise<() => Promise<NodeFigures>> {
  const cpu = () => nodes.reduce((sum, { server }) => sum + cpuSeconds(server.pid), 0);
  await Promise.all(nodes.map(({ url }) => readMetrics(url)));
  const moment = () => ({ cpu: cpu(), machine: machineCpuSeconds(), at: performance.now() });
  const before = moment();
  let memory = residentMemory(nodes);
  const timer = setInterval(() => {
    memory = Math.max(memory, residentMemory(nodes));
  }, LOOK_MS).unref();
  return async () => {
    clearInterval(timer);
    const after = moment();
    const lags = await Promise.all(nodes.map(async ({ url }) => (await readMetrics(url)).nodejs_eventloop_lag_p99_seconds ?? Number.NaN));
    return {
      seconds: (after.at - before.at) / 1000,
      cpu: after.cpu - before.cpu,
      machine: after.machine - before.machine,
      memory,
      lag: Math.max(...lags) * 1000,
    };
  };
}

/** Resident memory of all nodes, bytes. */
export function residentMemory(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { server }) => sum + (server.hasEnded() ? 0 : residentBytes(server.pid)), 0);
}

/** Resident memory once nothing needs more for what is over: the least of some seconds. Bytes. */
export async function settledMemory(nodes: readonly Node[], seconds = 5): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let second = 0; second < seconds; second++) {
    await sleep(1000);
    least = Math.min(least, residentMemory(nodes));
  }
  return least;
}

/** How many are connected, as the nodes count them. */
export async function countConnections(nodes: readonly Node[]): Promise<number> {
  const counts = await Promise.all(nodes.map(async ({ url }) => (await readMetrics(url)).chat_connections ?? Number.NaN));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The metrics without labels. (Prometheus text format) */
async function readMetrics(url: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [, name = '', value = ''] = /^([a-z_0-9]+) ([-+.0-9eNaInf]+)$/.exec(line) ?? [];
      return name === '' ? [] : [[name, Number(value)]];
    }),
  );
}
