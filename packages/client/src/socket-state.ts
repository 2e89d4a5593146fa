import type { CallError } from './errors.ts';
import type { State } from './state.ts';

/**
 * The connection as people are told of it. `reconnecting`: `at` is when the next attempt begins, in ms since 1970, null while
 * one is under way. `offline`: the device itself has no network. `refused`: the server said no to this person; `reason` is null
 * when they are logged out.
 */
export type SocketState =
  | { phase: 'connecting' | 'connected' | 'offline' | 'outdated' }
  | { phase: 'reconnecting'; at: number | null }
  | { phase: 'refused'; reason: CallError | null };

export function socketState({ status, refusal, retryAt }: Pick<State, 'status' | 'refusal' | 'retryAt'>, hasNetwork: boolean): SocketState {
  if (status === 'online') return { phase: 'connected' };
  if (status === 'outdated') return { phase: 'outdated' };
  if (status === 'ended') return { phase: 'refused', reason: null };
  if (refusal && !refusal.passing) return { phase: 'refused', reason: refusal };
  if (!hasNetwork) return { phase: 'offline' };
  return status === 'connecting' ? { phase: 'connecting' } : { phase: 'reconnecting', at: retryAt };
}
