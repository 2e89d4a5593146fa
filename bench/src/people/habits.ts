import type { Id } from '@chat-js/protocol/ids.ts';
import type { Person } from './person.ts';

/** What someone does, and how often. Mean times between two of a kind, in s; what is absent is not done. */
export interface Habits {
  write?: number;
  /** Says that they are writing, a moment before each message. */
  types?: boolean;
  /** Shows another channel. */
  switch?: number;
  /** Reads an older page. */
  readBack?: number;
  /** Loses the network for a moment. */
  drop?: number;
  /** Characters of a message. */
  size: number;
}

/** A lively evening: 1,000 such people write 50 messages a second. */
export const LIVELY: Habits = { write: 20, types: true, switch: 60, readBack: 60, drop: 300, size: 80 };

const TYPING_MS = 1500;

/** Lives until the answered function is called. `start`: where they are. */
export function live(person: Person, habits: Habits, channels: readonly Id[]): () => void {
  const timers = new Set<NodeJS.Timeout>();

  function after(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  }

  /** Evenly from half the mean to one and a half, the first one somewhere in the first interval: nobody marches in step. */
  function repeat(mean: number | undefined, act: () => void): void {
    if (mean === undefined) return;
    const next = (ms: number) =>
      after(ms, () => {
        act();
        next(mean * 1000 * (0.5 + Math.random()));
      });
    next(mean * 1000 * Math.random());
  }

  repeat(habits.write, () => {
    if (!habits.types) return person.write(habits.size);
    person.startTyping();
    after(TYPING_MS, () => person.write(habits.size));
  });
  repeat(habits.switch, () => void person.show(channels[Math.floor(Math.random() * channels.length)] ?? '0'));
  repeat(habits.readBack, person.readBack);
  repeat(habits.drop, person.drop);

  return () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  };
}
