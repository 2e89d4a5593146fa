import { setTimeout as sleep } from 'node:timers/promises';
import { enter, type Member } from '../systems/member.ts';
import type { Address, System } from '../systems/system.ts';
import { sequenceOf } from './tally.ts';

export interface Story {
  cut: boolean;
  /** The server went on where it had stopped. */
  resumed: boolean;
  /** The server said that it could not, so that everything is fetched again. */
  anew: boolean;
  /** Different messages seen; one seen twice is an error. */
  received: number;
}

/** Someone who reads, may stop reading, and comes back with the last event they saw. */
export interface Reader {
  stall(): void;
  /** Reads on; when that finds the connection ended, connects again and resumes. */
  catchUp(): Promise<void>;
  story(): Story;
  close(): void;
}

const NOTICE_MS = 3000;

export async function startReader(system: System, address: Address, person: number): Promise<Reader> {
  const { protocol } = system;
  const seen = new Set<number>();
  const story = { cut: false, resumed: false, anew: false };
  let last: string | undefined;

  function messages(frame: Buffer): void {
    last = protocol.lastEventId?.(frame) ?? last;
    for (const content of protocol.contents(frame)) {
      const sequence = sequenceOf(content);
      if (seen.has(sequence)) throw new Error(`Reader ${person} got message ${sequence} twice`);
      seen.add(sequence);
    }
  }

  const closed = () => {
    story.cut = true;
  };
  const connect = (resume?: string) => enter(system, { address, person, resume, entered: noteEntry }, { messages, closed });

  function noteEntry(frame: Buffer): void {
    // What was missed may come in the same frame.
    story.resumed ||= frame.includes('["RESUMED"');
    story.anew ||= frame.includes('["RESYNC"');
    if (protocol.lastEventId) messages(frame);
  }

  let member: Member = await connect();
  return {
    stall: () => member.pause(),
    catchUp: async () => {
      member.resume();
      for (let waited = 0; waited < NOTICE_MS && !story.cut; waited += 20) await sleep(20);
      if (story.cut) member = await connect(last);
    },
    story: () => ({ ...story, received: seen.size }),
    close: () => member.close(),
  };
}
