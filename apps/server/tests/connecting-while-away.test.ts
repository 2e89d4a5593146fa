import { createClient } from '@chat-js/client/client.ts';
import { expect, test } from 'vitest';
import { Unavailable } from '../src/lib/unavailable.ts';
import { openTestStorage } from '../src/storage/sqlite/test-storage.ts';
import { atEnd } from './support/at-end.ts';
import { logInAdmin } from './support/people.ts';
import { startServer } from './support/server.ts';
import { until } from './support/until.ts';

test('who connects while the store is away comes in when it is back, and no fault is logged for each attempt', async () => {
  const storage = await openTestStorage();
  let away = false;
  let refused = 0;
  const members: typeof storage.members = {
    ...storage.members,
    async listMembershipsOf(user_id) {
      if (!away) return storage.members.listMembershipsOf(user_id);
      refused += 1;
      throw new Unavailable('the store does not answer');
    },
  };
  const server = await startServer({ storage: { ...storage, members } });
  const admin = await logInAdmin(server);
  away = true;
  const client = createClient({ url: server.url, token: admin.token, retryMost: 50 });
  atEnd(() => client.close());
  await until(() => refused >= 3);
  expect(client.getState().status).not.toBe('online');
  away = false;
  await until(() => client.getState().status === 'online');
  expect(server.log.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)).toEqual([]);
});
