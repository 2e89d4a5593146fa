import type { Id } from '@chat-js/protocol/ids.ts';

/** Who asks, as the door has found out. */
export interface Actor {
  user_id: Id;
  session_id: Id;
  admin: boolean;
  pending: boolean;
}

/** Where a request comes from. For logins, sessions and limits. */
export interface Origin {
  address: string;
  user_agent: string;
  /** The name or address, without a port, under which the server was asked; undefined when that was not said. */
  host?: string;
  /** The connection that a call came over; undefined: over HTTP. */
  connection_id?: string;
}
