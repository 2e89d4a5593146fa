import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlacedEvent } from './bus.ts';
import { createLocalBus } from './local-bus.ts';

const START = 1_795_000_000_000;
const still = { now: () => START };

function publication(name: string) {
  return { type: 'GUILD_DELETE', data: { id: name }, audience: { guild_id: name } } as const;
}

function names(events: readonly PlacedEvent[] | undefined): string[] | undefined {
  return events?.map(({ wire }) => (JSON.parse(wire) as [string, { id: string }])[1].id);
}

test('what is published in one turn leaves as one group, in order, and a lone event waits for nobody', async () => {
  const bus = createLocalBus(still);
  const groups: string[][] = [];
  bus.subscribe((group) => void groups.push(names(group) ?? []));
  await Promise.all(['1', '2', '3'].map((name) => bus.publish(publication(name))));
  await bus.publish(publication('4'));
  expect(groups).toEqual([['1', '2', '3'], ['4']]);
});

test('after any position comes exactly what was published after it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 8 }), fc.nat(), async (sizes, pick) => {
      const bus = createLocalBus(still);
      const positions = [bus.position()];
      let count = 0;
      for (const size of sizes) {
        await Promise.all(Array.from({ length: size }, () => bus.publish(publication(String(++count)))));
        positions.push(bus.position());
      }
      const index = pick % positions.length;
      const before = sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
      const expected = Array.from({ length: count - before }, (_, i) => String(before + 1 + i));
      expect(names(bus.since(positions[index] ?? ''))).toEqual(expected);
    }),
  );
});

test('a position of an earlier process, of a later one or of no process is not known', async () => {
  const earlier = createLocalBus(still);
  await earlier.publish(publication('1'));
  const bus = createLocalBus({ now: () => START + 5 });
  expect(bus.since(earlier.position())).toBeUndefined();
  for (const position of ['', '-1', 'x', `${bus.position()}9`, '0x10', '1e15']) expect(bus.since(position)).toBeUndefined();
  expect(bus.since(bus.position())).toEqual([]);
});

test('an event that breaks the contract is not published', async () => {
  const bus = createLocalBus(still, () => {
    throw new Error('breaks the contract');
  });
  const heard: unknown[] = [];
  bus.subscribe((group) => void heard.push(group));
  expect(() => bus.publish(publication('1'))).toThrow('breaks the contract');
  await bus.close();
  expect(heard).toEqual([]);
});
