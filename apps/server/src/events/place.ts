import { isEncoded } from '../lib/encoded.ts';
import type { PlacedEvent, Publication } from './bus.ts';

/** Gives an event its position and its one encoding. */
export function placeEvent(event: Publication, position: string): PlacedEvent {
  const json = isEncoded(event.data) ? event.data.json : JSON.stringify(event.data);
  return {
    position,
    type: event.type,
    wire: `["${event.type}",${json},"${position}"]`,
    audience: event.audience,
    access: event.access,
    stale: event.stale ?? [],
    made_id: event.made_id,
  };
}
