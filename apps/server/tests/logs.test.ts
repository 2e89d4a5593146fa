import { expect, test } from 'vitest';
import { ask, send } from './support/calls.ts';
import { PASSWORD, register, registerMember } from './support/people.ts';
import { startServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';

test('the log tells who did what and how long it took, and neither content nor secrets', async () => {
  const server = await startServer({ env: { LOG_LEVEL: 'trace' }, faults: true });
  const person = await register(server, { name: 'наблюдаемая' });
  const guild = await person.call('guilds.create', { name: 'ТАЙНОЕ-ОБЩЕСТВО', template: 'empty' });
  const [channel] = await person.call('channels.list', { guild_id: guild.id });
  const channel_id = channel?.id ?? '';
  const { code } = await person.call('invites.create', { channel_id });
  await registerMember(server, person, channel_id);
  await person.call('messages.create', { channel_id, content: 'ТАЙНОЕ-СООБЩЕНИЕ' });
  await ask({ url: server.url, cookie: person.cookie }, 'auth.refresh', {});
  await ask(server, 'auth.login', { login: 'наблюдаемая', password: 'ТАЙНЫЙ-НЕВЕРНЫЙ-ПАРОЛЬ' });
  await ask(server, 'invites.get', { code });
  await send(server, '/api/v10/auth/login', {
    method: 'POST',
    body: '{"password":"ТАЙНЫЙ-ОБРЫВ',
    headers: { 'content-type': 'application/json' },
  });
  await send({ url: server.url, token: 'SECRETTOKEN' }, '/api/v10/users/@me?secret=SECRETQUERY');
  const socket = await openSocket(person);
  await socket.callRaw('messages.create', { channel_id, content: 'ТАЙНЫЙ-ЗВОНОК' });
  await socket.callRaw('messages.create', { channel_id, content: { ТАЙНОЕ: 'ПОЛЕ' } });
  await socket.callRaw('ТАЙНАЯ-ОПЕРАЦИЯ', {});

  const log = server.log.join('');
  const secrets = ['ТАЙН', 'SECRETTOKEN', 'SECRETQUERY', PASSWORD, person.token, person.cookie.split('=')[1] ?? '', code];
  for (const secret of secrets) expect(log).not.toContain(secret);
  expect(log).not.toMatch(/\$2[aby]\$/);

  const lines = server.log.map((line) => JSON.parse(line) as Record<string, unknown>);
  const sent = lines.find(({ route, method }) => method === 'POST' && String(route).endsWith('/channels/:channel_id/messages'));
  expect(sent).toMatchObject({ status: 200, user: person.id, ms: expect.any(Number) });
});

test('a fault of ours is logged with its cause and told as one sentence', async () => {
  const server = await startServer({ faults: true });
  const person = await register(server);
  const { listSessions } = server.ctx.storage.sessions;
  server.ctx.storage.sessions.listSessions = async () => {
    throw new Error('the cause in all its detail');
  };
  const outcome = await send({ url: server.url, token: person.token }, '/api/v10/auth/sessions?secret=SECRETQUERY');
  server.ctx.storage.sessions.listSessions = listSessions;
  expect([outcome.status, outcome.body]).toEqual([500, { message: '500: Internal Server Error', code: 0 }]);
  expect(server.log.join('')).toContain('the cause in all its detail');
  expect(server.log.join('')).not.toContain('SECRETQUERY');
});
