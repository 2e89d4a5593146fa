import { expect, test } from 'vitest';
import { logInAdmin, registerMember } from './support/people.ts';
import { startServer } from './support/server.ts';
import { openClient, openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';

test('a message reaches a member through the socket, through the client and in the history', async () => {
  const server = await startServer();
  const admin = await logInAdmin(server);
  const guild = await admin.call('guilds.create', { name: 'Home', template: 'empty' });
  const [channel] = await admin.call('channels.list', { guild_id: guild.id });
  const channel_id = channel?.id ?? '';
  const anya = await registerMember(server, admin, channel_id, 'аня');

  const socket = await openSocket(anya);
  const client = await openClient(anya);
  await client.loadPresent(channel_id);
  const sent = await admin.call('messages.create', { channel_id, content: 'привет' });

  const [, heard] = await socket.next('MESSAGE_CREATE');
  expect(heard).toMatchObject({ id: sent.id, content: 'привет', guild_id: guild.id });
  await until(() => client.getState().windows[channel_id]?.messages.some(({ id }) => id === sent.id));
  expect(await anya.call('messages.list', { channel_id })).toEqual([sent]);
});
