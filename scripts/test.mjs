import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureDebianPackages } from './lib/debian.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { foreground, projectNode } from './lib/processes.mjs';
import { inRoot, main, say } from './lib/root.mjs';
import { ensureTestMongo, givenMongo, testMongoLine } from './lib/test-mongo.mjs';
import { countReport, forgetTotals, totalsLine, writeTotals } from './lib/totals.mjs';
import { ensureWebBuilt } from './lib/web-app.mjs';

const REPORT = inRoot('.cache/test-report.json');

await main(async (filters) => {
  forgetTotals('test');
  await ensureInstalled();
  await ensureDebianPackages();
  await ensureWebBuilt();
  if (givenMongo === undefined) await ensureTestMongo();
  say(testMongoLine());
  rmSync(REPORT, { force: true });
  mkdirSync(inRoot('.cache'), { recursive: true });
  const vitest = [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const code = await foreground(projectNode(), [...vitest, ...filters], { env: { ...process.env, NODE_ENV: 'test' } });
  const totals = countReport(existsSync(REPORT) ? JSON.parse(readFileSync(REPORT, 'utf8')) : {}, code);
  writeTotals('test', totals);
  if (totals.passed === 0) say('No test has run.');
  process.stdout.write(`${totalsLine(totals)}\n`);
  return totals.failed > 0 ? 1 : 0;
});
