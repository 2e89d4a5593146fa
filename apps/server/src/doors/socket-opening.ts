import { PresenceUpdate } from '@chat-js/protocol/presence.ts';
import { ShownChannels } from '@chat-js/protocol/socket.ts';
import type { Socket } from 'socket.io';
import type { Opening } from '../connections/hub.ts';
import { formErrors } from '../features/form-errors.ts';
import { Refusal } from '../features/refusal.ts';

/** What a connection says of itself in its handshake, besides the token. Throws Refusal. */
export function readOpening({ id, handshake: { auth } }: Socket): Opening {
  return {
    connection_id: id,
    resumeFrom: resumePosition(auth.resume),
    shown: auth.channels === undefined ? undefined : shownChannels(auth.channels),
    idle: auth.presence !== undefined && isIdle(auth.presence),
  };
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
