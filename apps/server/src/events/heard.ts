import type { Id } from '@chat-js/protocol/ids.ts';

/** More than are made within the minutes in which somebody may tell them a second time. */
const MOST = 100_000;

/** Which makings were told lately. Forgets the older half when it is full. */
export interface Heard {
  has(made_id: Id): boolean;
  add(made_id: Id): void;
}

export function createHeard(most = MOST): Heard {
  let older = new Set<Id>();
  let newer = new Set<Id>();
  return {
    has: (id) => newer.has(id) || older.has(id),
    add(id) {
      newer.add(id);
      if (newer.size * 2 < most) return;
      older = newer;
      newer = new Set();
    },
  };
}
