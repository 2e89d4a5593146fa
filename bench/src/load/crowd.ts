import { setTimeout as sleep } from 'node:timers/promises';
import { createHistogram, type Histogram } from '../lib/histogram.ts';
import { enter, type Member } from '../systems/member.ts';
import type { Room, Running, System } from '../systems/system.ts';
import { contentOf, createTally } from './tally.ts';

const JOINING_AT_ONCE = 25;
const SETTLE_MS = 700;

/** People who are in a room, each of whom hears everything, and whoever is asked writes. */
export interface Crowd {
  size: number;
  /** Writes message number `sent`; settles when it is acknowledged. A failure shows in `settled` and in `failure`. */
  write(person: number): Promise<void>;
  sent(): number;
  deliveries(): number;
  acknowledged(): number;
  /** From sending to each delivery, and from sending to the acknowledgement. */
  latencies: { delivered: Histogram; acknowledged: Histogram };
  forgetLatencies(): void;
  /** Called for each message that has reached everybody. */
  onComplete(listen: (sequence: number) => void): void;
  /** Waits until everything sent is acknowledged and delivered, then checks each delivery. */
  settled(): Promise<void>;
  failure(): Error | undefined;
  close(): void;
}

export interface CrowdOptions {
  size: number;
  room: Room;
  contentSize: number;
}

export async function gather(system: System, { address }: Running, { size, room, contentSize }: CrowdOptions): Promise<Crowd> {
  const sentAt: number[] = [];
  const latencies = { delivered: createHistogram(), acknowledged: createHistogram() };
  let acknowledged = 0;
  let completed = 0;
  let failure: Error | undefined;
  let listen: (sequence: number) => void = () => undefined;
  const fail = (error: Error) => {
    failure ??= error;
  };

  const tally = createTally({
    receivers: size,
    audience: room === 'all' ? size : 1,
    contents: system.protocol.contents,
    sameForAll: system.protocol.sameForAll && room === 'all',
    complete: (sequence) => {
      completed++;
      listen(sequence);
    },
  });

  function receive(receiver: number, frame: Buffer): void {
    const now = performance.now();
    for (const sequence of tally.take(receiver, frame)) latencies.delivered.add(now - (sentAt[sequence] ?? now));
  }

  const join = (person: number) =>
    enter(
      system,
      { address, person },
      { messages: (frame) => receive(person, frame), closed: () => fail(new Error(`Person ${person} was cut`)) },
    );
  const members = await joinAll(size, join);
  await sleep(SETTLE_MS);

  return {
    size,
    latencies,
    write: async (person) => {
      const sequence = sentAt.length;
      const start = performance.now();
      sentAt.push(start);
      try {
        await members[person]?.send(room, contentOf(sequence, contentSize));
        acknowledged++;
        latencies.acknowledged.add(performance.now() - start);
      } catch (error) {
        fail(error as Error);
      }
    },
    sent: () => sentAt.length,
    deliveries: tally.deliveries,
    acknowledged: () => acknowledged,
    forgetLatencies: () => {
      latencies.delivered = createHistogram();
      latencies.acknowledged = createHistogram();
    },
    onComplete: (listener) => {
      listen = listener;
    },
    settled: async () => {
      for (let waited = 0; waited < 15_000 && !failure && (completed < sentAt.length || acknowledged < sentAt.length); waited += 10)
        await sleep(10);
      // Room for a delivery too many to show itself.
      await sleep(100);
      if (failure) throw failure;
      if (acknowledged !== sentAt.length) throw new Error(`${sentAt.length - acknowledged} sends were not acknowledged`);
      tally.check(sentAt.length);
    },
    failure: () => failure,
    close: () => {
      for (const member of members) member.close();
    },
  };
}

/** Lets people in a few at a time, in order. */
export async function joinAll(size: number, join: (person: number) => Promise<Member>): Promise<Member[]> {
  const members: Member[] = [];
  for (let from = 0; from < size; from += JOINING_AT_ONCE) {
    const some = Array.from({ length: Math.min(JOINING_AT_ONCE, size - from) }, (_, index) => join(from + index));
    members.push(...(await Promise.all(some)));
  }
  return members;
}
