import type { CallError } from '../errors.ts';
import type { VoiceFailure } from './voice-session.ts';

const CHANNEL_FULL = 700151;
const ONLY_ON_SOCKET = 700150;
const UNKNOWN_CHANNEL = 10003;
const WRONG_CHANNEL_TYPE = 50024;
const FORBIDDEN = 403;

/** Nobody has refused: the same may succeed a moment later. */
export function isPassing(error: CallError): boolean {
  return error.passing || error.code === ONLY_ON_SOCKET;
}

/** Why a channel cannot be joined. */
export function failureOf(error: CallError): VoiceFailure {
  if (error.code === CHANNEL_FULL) return 'full';
  if (error.code === UNKNOWN_CHANNEL || error.code === WRONG_CHANNEL_TYPE) return 'unknown';
  return error.status === FORBIDDEN ? 'forbidden' : 'unreachable';
}
