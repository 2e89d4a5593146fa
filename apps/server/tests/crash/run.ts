import { parseArgs } from 'node:util';
import { runCrashCycles } from './cycles.ts';

// npm run crash -- --cycles 1000
const { values } = parseArgs({ options: { cycles: { type: 'string', default: '50' } } });
const { cycles, acknowledged, stored, starts } = await runCrashCycles(Number(values.cycles), console.log);
const walls = starts.map(({ wall }) => Math.round(wall)).sort((a, b) => a - b);
console.log(
  `${cycles} crashes: ${acknowledged} messages acknowledged, ${stored} stored, none lost, none doubled. ` +
    `Ready again after ${walls[walls.length >> 1]} ms (median), ${walls.at(-1)} ms (longest).`,
);
