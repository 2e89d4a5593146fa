import type { Id } from '@chat-js/protocol/ids.ts';
import type { VoiceFailure, VoiceStatus } from './voice-session.ts';

/** How many of the others are where on their way. */
export interface Tally {
  /** On their way for the first time; `late`: for longer than one waits for them. */
  pending: number;
  late: number;
  connected: number;
  /** Were connected, and are to be again. */
  reconnecting: number;
  /** Given up without ever having been reached. */
  unreached: number;
}

export type VoiceStep =
  | { type: 'join' | 'carried'; channel_id: Id }
  | { type: 'joined' | 'left' }
  | { type: 'counted'; tally: Tally }
  | { type: 'failed'; reason: VoiceFailure };

/** The status after a step. Pure. `carried`: a moderator moved this device to another channel. */
export function nextStatus(status: VoiceStatus, step: VoiceStep): VoiceStatus {
  if (step.type === 'join') return { name: 'joining', channel_id: step.channel_id };
  if (step.type === 'left') return { name: 'idle' };
  if (status.name === 'idle' || status.name === 'failed') return status;
  const { channel_id } = status;
  switch (step.type) {
    case 'joined':
      return status.name === 'joining' ? { name: 'connecting', channel_id } : status;
    case 'carried':
      return { name: 'connecting', channel_id: step.channel_id };
    case 'failed':
      return { name: 'failed', channel_id, reason: step.reason };
    case 'counted': {
      const name = afterCount(status.name, step.tally);
      if (name === 'no-route') return { name: 'failed', channel_id, reason: name };
      return name === status.name ? status : { name, channel_id };
    }
  }
}

type Live = Exclude<VoiceStatus['name'], 'idle' | 'failed'>;

function afterCount(name: Live, { pending, late, connected, reconnecting, unreached }: Tally): Live | 'no-route' {
  if (name === 'joining') return name;
  // Of several, one that is lost does not make the whole call a broken one.
  const broken = reconnecting > 0 && connected === 0;
  if (name !== 'connecting') return broken ? 'reconnecting' : 'connected';
  if (pending > 0 || (late > 0 && connected === 0)) return name;
  if (connected > 0) return 'connected';
  if (broken) return 'reconnecting';
  return unreached > 0 ? 'no-route' : 'connected';
}
