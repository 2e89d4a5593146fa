import fc from 'fast-check';
import type { OperationKind } from './operations.ts';

/** What one person does, and how long everybody waits after it. Unit of `pause`: ms. */
export interface Step {
  who: number;
  what: OperationKind;
  /** Chooses among what there is: a channel, a node. */
  pick: number;
  pause: number;
}

export const PEOPLE = 4;

/** How often each thing is done, in relation to the others. */
const WEIGHTS: Record<OperationKind, number> = {
  send: 10,
  post: 6,
  repeat: 4,
  look: 4,
  lookAway: 1,
  type: 1,
  drop: 4,
  resume: 4,
  move: 6,
  kick: 1,
  leave: 1,
  join: 4,
  createChannel: 1,
  deleteChannel: 1,
  renameChannel: 1,
  endLogins: 1,
};

const kinds = (Object.entries(WEIGHTS) as [OperationKind, number][]).map(([what, weight]) => ({ weight, arbitrary: fc.constant(what) }));

/** Things that people do at the same moment, more or less. */
export const schedules: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    who: fc.nat(PEOPLE - 1),
    what: fc.oneof(...kinds),
    pick: fc.nat(59),
    pause: fc.constantFrom(0, 0, 0, 1, 2, 5),
  }),
  { minLength: 5, maxLength: 40 },
);
