import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './files.ts';
import { findTurnProblems } from './turn.ts';

const conf = readFileSync(path.join(ROOT, 'deploy/coturn/turnserver.conf'), 'utf8');

test('the settings of coturn are whole', () => {
  expect(findTurnProblems(conf)).toEqual([]);
});

test.each([
  ['no-tcp-relay\n', '', 'turnserver.conf lacks no-tcp-relay'],
  ['user-quota=64', 'user-quota', 'turnserver.conf lacks /^user-quota=\\d+$/'],
  ['denied-peer-ip=10.0.0.0-', '# denied-peer-ip=10.0.0.0-', 'turnserver.conf lets people be led to 10.0.0.0'],
  ['fingerprint', 'allow-loopback-peers', 'turnserver.conf has allow-loopback-peers'],
  ['denied-peer-ip=::1-', 'denied-peer-ip=::-', 'turnserver.conf lets people be led to ::1'],
])('%s instead of %s is told', (right, wrong, line) => {
  expect(conf).toContain(right);
  expect(findTurnProblems(conf.replace(right, wrong))).toContain(line);
});
