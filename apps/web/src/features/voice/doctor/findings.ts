import { type Relay, WAYS, type Way } from '../ice/relays.ts';
import type { MicrophoneTrouble } from '../microphone/trouble.ts';

interface MicrophoneFinding {
  name: 'microphone';
  /** `silent`: it is open, and nothing at all is heard. */
  outcome: 'works' | 'silent' | MicrophoneTrouble;
  /** What it is called. */
  label: string;
}

interface ServerFinding {
  name: 'server';
  /** `polling`: a proxy lets no WebSocket through. */
  outcome: 'websocket' | 'polling' | 'unreachable';
  /** ms */
  roundTrip: number | undefined;
}

export interface StunFinding {
  name: 'stun';
  /** `same`: outside one has the address that one has anyway. `missing`: the server names none. `blocked`: the browser tells no address at all. */
  outcome: 'seen' | 'same' | 'unreachable' | 'missing' | 'blocked';
  /** How this device is seen from outside. */
  addresses: readonly string[];
}

export interface RelayFinding {
  name: Way;
  /** `alone`: the relay lets one in, and nobody is reached through it. `missing`: the server names none. */
  outcome: 'works' | 'refused' | 'unreachable' | 'alone' | 'missing';
  url: Relay['url'] | undefined;
  /** From here through the relay to here and back, ms. */
  roundTrip: number | undefined;
  /** Parts of one. */
  lost: number | undefined;
}

export type Finding = MicrophoneFinding | ServerFinding | StunFinding | RelayFinding;
export type CheckName = Finding['name'];

/** In the order in which one looks. */
export const CHECKS: readonly CheckName[] = ['microphone', 'server', 'stun', ...WAYS];

export type Grade = 'good' | 'fair' | 'bad' | 'absent';

/** Of what is sent, more than this is heard as gaps. Parts of one */
const LOST = 0.05;
/** More than this is heard as a delay. ms */
const SLOW = 300;

export function gradeOf(finding: Finding): Grade {
  if (finding.outcome === 'missing') return finding.name === 'microphone' ? 'bad' : 'absent';
  if (finding.outcome === 'silent' || finding.outcome === 'polling') return 'fair';
  if (!['works', 'websocket', 'seen', 'same'].includes(finding.outcome)) return 'bad';
  const { roundTrip = 0, lost = 0 } = { roundTrip: undefined, lost: undefined, ...finding };
  return roundTrip > SLOW || lost > LOST ? 'fair' : 'good';
}
