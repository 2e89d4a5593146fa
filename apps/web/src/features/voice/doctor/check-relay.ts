import type { Relay, Way } from '../ice/relays.ts';
import type { RelayFinding } from './findings.ts';
import { type Loop, openLoop } from './relay-loop.ts';

/** As often as sound is sent, more or less, for three seconds. ms */
const [PINGS, EVERY, LATE] = [75, 40, 500];

/** Goes through a relay from here to here: first those that are named first, until one works. */
export async function checkRelay(way: Way, relays: readonly Relay[], signal: AbortSignal): Promise<RelayFinding> {
  let found: RelayFinding = { name: way, outcome: 'missing', url: undefined, roundTrip: undefined, lost: undefined };
  for (const relay of relays.filter((one) => one.way === way)) {
    found = await checkOne(relay, signal);
    // coturn refuses everybody in the moment in which it opens its database, at the first question after its start.
    if (found.outcome === 'refused' && !signal.aborted) found = await checkOne(relay, signal);
    if (found.outcome === 'works' || signal.aborted) break;
  }
  return found;
}

async function checkOne({ way, url, server }: Relay, signal: AbortSignal): Promise<RelayFinding> {
  const nothing = { name: way, url, roundTrip: undefined, lost: undefined };
  const loop = await openLoop(server, signal);
  if ('error' in loop) return { ...nothing, outcome: loop.error === undefined ? 'alone' : loop.error === 701 ? 'unreachable' : 'refused' };
  const times = await ping(loop, signal);
  loop.close();
  return { ...nothing, outcome: times.length > 0 ? 'works' : 'alone', roundTrip: median(times), lost: 1 - times.length / PINGS };
}

/** How long each took that came back, ms. */
async function ping({ channel }: Loop, signal: AbortSignal): Promise<number[]> {
  const sent: number[] = [];
  const times = new Map<number, number>();
  channel.onmessage = ({ data }) => {
    const number = Number(data);
    const at = sent[number];
    if (at !== undefined) times.set(number, performance.now() - at);
  };
  while (sent.length < PINGS && !signal.aborted && channel.readyState === 'open') {
    sent.push(performance.now());
    channel.send(String(sent.length - 1));
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
  await new Promise((resolve) => setTimeout(resolve, LATE));
  return [...times.values()];
}

export function median(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
