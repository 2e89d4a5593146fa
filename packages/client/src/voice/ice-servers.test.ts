import { expect, test } from 'vitest';
import { createIceServers } from './ice-servers.ts';

const answer = (urls: string[]) => async () => ({ ice_servers: [{ urls }], ttl: 600 });
const onRenew = () => undefined;

test('as long as nobody has answered there may be a relay, then it is known', async () => {
  for (const [urls, relayed] of [
    [['stun:turn.example.org'], false],
    [['stun:turn.example.org', 'turns:turn.example.org:5349?transport=tcp'], true],
  ] as const) {
    const ice = createIceServers({ list: answer([...urls]), onRenew });
    expect(ice.mayRelay()).toBe(true);
    await ice.start();
    expect(ice.mayRelay()).toBe(relayed);
    ice.stop();
  }
});

test('where nobody answers there may be one', async () => {
  const ice = createIceServers({ list: () => Promise.reject(new Error('gone')), onRenew });
  await ice.start();
  expect(ice.mayRelay()).toBe(true);
  ice.stop();
});
