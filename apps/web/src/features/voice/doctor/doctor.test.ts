import { hasRelay } from '@chat-js/client/voice/ice-servers.ts';
import { expect, test } from 'vitest';
import { listRelays, listStun } from '../ice/relays.ts';
import { type Finding, gradeOf, type RelayFinding, type StunFinding } from './findings.ts';
import { maskAddress } from './mask-address.ts';
import { routeOf } from './route.ts';

const stun = (outcome: StunFinding['outcome']): Finding => ({ name: 'stun', outcome, addresses: [] });
const relay = (name: RelayFinding['name'], outcome: RelayFinding['outcome'], rest: Partial<RelayFinding> = {}): Finding => ({
  name,
  outcome,
  url: undefined,
  roundTrip: 20,
  lost: 0,
  ...rest,
});

test('a relay is known by each of its addresses, with its password', () => {
  const login = { username: '1:2', credential: 'secret' };
  const urls = ['turn:t.example.org:3478', 'turn:t.example.org:3478?transport=tcp', 'turns:t.example.org:5349?transport=tcp'];
  const servers = [{ urls: ['stun:t.example.org'] }, { urls, ...login }];
  expect(listRelays(servers).map(({ way, server }) => [way, server])).toEqual([
    ['udp', { urls: urls[0], ...login }],
    ['tcp', { urls: urls[1], ...login }],
    ['tls', { urls: urls[2], ...login }],
  ]);
  expect(listStun(servers)).toEqual(['stun:t.example.org']);
  expect([hasRelay(servers), hasRelay([{ urls: ['stun:t.example.org'] }]), hasRelay([])]).toEqual([true, false, false]);
});

test.each<[string, Finding[], boolean, object]>([
  ['directly where others find one', [stun('seen'), relay('udp', 'works')], false, { name: 'direct', reserve: 'udp' }],
  ['directly also without a relay', [stun('same'), relay('udp', 'missing')], false, { name: 'direct', reserve: 'missing' }],
  [
    'directly while the relay is broken',
    [stun('same'), relay('udp', 'refused'), relay('tls', 'missing')],
    false,
    { name: 'direct', reserve: 'broken' },
  ],
  ['through the relay for whoever hides', [stun('seen'), relay('udp', 'works')], true, { name: 'relay', way: 'udp', why: 'hidden' }],
  [
    'through the relay where one is not seen',
    [stun('unreachable'), relay('udp', 'works')],
    false,
    { name: 'relay', way: 'udp', why: 'only-relay' },
  ],
  [
    'over TCP before TLS where no UDP passes',
    [stun('unreachable'), relay('udp', 'unreachable'), relay('tcp', 'works'), relay('tls', 'works')],
    false,
    { name: 'relay', way: 'tcp', why: 'udp-blocked' },
  ],
  ['at home only', [stun('missing'), relay('udp', 'missing')], false, { name: 'local', relay: 'missing' }],
  ['nowhere for whoever hides without a relay that works', [stun('seen'), relay('udp', 'refused')], true, { name: 'none', why: 'hidden' }],
  ['nowhere where the browser tells no address', [stun('blocked'), relay('udp', 'works')], false, { name: 'none', why: 'blocked' }],
])('sound goes %s', (_, findings, relayOnly, route) => {
  expect(routeOf(findings, relayOnly)).toEqual(route);
});

test('what works badly is not called good', () => {
  expect(gradeOf(relay('udp', 'works'))).toBe('good');
  expect(gradeOf(relay('udp', 'works', { roundTrip: 400 }))).toBe('fair');
  expect(gradeOf(relay('udp', 'works', { lost: 0.1 }))).toBe('fair');
  expect(gradeOf(relay('udp', 'alone'))).toBe('bad');
  expect(gradeOf(relay('tls', 'missing'))).toBe('absent');
  expect(gradeOf({ name: 'microphone', outcome: 'missing', label: '' })).toBe('bad');
  expect(gradeOf({ name: 'server', outcome: 'polling', roundTrip: 20 })).toBe('fair');
});

test('of an address only its beginning is told to others', () => {
  expect(maskAddress('203.0.113.7')).toBe('203.0.x.x');
  expect(maskAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:…');
  expect(maskAddress('a1b2c3.local')).toBe('…');
});
