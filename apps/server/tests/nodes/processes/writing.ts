import { pause, until } from '../../support/until.ts';
import type { Account, Place, Someone } from './people.ts';

/** ms between two messages of one person: a conversation, not a load. */
const BREATH = 40;

/** Writes one message after the other through the outbox until told to stop; the next when the one before was acknowledged. */
export interface Writing {
  /** What was acknowledged, in the order of writing. */
  acknowledged: readonly string[];
  /** Settles when everything written is acknowledged. */
  stop(): Promise<void>;
}

export function startWriting({ client, name }: Someone, { channel_ids }: Place): Writing {
  const acknowledged: string[] = [];
  let stopped = false;
  const done = (async () => {
    for (let number = 1; !stopped; number++) {
      const nonce = client.send(channel_ids[number % channel_ids.length] ?? '', `${name} №${number}`);
      await until(() => !client.getState().outbox.some((entry) => entry.nonce === nonce), 60_000);
      acknowledged.push(nonce);
      await pause(Math.random() * 2 * BREATH);
    }
  })();
  // Heard when it is stopped.
  done.catch(() => undefined);
  return {
    acknowledged,
    stop() {
      stopped = true;
      return done;
    },
  };
}

let abandoned = 0;

/** Sends to one node and goes away: nobody waits for the answers, nothing is sent again. */
export async function abandon(url: string, { token }: Account, { channel_ids }: Place, count: number): Promise<void> {
  const authorization = `Bearer ${await token()}`;
  const going = Array.from({ length: count }, () =>
    fetch(`${url}/api/v10/channels/${channel_ids[0]}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ content: `left behind №${++abandoned}`, nonce: `left-${abandoned}` }),
    }),
  );
  // The node dies with them.
  await Promise.allSettled(going);
}
