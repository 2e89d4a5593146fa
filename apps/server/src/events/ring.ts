import type { AccessChange, PlacedEvent } from './bus.ts';
import { isNodeNews } from './node-news.ts';

/** Ten minutes, as promised to clients that lost their connection; fewer when events are many or large. */
const KEEP_MS = 10 * 60_000;
const KEEP_EVENTS = 50_000;
const KEEP_CHARACTERS = 16 * 1024 * 1024;

interface Entry {
  at: number;
  event: PlacedEvent;
}

export interface Ring {
  push(events: readonly PlacedEvent[], now: number): void;
  since(position: string): PlacedEvent[] | undefined;
  /** What is kept of the last `ms` up to a position. */
  before(position: string, ms: number): PlacedEvent[];
}

/** The newest events. `start`: the position before the first one. Positions are compared by `order`. */
export function createRing(
  start: string,
  order: (a: string, b: string) => number,
  limits = { ms: KEEP_MS, events: KEEP_EVENTS, characters: KEEP_CHARACTERS },
): Ring {
  let entries: Entry[] = [];
  let first = 0;
  let characters = 0;
  let floor = start;

  function dropOldest(): void {
    const entry = entries[first];
    if (!entry) return;
    floor = entry.event.position;
    characters -= entry.event.wire.length;
    first += 1;
    // The array is cut rarely, so that dropping one event costs nothing.
    if (first > 1024 && first * 2 > entries.length) {
      entries = entries.slice(first);
      first = 0;
    }
  }

  /** Where the first event after a position stands. */
  function indexAfter(position: string): number {
    let low = first;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const entry = entries[middle];
      if (entry && order(entry.event.position, position) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    push(events, now) {
      for (const event of events) {
        // Who was typing then is not typing now, and who wanted to connect tries again.
        if (event.type === 'TYPING_START' || event.type === 'VOICE_SIGNAL' || isNodeNews(event.access)) continue;
        entries.push({ at: now, event: slimEvent(event) });
        characters += event.wire.length;
      }
      while (entries.length - first > limits.events || characters > limits.characters) dropOldest();
      for (let oldest = entries[first]; oldest && now - oldest.at > limits.ms; oldest = entries[first]) dropOldest();
    },

    since(position) {
      if (order(position, floor) < 0) return undefined;
      return entries.slice(indexAfter(position)).map((entry) => entry.event);
    },

    before(position, ms) {
      const end = indexAfter(position);
      const oldest = (entries[end - 1]?.at ?? 0) - ms;
      let start = end;
      while (start > first && (entries[start - 1]?.at ?? 0) >= oldest) start -= 1;
      return entries.slice(start, end).map((entry) => entry.event);
    },
  };
}

/** Whoever resumes asks only whose access changed, and where: thousands of copies of a large guild would fill the memory. */
function slimEvent(event: PlacedEvent): PlacedEvent {
  const { access } = event;
  return access && 'guild' in access ? { ...event, access: slimAccess(access) } : event;
}

function slimAccess(access: Extract<AccessChange, { guild: unknown }>): AccessChange {
  const { id, version, owner_id } = access.guild;
  return { ...access, ...('channels' in access && { channels: [] }), guild: { id, version, owner_id, roles: [], channels: [] } };
}
