import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SETTINGS } from '../../apps/server/src/config.ts';
import { findComposeProblems } from './compose.ts';
import { ROOT } from './files.ts';

const [compose, dockerfile, caddyfile] = ['compose.yaml', 'Dockerfile', 'deploy/Caddyfile'].map((file) =>
  readFileSync(path.join(ROOT, file), 'utf8'),
) as [string, string, string];
const known = { settings: new Set(Object.keys(SETTINGS)), healthPaths: new Set(['/health/ready']), dockerfile, caddyfile };

test('the containers fit the server and each other', () => {
  expect(findComposeProblems(compose, known)).toEqual([]);
});

test.each([
  ['LOG_LEVEL: ${', 'LOG_LEVELS: ${', 'chat sets LOG_LEVELS, which is no setting of the server'],
  ['METRICS_TOKEN: $', 'METRICS_TOKEN: secret #$', 'chat holds the secret METRICS_TOKEN: take it from the environment'],
  ['TURN_SECRET: $', 'TURN_SECRET: secret #$', 'chat holds the secret TURN_SECRET: take it from the environment'],
  ['mongo:8', 'mongo:latest', 'mongo takes the image mongo:latest: name at least its major version'],
  ['redis:8', 'redis', 'the profile scale has no ^redis:[78]\\b'],
  ['    profiles: [https, scale]\n', '', 'without a profile 2 containers start instead of one'],
  [
    '  chat-2:\n    <<: *node\n    profiles: [scale]',
    '  chat-2:\n    <<: *node\n    profiles: [big]',
    'the profile scale has 1 nodes instead of two',
  ],
  ['@mongo:27017', '@mongodb:27017', 'chat MONGODB_URL names mongodb, which is no service'],
  ['@redis:6379', '@redis:6380', 'chat REDIS_URL names port 6380 of redis'],
  ['+ chat-2:3000', '+ chat-3:3000', 'the proxy does not know the node chat-2'],
  ['UPSTREAMS: $', 'UPSTREAM: $', 'caddy is not given UPSTREAMS'],
  ['internal: true', 'internal: false', 'mongo is on the network stores, which has a way out'],
  ['command: [--wired', 'ports: ["27017:27017"]\n    command: [--wired', 'mongo has a published port'],
  ['appendonly yes', 'appendonly no', 'redis lacks appendonly yes'],
  [
    'condition: service_healthy\n\n  caddy',
    'condition: service_started\n\n  caddy',
    'a node of the profile scale does not wait for both stores to be healthy',
  ],
])('%s instead of %s is told', (right, wrong, line) => {
  expect(compose).toContain(right);
  expect(findComposeProblems(compose.replace(right, wrong), known)).toContain(line);
});

test('a path that the server does not answer is told', () => {
  const gone = { ...known, caddyfile: caddyfile.replace('/health/ready', '/health/fine') };
  expect(findComposeProblems(compose, gone)).toEqual(['deploy/Caddyfile asks /health/fine, which the server does not answer']);
});
