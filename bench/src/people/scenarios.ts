import { evening } from './evening.ts';
import { idle } from './idle.ts';
import { members } from './members.ts';
import { returning } from './return.ts';
import type { LoadScenario } from './scenario.ts';
import { stalled } from './stalled.ts';

export const SCENARIOS: readonly LoadScenario[] = [
  evening({ name: 'active', title: 'A lively evening on one node', people: 1000, active: 1000, nodes: 1, most: 100 }),
  evening({ name: 'crowd', title: 'Many connected, some active, on two nodes', people: 10_000, active: 1000, nodes: 2, most: 250 }),
  idle,
  returning,
  stalled,
  members,
];
