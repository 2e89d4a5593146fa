import { describe, expect, test } from 'vitest';
import { runHistories } from './histories/run.ts';
import { startNodes } from './nodes.ts';

const RUNS = Number(process.env.HISTORIES ?? 200);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** ms for each. */
const LIMIT = 2_000;

describe.each([1, 3])('random histories on %i nodes', (count) => {
  test('one order for all and for REST, no gap, nothing twice, own writes readable', { timeout: 60_000 + RUNS * LIMIT }, async () => {
    console.log(`${RUNS} histories on ${count} nodes, seed ${SEED}: SEED=${SEED} plays them again`);
    const nodes = await startNodes(count);
    const { events } = await runHistories(nodes, { runs: RUNS, seed: SEED, limit: 30_000 + RUNS * LIMIT });
    expect(events).toBeGreaterThan(RUNS);
  });
});
