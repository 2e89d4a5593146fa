import { PresenceUpdate } from '@chat-js/protocol/presence.ts';
import { ShownChannels } from '@chat-js/protocol/socket.ts';
import { SOCKET_VERSION } from '@chat-js/protocol/socket-version.ts';
import type { Socket } from 'socket.io';
import type { Opening } from '../connections/hub.ts';
import { formErrors } from '../features/form-errors.ts';
import { Refusal } from '../features/refusal.ts';

/** A client that came to a node that is not for it tries again after this. Seconds. */
export const ELSEWHERE = 0.5;

/** What a connection says of itself in its handshake, besides the token. Throws Refusal. */
export function readOpening({ id, handshake: { auth } }: Socket): Opening {
  checkVersion(auth.version);
  return {
    connection_id: id,
    resumeFrom: resumePosition(auth.resume),
    shown: auth.channels === undefined ? undefined : shownChannels(auth.channels),
    idle: auth.presence !== undefined && isIdle(auth.presence),
  };
}

/** While nodes are updated one after the other, a client of the new ones may come to an old one: it tries the next. */
function checkVersion(version: unknown): void {
  if (version === undefined || version === SOCKET_VERSION) return;
  if (typeof version === 'number' && version > SOCKET_VERSION) throw new Refusal('UNAVAILABLE', { retryAfter: ELSEWHERE });
  throw new Refusal('OUTDATED_CLIENT');
}

/** A position that is none is too old: the connection starts over. */
function resumePosition(resume: unknown): string | undefined {
  if (typeof resume !== 'object' || resume === null || !('event_id' in resume)) return undefined;
  return typeof resume.event_id === 'string' ? resume.event_id : undefined;
}

/** Throws Refusal when it is not a list of ids, or too long. */
export function shownChannels(value: unknown): ReadonlySet<string> {
  const parsed = ShownChannels.safeParse(value);
  if (!parsed.success) throw new Refusal('INVALID_FORM_BODY', { errors: { channels: formErrors(parsed.error) } });
  return new Set(parsed.data);
}

/** Whether a device says that nobody is at it. Throws Refusal when it says something else. */
export function isIdle(update: unknown): boolean {
  const parsed = PresenceUpdate.safeParse(update);
  if (!parsed.success) throw new Refusal('INVALID_FORM_BODY', { errors: { presence: formErrors(parsed.error) } });
  return parsed.data.afk || parsed.data.status === 'idle';
}
