import { describe, expect, test } from 'vitest';
import { runHistories } from './histories/run.ts';
import { startNodes } from './nodes.ts';

const { HISTORIES } = process.env;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** ms for each. */
const LIMIT = 2_000;

describe.each([
  [1, Number(HISTORIES ?? 50)],
  [3, Number(HISTORIES ?? 200)],
])('random histories on %i nodes', (count, runs) => {
  test('one order for all and for REST, no gap, nothing twice, own writes readable', { timeout: 60_000 + runs * LIMIT }, async () => {
    console.log(`${runs} histories on ${count} nodes, seed ${SEED}: SEED=${SEED} plays them again`);
    const nodes = await startNodes(count);
    const { events } = await runHistories(nodes, { runs, seed: SEED, limit: 30_000 + runs * LIMIT });
    expect(events).toBeGreaterThan(runs);
  });
});
