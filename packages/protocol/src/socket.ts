import { z } from 'zod';
import type { ErrorBody } from './errors.ts';
import type { WireEvent } from './events.ts';
import type { Id } from './ids.ts';
import { LIMITS } from './limits.ts';
import type { OperationAnswer, OperationName, OperationRequest } from './operations.ts';
import type { PresenceUpdate } from './presence.ts';
import { Snowflake } from './schemas.ts';

/** The channels that a connection names. */
export const ShownChannels = z.array(Snowflake).max(LIMITS.shownChannels);

/** What the client sends when it connects. `event_id`: the last event it has applied. */
export interface Handshake {
  token: string;
  /** SOCKET_VERSION as the client knows it. Absent: whatever the server speaks. One that is older is refused, OUTDATED_CLIENT. */
  version?: number;
  resume?: { event_id: string };
  /**
   * The channels it shows: of these it gets messages and who is typing, of others that there is something new. Absent:
   * everything of every channel, as bots get it.
   */
  channels?: Id[];
  /** Absent: somebody is at the device. */
  presence?: PresenceUpdate;
}

/** The acknowledgement of a call. */
export type Ack<T> = { ok: true; answer: T } | { ok: false; error: { status: number } & ErrorBody };

export interface ServerToClient {
  events: (events: WireEvent[]) => void;
}

export interface ClientToServer {
  /** Names anew the channels that this connection shows, at most LIMITS.shownChannels; unknown and hidden ones are passed over. Messages of a channel come from the acknowledgement on. */
  show: (channel_ids: Id[], ack: (result: Ack<null>) => void) => void;
  /** Whether somebody is at the device. Nothing answers it; whoever says it too often, or says something else, is cut off. */
  'presence.update': (update: PresenceUpdate) => void;
  call: <N extends OperationName>(name: N, input: OperationRequest<N>, ack: (result: Ack<OperationAnswer<N>>) => void) => void;
}
