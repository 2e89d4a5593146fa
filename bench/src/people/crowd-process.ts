import { setTimeout as sleep } from 'node:timers/promises';
import type { Id } from '@chat-js/protocol/ids.ts';
import { type Habits, live } from './habits.ts';
import { createLightPerson } from './light-person.ts';
import { createPerson, type Follow, type Person } from './person.ts';
import { answerCommands } from './remote.ts';
import { createTally } from './tally.ts';

export interface Arrival {
  url: string;
  token: string;
  follow: Follow;
  /** The channel on screen. */
  channel: Id;
  /** Only the wire, without the client. */
  light?: boolean;
}

/** Some of the people of this process, counted as they came. */
export interface Some {
  from: number;
  to: number;
}

export type CrowdCommands = typeof commands;

const ARRIVING_AT_ONCE = 20;
const COMPARING_AT_ONCE = 10;
/** After a pause a connection that ended tells so by then. */
const NOTICE_MS = 2000;

const people: Person[] = [];
const tally = createTally();
let stops: (() => void)[] = [];

const commands = {
  /** Settles when all are online and see their channel. */
  async arrive({ arrivals }: { arrivals: readonly Arrival[] }) {
    await aFewAtATime(ARRIVING_AT_ONCE, arrivals, async ({ channel, light, ...options }) => {
      const person = light ? createLightPerson({ ...options, channel, tally }) : createPerson({ ...options, tally });
      people.push(person);
      await person.online();
      await person.show(channel);
    });
  },
  live({ from, to, habits, channels }: Some & { habits: Habits; channels: readonly Id[] }) {
    stops.push(...people.slice(from, to).map((person) => live(person, habits, channels)));
  },
  /** Nobody begins anything new; settles when what was begun should be over. */
  async rest({ ms }: { ms: number }) {
    for (const stop of stops) stop();
    stops = [];
    await sleep(ms);
    await Promise.all(people.map((person) => person.online()));
  },
  /** All at once; settles when all are back. */
  async drop({ from, to }: Some) {
    const some = people.slice(from, to);
    for (const person of some) person.drop();
    await Promise.all(some.map((person) => person.online()));
  },
  /** This process is about to be stopped. */
  stall() {
    for (const person of people) person.stall();
  },
  /** This process goes on; settles when all are online. */
  async wake() {
    await sleep(NOTICE_MS);
    for (const person of people) person.wake();
    await Promise.all(people.map((person) => person.online()));
  },
  forget: tally.forget,
  seen: tally.seen,
  compare: ({ from, to }: Some) => aFewAtATime(COMPARING_AT_ONCE, people.slice(from, to), (person) => person.compare()),
};

answerCommands(commands);

async function aFewAtATime<T>(atOnce: number, all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const left = [...all].reverse();
  const worker = async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await act(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
