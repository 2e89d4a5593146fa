import type { Person } from '../../support/people.ts';
import { pause } from '../../support/until.ts';
import { foundHome, type Home, type Nodes, newcomer } from '../nodes.ts';
import { type Device, openDevice } from './device.ts';
import { operations } from './operations.ts';
import { PEOPLE, type Step } from './schedule.ts';

export interface Participant {
  person: Person;
  device: Device;
  /** What they have begun, one thing after the other. */
  doing: Promise<void>;
}

/** A message that somebody tried to send. Times of this process, in ms. */
export interface Sent {
  nonce: string;
  content: string;
  channel_id: string;
  author_id: string;
  started: number;
  /** The device whose outbox it waits in. */
  from?: Device;
  /** The server said under which id it is kept, and when. */
  acknowledged?: { id: string; ended: number };
}

/** One run of a schedule: a guild of its own and what was done in it. */
export interface History {
  nodes: Nodes;
  home: Home;
  people: Participant[];
  /** Those of the guild that are not deleted. The first one stays. */
  channels: string[];
  deleted: string[];
  /** By nonce. */
  sent: Map<string, Sent>;
  /** Somebody came, went or made or deleted something: who was away may have to start afresh. */
  accessChanged: boolean;
}

export async function beginHistory(nodes: Nodes): Promise<History> {
  const home = await foundHome(nodes);
  const second = await home.owner.call('channels.create', { guild_id: home.guild_id, name: 'second' });
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, i) => {
      const person = await newcomer(nodes, home);
      const device = await openDevice(nodes, person, i, i % 2 === 0 ? 'everything' : 'shown');
      return { person, device, doing: Promise.resolve() };
    }),
  );
  const channels = [home.channel_id, second.id];
  for (const { device } of people) device.look(home.channel_id);
  return { nodes, home, people, channels, deleted: [], sent: new Map(), accessChanged: false };
}

/** Everybody does what the schedule says: each person one thing after the other, all of them at once. */
export async function play(history: History, schedule: readonly Step[]): Promise<void> {
  for (const { who, what, pick, pause: ms } of schedule) {
    const participant = history.people[who];
    if (!participant) throw new Error(`there is no person ${who}`);
    participant.doing = participant.doing.then(() => operations[what](history, participant, pick));
    // Heard at the end, with all others.
    participant.doing.catch(() => undefined);
    if (ms > 0) await pause(ms);
  }
  await Promise.all(history.people.map(({ doing }) => doing));
}

export async function endHistory({ people }: History): Promise<void> {
  await Promise.all(people.map(({ device }) => device.close()));
}
