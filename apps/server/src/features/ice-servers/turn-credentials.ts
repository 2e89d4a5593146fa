import { createHmac } from 'node:crypto';
import type { Id } from '@chat-js/protocol/ids.ts';

/** Long enough to connect with, and to be let in again after a change of network. */
export const TURN_SECONDS = 600;

/**
 * What a TURN server that knows `secret` takes for ten minutes, and counts for this person ("A REST API For Access To TURN
 * Services", draft-uberti-behave-turn-rest-00). `now` in ms.
 */
export function createTurnCredentials(secret: string, user_id: Id, now: number): { username: string; credential: string } {
  const username = `${Math.floor(now / 1000) + TURN_SECONDS}:${user_id}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}
