import { openSocket, type RawSocket } from '../../support/sockets.ts';
import { pause, until } from '../../support/until.ts';
import type { Installation, Slot } from './installation.ts';
import { type Account, makeAccount, type Place, type Someone } from './people.ts';

/** No ghost is online for longer than this. ms. */
const LONGEST = 30_000;
/** How long somebody may need to be connected to a node again. ms. */
const PATIENCE = 90_000;

/** People who are connected to one node, and do not come back when it is gone. */
export interface Ghosts {
  /** The node was killed now: from here on the time counts until the observer hears that they have gone. */
  died(slot: Slot): void;
  /** Waits for all who are still to go. Answers how long each took, in ms. */
  settle(): Promise<number[]>;
}

export async function makeGhosts(installation: Installation, place: Place, observer: Someone): Promise<Ghosts> {
  const accounts = new Map<Slot, Account>();
  for (const [i, slot] of installation.slots.entries()) accounts.set(slot, await makeAccount(`ghost${i}`, installation, place));
  const connected = new Map<Slot, RawSocket>();
  const deaths = new Map<Slot, number>();
  const going: Promise<void>[] = [];
  const times: number[] = [];

  /** The node may be killed again meanwhile, and one that has just started on a busy machine takes its time. */
  async function haunt(slot: Slot, account: Account, end = performance.now() + PATIENCE): Promise<void> {
    const before = deaths.get(slot);
    try {
      await slot.ready();
      const socket = await openSocket({ url: slot.url, token: await account.token() });
      await until(() => isOnline(observer, place, account.id) || deaths.get(slot) !== before, 30_000);
      if (deaths.get(slot) === before) return void connected.set(slot, socket);
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await pause(100);
    return haunt(slot, account, end);
  }

  async function go(slot: Slot, account: Account): Promise<void> {
    const died = performance.now();
    const from = observer.events.length;
    await until(() => saysGone(observer, account.id, from), LONGEST + 10_000);
    const time = performance.now() - died;
    if (time > LONGEST) throw new Error(`${account.name} was a ghost for ${Math.round(time)} ms`);
    times.push(time);
    await haunt(slot, account);
  }

  for (const [slot, account] of accounts) await haunt(slot, account);
  return {
    died(slot) {
      const account = accounts.get(slot);
      deaths.set(slot, (deaths.get(slot) ?? 0) + 1);
      // Who has not come back since the last time cannot go.
      if (!account || !connected.delete(slot)) return;
      const promise = go(slot, account);
      // Heard when all are waited for.
      promise.catch(() => undefined);
      going.push(promise);
    },
    async settle() {
      await Promise.all(going);
      return times;
    },
  };
}

function isOnline({ client }: Someone, { guild_id }: Place, user_id: string): boolean {
  return client.getState().online[guild_id]?.[user_id] !== undefined;
}

function saysGone({ events }: Someone, user_id: string, from: number): boolean {
  return events
    .slice(from)
    .some((event) => event[0] === 'PRESENCE_UPDATE' && event[1].user.id === user_id && event[1].status === 'offline');
}
