import { bareSocketio } from './bare-socketio.ts';
import { ejabberd } from './ejabberd/ejabberd.ts';
import { ours } from './ours.ts';
import { rawWs } from './raw-ws.ts';
import type { System, SystemName } from './system.ts';

export const SYSTEMS: readonly System[] = [rawWs, bareSocketio, ours, ejabberd];

export function systemNamed(name: SystemName): System {
  const found = SYSTEMS.find((system) => system.name === name);
  if (!found) throw new Error(`No system ${name}; there are ${SYSTEMS.map((system) => system.name).join(', ')}`);
  return found;
}
