import { expect, test } from 'vitest';
import { runKills, runKillsInTurn } from './processes/kills.ts';

const KILLS = Number(process.env.KILLS ?? 5);

test('nodes that are killed lose nothing, double nothing and keep the order', { timeout: 120_000 + KILLS * 20_000 }, async () => {
  const { acknowledged, stored, resumed, ghosts } = await runKills(KILLS, console.log);
  const p99 = at(resumed, 0.99);
  console.log(
    `${KILLS} kills: ${acknowledged} messages acknowledged, ${stored} stored and told to everybody once. ` +
      `${resumed.length} clients were back after ${at(resumed, 0.5)} ms (median), ${p99} ms (p99); ` +
      `${ghosts.length} ghosts were gone after ${at(ghosts, 0.5)} ms (median), ${at(ghosts, 1)} ms (longest).`,
  );
  expect(acknowledged).toBeGreaterThan(KILLS * 10);
  expect(ghosts.length).toBeGreaterThan(0);
  expect(p99).toBeLessThan(5_000);
});

test('who was connected to nodes that all die within seconds goes, though no node is left that was there with them', {
  timeout: 240_000,
}, async () => {
  const ghosts = await runKillsInTurn();
  console.log(`the ghosts of all nodes were gone after ${ghosts.map(Math.round).join(', ')} ms`);
  expect(ghosts).toHaveLength(3);
});

function at(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
}
