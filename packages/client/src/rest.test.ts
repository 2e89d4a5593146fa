import { expect, it } from 'vitest';
import { requestOf } from './rest.ts';

it('fills and escapes the path, and puts the rest into the query', async () => {
  expect(await requestOf('messages.list', { channel_id: '5', limit: 50, before: undefined })).toMatchObject({
    method: 'GET',
    path: '/channels/5/messages?limit=50',
  });
  expect((await requestOf('invites.get', { code: 'a/../b', with_counts: true })).path).toBe('/invites/a%2F..%2Fb?with_counts=true');
});

it('puts the rest into the body, or the one field that is the body', async () => {
  expect(await requestOf('messages.create', { channel_id: '5', content: 'hi' })).toMatchObject({
    method: 'POST',
    path: '/channels/5/messages',
    body: '{"content":"hi"}',
  });
  expect((await requestOf('channels.reorder', { guild_id: '1', channels: [{ id: '2', position: 3 }] })).body).toBe(
    '[{"id":"2","position":3}]',
  );
});
