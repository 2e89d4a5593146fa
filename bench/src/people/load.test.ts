import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const AT_MOST = 60_000;

test(
  'twenty people live for five seconds, and what each of them sees is what was kept',
  () => {
    const { stdout, stderr } = spawnSync(process.execPath, [MAIN, 'active', '--people', '20', '--seconds', '5', '--json'], {
      encoding: 'utf8',
      timeout: AT_MOST,
    });
    expect(stdout, stderr).toMatch(/^{/);
    const { scenarios } = JSON.parse(stdout) as { scenarios: { errors: unknown; figures: { title: string; value: number }[] }[] };
    const [evening] = scenarios;
    expect(evening?.errors).toEqual([]);
    const value = (title: string) => evening?.figures.find((figure) => figure.title === title)?.value;
    expect(value('Messages written')).toBeGreaterThan(0);
    // Twenty people look at one channel: each of them hears each message, its writer too.
    expect(value('… delivered')).toBeGreaterThan(0);
  },
  AT_MOST,
);
