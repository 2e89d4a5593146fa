import type { Config } from '../config.ts';
import { checkStun } from './check-stun.ts';
import { checkTurn } from './check-turn.ts';
import { checkWeb } from './check-web.ts';
import type { Finding } from './finding.ts';
import type { World } from './world.ts';

const SIGNS = { ok: '✓', note: '!', bad: '✗' };

/** Looks at what connecting by voice needs, from this machine, and tells each thing as it is found. Resolves to whether all is well. */
export async function examine(world: World, config: Config, tell: (line: string) => void): Promise<boolean> {
  const url = config.PUBLIC_URL;
  const host = url === undefined ? undefined : new URL(url).hostname.replace(/^\[|\]$/g, '');
  const isNamed = !config.TURN_URLS.some((one) => one.startsWith('stun'));
  const checks = [
    () => checkWeb(world, url),
    () => checkStun(world, { port: config.STUN_PORT, host: isNamed ? host : undefined }),
    () => checkTurn(world, { urls: config.TURN_URLS, secret: config.TURN_SECRET }),
  ];
  const findings: Finding[] = [];
  for (const check of checks) {
    for (const finding of await check()) {
      tell(`${SIGNS[finding.level]} ${finding.line}`);
      findings.push(finding);
    }
  }
  const count = findings.filter(({ level }) => level === 'bad').length;
  tell(count === 0 ? world.words.well : world.words.unwell(count));
  return count === 0;
}
