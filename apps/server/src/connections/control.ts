import type { EventType } from '@chat-js/protocol/events.ts';
import type { PlacedEvent } from '../events/bus.ts';

/** An event for one connection: it may have a position, but no place of its own in the order. `json` is its data. */
export function control(type: EventType, json: string, position: string | null): PlacedEvent {
  return {
    position: position ?? '',
    type,
    wire: `["${type}",${json},${JSON.stringify(position)}]`,
    audience: 'nobody',
    access: undefined,
    stale: [],
    made_id: undefined,
  };
}
