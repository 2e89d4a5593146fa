import { expect, test } from 'vitest';
import { openContext, registerPerson } from '../auth/test-context.ts';
import { type IceSettings, listIceServers } from './list-ice-servers.ts';

const BARE: IceSettings = { host: undefined, stunPort: 3478, urls: [], turnSecret: undefined };
const URLS = ['turn:turn.example.org:3478', 'turns:turn.example.org:5349?transport=tcp'];
const SECRET = 'the secret of both';

async function ask(ice: IceSettings, host?: string) {
  const open = await openContext();
  const actor = await registerPerson(open);
  const answer = await listIceServers({ ...open.ctx, ice }, actor, { host });
  return { ...answer, actor, clock: open.clock };
}

test('without any setting it is this server, where it was asked', async () => {
  expect((await ask(BARE, '192.168.1.5')).ice_servers).toEqual([{ urls: ['stun:192.168.1.5:3478'] }]);
  expect((await ask(BARE, '[2001:db8::1]')).ice_servers).toEqual([{ urls: ['stun:[2001:db8::1]:3478'] }]);
});

test('a public address stands before where it was asked', async () => {
  const { ice_servers } = await ask({ ...BARE, host: 'chat.example.org', stunPort: 3500 }, '10.0.0.1');
  expect(ice_servers).toEqual([{ urls: ['stun:chat.example.org:3500'] }]);
});

test('without STUN and TURN nobody is named, and never somebody else', async () => {
  expect((await ask({ ...BARE, stunPort: 0 }, 'chat.example.org')).ice_servers).toEqual([]);
  expect((await ask(BARE)).ice_servers).toEqual([]);
});

test('a stun: address of the settings stands in place of this server', async () => {
  const { ice_servers } = await ask({ ...BARE, urls: ['stun:stun.example.org'] }, 'chat.example.org');
  expect(ice_servers).toEqual([{ urls: ['stun:stun.example.org'] }]);
});

test('with TURN there is a password for this person and ten minutes', async () => {
  const { ice_servers, ttl, actor, clock } = await ask({ ...BARE, urls: URLS, turnSecret: SECRET }, 'chat.example.org');
  const [stun, turn] = ice_servers;
  expect(stun).toEqual({ urls: ['stun:chat.example.org:3478'] });
  expect(turn?.urls).toEqual(URLS);
  expect(turn?.username).toBe(`${Math.floor(clock.now() / 1000) + 600}:${actor.user_id}`);
  expect(turn?.credential).toMatch(/^[A-Za-z0-9+/]{27}=$/);
  expect(ttl).toBe(600);
});
