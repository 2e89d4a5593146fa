import { compareIds } from '@chat-js/protocol/ids.ts';
import { type Api, messagesAfter } from '../../crash/api.ts';
import { until } from '../../support/until.ts';
import type { Place, Someone } from './people.ts';

/** How long a dead node's untold messages may take to be told. ms. */
const UNTOLD = 45_000;

export interface Balance {
  stored: number;
  acknowledged: number;
}

/** Holds what observers heard and saw against what is kept. Throws at the first difference. */
export async function balance(api: Api, place: Place, observers: readonly Someone[], acknowledged: readonly string[]): Promise<Balance> {
  const byChannel = new Map(await Promise.all(place.channel_ids.map(async (id) => [id, await messagesAfter(api, id, '0')] as const)));
  const stored = [...byChannel.values()].flat();
  const nonces = stored.map(({ nonce }) => nonce ?? '');
  if (new Set(nonces).size !== nonces.length) throw new Error(`stored twice: ${nonces.filter((nonce, i) => nonces.indexOf(nonce) !== i)}`);
  const kept = new Set(nonces);
  const lost = acknowledged.filter((nonce) => !kept.has(nonce));
  if (lost.length > 0) throw new Error(`acknowledged and lost: ${lost}`);

  const expected = stored.map(({ id }) => id).sort(compareIds);
  for (const { name, events, client } of observers) {
    try {
      await until(() => new Set(heardBy(events)).size >= expected.length, UNTOLD);
    } catch {
      const heard = new Set(heardBy(events));
      const untold = stored.filter(({ id }) => !heard.has(id)).map(({ id, content }) => `${id} «${content}»`);
      throw new Error(`${name} was never told of ${untold.join(', ')}`);
    }
    const heard = heardBy(events);
    const twice = heard.filter((id, i) => heard.indexOf(id) !== i);
    if (twice.length > 0) throw new Error(`${name} heard twice of ${twice}`);
    compareLists(`what ${name} heard and what is stored`, heard.toSorted(compareIds), expected);
    compareLists(`the order that ${name} heard and that of ${observers[0]?.name}`, heard, heardBy(observers[0]?.events ?? []));
    for (const [channel_id, messages] of byChannel) {
      const shown = client.getState().windows[channel_id]?.messages.map(({ id }) => id) ?? [];
      compareLists(
        `what ${name} sees and what is stored`,
        shown,
        messages.slice(-shown.length).map(({ id }) => id),
      );
      if (shown.length < Math.min(50, messages.length)) throw new Error(`${name} sees ${shown.length} of ${messages.length}`);
    }
  }
  return { stored: stored.length, acknowledged: acknowledged.length };
}

function heardBy(events: Someone['events']): string[] {
  return events.flatMap((event) => (event[0] === 'MESSAGE_CREATE' ? [event[1].id] : []));
}

function compareLists(what: string, a: readonly string[], b: readonly string[]): void {
  const index = a.findIndex((id, i) => id !== b[i]);
  if (index >= 0 || a.length !== b.length) {
    throw new Error(`${what} differ: ${a.length} and ${b.length}, from ${index}: ${a[index]} and ${b[index]}`);
  }
}
