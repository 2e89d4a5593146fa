import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSeconds, machineCpuSeconds } from '../lib/process.ts';
import type { Crowd } from './crowd.ts';
import type { Load } from './loads.ts';

export interface Measured {
  seconds: number;
  sends: number;
  deliveries: number;
  /** CPU seconds of the server, all its threads. */
  serverCpu: number;
  generatorCpu: number;
  /** Cores taken by programs that are not measured. */
  others: number;
  delivered: { p50: number; p99: number };
  acknowledged: { p50: number; p99: number };
}

const WARM_UP_MS = 700;

/** Loads a crowd, measures the middle, waits for the rest and checks that every delivery happened once. */
export async function measure(crowd: Crowd, pid: number, load: Load, ms: number): Promise<Measured> {
  const stop = load(crowd);
  await sleep(WARM_UP_MS);
  crowd.forgetLatencies();
  const before = snapshot(crowd, pid);
  await sleep(ms);
  const after = snapshot(crowd, pid);
  const { delivered, acknowledged } = crowd.latencies;
  stop();
  await crowd.settled();
  const seconds = (after.at - before.at) / 1000;
  const serverCpu = after.cpu - before.cpu;
  const generatorCpu = after.generator - before.generator;
  return {
    seconds,
    sends: after.acknowledged - before.acknowledged,
    deliveries: after.deliveries - before.deliveries,
    serverCpu,
    generatorCpu,
    others: Math.max(0, after.machine - before.machine - serverCpu - generatorCpu) / seconds,
    delivered: { p50: delivered.quantile(0.5), p99: delivered.quantile(0.99) },
    acknowledged: { p50: acknowledged.quantile(0.5), p99: acknowledged.quantile(0.99) },
  };
}

function snapshot(crowd: Crowd, pid: number) {
  const { user, system } = process.cpuUsage();
  return {
    at: performance.now(),
    deliveries: crowd.deliveries(),
    acknowledged: crowd.acknowledged(),
    cpu: cpuSeconds(pid),
    generator: (user + system) / 1e6,
    machine: machineCpuSeconds(),
  };
}
