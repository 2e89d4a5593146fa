import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bus, PlacedEvent } from '../bus.ts';
import { events, guildOf, hear, names, publication } from './hearing.ts';

/** Buses of one order that nobody else uses: as many nodes as asked for, which may be one and the same. */
export type OpenBuses = (count: number) => Promise<[Bus, ...Bus[]]>;

/** What holds for every bus, alone or shared. */
export function busContract(open: OpenBuses): void {
  test('what is published in one turn is one group, in order, and a lone event waits for nobody', async () => {
    const [bus] = await open(1);
    const heard = hear(bus);
    await Promise.all(['1', '2', '3'].map((name) => bus.publish(publication(name))));
    await bus.publish(publication('4'));
    expect(heard.groups.map(names)).toEqual([['1', '2', '3'], ['4']]);
  });

  test('publishing settles when those who listen here were told', async () => {
    const [bus] = await open(1);
    const heard = hear(bus);
    await bus.publish(publication('1'));
    expect(names(events(heard))).toEqual(['1']);
    expect(events(heard)[0]?.position).toBe(bus.position());
  });

  test('everybody hears everything in the same order, and each node its own in the order of publishing', async () => {
    const buses = await open(3);
    const heards = buses.map(hear);
    await Promise.all(
      buses.map(async (bus, node) => {
        for (let turn = 0; turn < 20; turn++) {
          await Promise.all([0, 1, 2].map((i) => bus.publish(publication(`${node}:${turn * 3 + i}`))));
        }
      }),
    );
    await Promise.all(buses.map((bus) => bus.reach(highest(buses))));
    const orders = heards.map((heard) => names(events(heard)));
    expect(orders[0]).toHaveLength(180);
    for (const order of orders) expect(order).toEqual(orders[0]);
    for (let node = 0; node < 3; node++) {
      const own = orders[0]?.filter((name) => name.startsWith(`${node}:`)) ?? [];
      expect(own).toEqual(own.map((_, i) => `${node}:${i}`));
    }
  });

  test('after any position, seen on any node, comes exactly what was published after it, on any other', async () => {
    const buses = await open(2);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ node: fc.nat(1), size: fc.integer({ min: 1, max: 4 }) }), { maxLength: 8 }),
        fc.nat(),
        async (turns, pick) => {
          const heard = hear(buses[0]);
          const start = buses[0].position();
          let count = 0;
          for (const { node, size } of turns) {
            const bus = buses[node] ?? buses[0];
            await Promise.all(Array.from({ length: size }, () => bus.publish(publication(String(++count)))));
          }
          await Promise.all(buses.map((bus) => bus.reach(highest(buses))));
          const all = events(heard);
          const seen = [start, ...all.map(({ position }) => position)];
          const index = pick % seen.length;
          for (const bus of buses) expect(bus.since(seen[index] ?? '')).toEqual(all.slice(index));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a position that is junk, of later or of long ago is not known', async () => {
    const [bus] = await open(1);
    await bus.publish(publication('1'));
    const now = bus.position();
    for (const position of ['', '-1', 'x', `${now}9999999`, '0x10', '1e15', '0', '0-0.0', '1-1.1', `${now} `, `${now}\n`, `9${now}`, '٣']) {
      expect(bus.since(position), position).toBeUndefined();
    }
    expect(bus.since(now)).toEqual([]);
  });

  test('what travels with an event arrives with it', async () => {
    const buses = await open(2);
    const [from, to = from] = buses;
    const heard = hear(to);
    const guild = guildOf('7');
    await from.publish({
      ...publication('1'),
      made_id: '99',
      stale: [{ guild_id: '7' }, { user_id: '8' }],
      audience: { user_ids: ['8', '9'] },
    });
    await from.publish({ ...publication('2'), access: { kind: 'join', user_id: '8', guild, roles: ['5'] } });
    await from.publish({ ...publication('"\u2028 й 👍'), audience: 'admins' });
    await to.reach(from.position());
    const [first, second, third] = events(heard);
    expect(first).toMatchObject({ made_id: '99', stale: [{ guild_id: '7' }, { user_id: '8' }], audience: { user_ids: ['8', '9'] } });
    expect(second).toMatchObject({ access: { kind: 'join', user_id: '8', guild, roles: ['5'] }, stale: [], made_id: undefined });
    expect(third).toMatchObject({ audience: 'admins', access: undefined });
    expect(names([third].filter((event) => event !== undefined))).toEqual(['"\u2028 й 👍']);
  });

  test('what was told is known to have been told', async () => {
    const [bus] = await open(1);
    await bus.publish({ ...publication('1'), made_id: '99' });
    expect(bus.hasHeard('99')).toBe(true);
  });

  test('closing tells what was published before', async () => {
    const [bus] = await open(1);
    const heard = hear(bus);
    const published = bus.publish(publication('1'));
    await bus.close();
    await published;
    expect(names(events(heard))).toEqual(['1']);
  });

  test('all is well where nothing is wrong', async () => {
    const [bus] = await open(1);
    expect(() => bus.check()).not.toThrow();
    await bus.reach('junk');
  });
}

/** A position that every node comes to: that of the node which is farthest. */
function highest(buses: readonly Bus[]): string {
  return buses.map((bus) => bus.position()).reduce((a, b) => (isBefore(a, b) ? b : a));
}

function isBefore(a: PlacedEvent['position'], b: string): boolean {
  return a.localeCompare(b, 'en', { numeric: true }) < 0;
}
