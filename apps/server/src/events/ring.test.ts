import { expect, test } from 'vitest';
import type { AccessChange, PlacedEvent } from './bus.ts';
import { createRing } from './ring.ts';

function event(position: number, access?: AccessChange, type: PlacedEvent['type'] = 'GUILD_UPDATE'): PlacedEvent {
  return { position: String(position), type, wire: 'x'.repeat(10), audience: 'nobody', access, stale: [], made_id: undefined };
}

function ringOf(limits?: { ms: number; events: number; characters: number }) {
  return createRing('0', (a, b) => Number(a) - Number(b), limits);
}

function positions(events: readonly PlacedEvent[] | undefined): string[] | undefined {
  return events?.map(({ position }) => position);
}

test('what came after a position is told, and nothing once the position is forgotten', () => {
  const ring = ringOf({ ms: 1000, events: 3, characters: 1000 });
  ring.push([event(1), event(2), event(3)], 0);
  expect(positions(ring.since('0'))).toEqual(['1', '2', '3']);
  expect(positions(ring.since('3'))).toEqual([]);
  ring.push([event(4)], 0);
  expect(ring.since('0')).toBeUndefined();
  expect(positions(ring.since('1'))).toEqual(['2', '3', '4']);
  ring.push([event(5)], 1001);
  expect(ring.since('3')).toBeUndefined();
  expect(positions(ring.since('4'))).toEqual(['5']);
});

test('what came shortly before a position is told as long as it is kept', () => {
  const ring = ringOf({ ms: 1000, events: 4, characters: 1000 });
  for (const at of [1, 2, 3, 4, 5]) ring.push([event(at * 10)], at * 100);
  expect(positions(ring.before('50', 150))).toEqual(['40', '50']);
  expect(positions(ring.before('45', 150))).toEqual(['30', '40']);
  expect(positions(ring.before('50', 1000))).toEqual(['20', '30', '40', '50']);
  expect(positions(ring.before('10', 150))).toEqual([]);
});

test('who was typing is not told later, and pushes nothing else out', () => {
  const ring = ringOf({ ms: 1000, events: 3, characters: 1000 });
  ring.push([event(1), event(2), ...[3, 4, 5, 6].map((position) => event(position, undefined, 'TYPING_START'))], 0);
  expect(positions(ring.since('0'))).toEqual(['1', '2']);
  expect(positions(ring.since('4'))).toEqual([]);
});

test('what nodes told each other is not told later', () => {
  const ring = ringOf();
  ring.push([event(1), event(2, { kind: 'alive', node_id: 'a', worker: 0 }), event(3, { kind: 'here', node_id: 'a', users: [] })], 0);
  expect(positions(ring.since('0'))).toEqual(['1']);
});

test('its size is that of what it tells: the rules of a guild are not kept with each event', () => {
  const ring = ringOf();
  const channels = [{ id: '5', permission_overwrites: [] }];
  const guild = { id: '4', version: 7, owner_id: '3', roles: [{ id: '4', permissions: '0', position: 0 }], channels };
  ring.push([event(1, { kind: 'guild', guild }), event(2, { kind: 'join', user_id: '3', guild, roles: ['4'] })], 0);
  const kept = ring.since('0')?.map(({ access }) => access);
  expect(kept).toMatchObject([
    { kind: 'guild', guild: { id: '4', channels: [] } },
    { kind: 'join', user_id: '3', guild: { roles: [] } },
  ]);
  expect(guild.channels).toHaveLength(1);
});
