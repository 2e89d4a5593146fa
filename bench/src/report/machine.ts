import { cpus, release, totalmem, type } from 'node:os';
import { CORES, canPin } from '../lib/process.ts';

/** What it ran on, without saying whose it is. `clients`: where the load comes from. */
export function describeMachine(clients = `generator to core ${CORES.generator}`): string {
  const [first] = cpus();
  const pinned = canPin() ? `server pinned to core ${CORES.server}, ${clients}` : 'nothing pinned: one core, or no taskset';
  return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release().split('-')[0]}, Node ${process.versions.node}; ${pinned}`;
}
