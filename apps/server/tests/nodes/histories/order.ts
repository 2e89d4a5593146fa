import type { Nodes } from '../nodes.ts';

/** The one order of all events, as every node has it. */
export interface Order {
  /** The place of a position; waits for it, because a client may be ahead of the node that is asked. */
  placeOf(position: string): number | undefined;
  /** Throws when nodes have told their events in different orders. Answers how many events every node has told. */
  compare(): number;
}

export function recordOrder({ servers }: Nodes): Order {
  const logs = servers.map(({ ctx }) => {
    const positions: string[] = [];
    const places = new Map<string, number>();
    ctx.bus.subscribe((group) => {
      for (const { position } of group) {
        if (places.has(position)) throw new Error(`a node told ${position} twice`);
        places.set(position, positions.push(position) - 1);
      }
    });
    return { positions, places };
  });
  const [first, ...others] = logs;
  if (!first) throw new Error('no node');

  return {
    placeOf: (position) => first.places.get(position),
    compare() {
      const lengths = others.map(({ positions }) => sameFromThere(first.positions, positions));
      return Math.min(first.positions.length, ...lengths);
    },
  };
}

/** From the first event that both have seen the two are the same, as far as both have come. */
function sameFromThere(a: readonly string[], b: readonly string[]): number {
  const inB = new Set(b);
  const start = a.findIndex((position) => inB.has(position));
  if (start < 0) return 0;
  const offset = b.indexOf(a[start] ?? '');
  const length = Math.min(a.length - start, b.length - offset);
  for (let i = 0; i < length; i++) {
    if (a[start + i] !== b[offset + i]) throw new Error(`nodes disagree: one told ${a[start + i]}, another ${b[offset + i]}`);
  }
  return length;
}
