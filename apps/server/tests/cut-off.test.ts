import { expect, test } from 'vitest';
import { isAvailable } from '../src/lib/is-available.ts';
import { openTestStorage } from '../src/storage/sqlite/test-storage.ts';
import { atEnd } from './support/at-end.ts';
import { ask } from './support/calls.ts';
import { logIn, register, registerMember } from './support/people.ts';
import { startProxy } from './support/proxy.ts';
import { startRedis } from './support/redis.ts';
import { startServer, temporaryFolder } from './support/server.ts';
import { until } from './support/until.ts';

test('on a node that hears of nothing, whoever left a guild or logged out elsewhere reads nothing more', async () => {
  const redis = await startRedis();
  const wire = await startProxy('127.0.0.1', Number(new URL(redis.url).port));
  const storage = await openTestStorage();
  atEnd(() => storage.close());
  const options = { folder: await temporaryFolder(), storage: { ...storage, close: async () => undefined } };
  const whole = await startServer({ ...options, env: { REDIS_URL: redis.url } });
  const cutOff = await startServer({ ...options, setUp: false, env: { REDIS_URL: `redis://127.0.0.1:${wire.port}` } });
  const owner = await register(whole);
  const { id: guild_id } = await owner.call('guilds.create', { name: 'Home', template: 'empty' });
  const channel_id = (await owner.call('channels.list', { guild_id }))[0]?.id ?? '';
  const member = await registerMember(whole, owner, channel_id);
  const again = await logIn(whole, owner);
  const readThere = async () => {
    const all = [owner, member, again].map((person) => ask({ ...person, url: cutOff.url }, 'messages.list', { channel_id }));
    return (await Promise.all(all)).map(({ status }) => status);
  };

  await until(async () => (await readThere()).every((status) => status === 200));
  await wire.fail('cut');
  await until(() => !isAvailable(cutOff.ctx.bus.check));
  await member.call('guilds.leave', { guild_id });
  await again.call('auth.logout', {});
  expect(await readThere()).toEqual([200, 404, 401]);
  await wire.mend();
  await until(() => isAvailable(cutOff.ctx.bus.check));
  expect(await readThere()).toEqual([200, 404, 401]);
});
