import { type CallError, toCallError } from '@chat-js/client/errors.ts';
import { createSession } from '@chat-js/client/session.ts';
import type { Session as Credentials, Instance } from '@chat-js/protocol/instance.ts';
import { create } from 'zustand';

/**
 * `starting`: not known yet; `unreachable`: the server does not answer; `anonymous`: nobody is logged in here;
 * `active`: somebody is.
 */
export type Phase = 'starting' | 'unreachable' | 'anonymous' | 'active';

interface SessionState {
  phase: Phase;
  instance: Instance | null;
  problem: CallError | null;
  /** The session ended without the person asking for it here. */
  endedElsewhere: boolean;
}

export const useSession = create<SessionState>(() => ({ phase: 'starting', instance: null, problem: null, endedElsewhere: false }));

/** Says that the cookie, which scripts cannot see, may be there: strangers need not ask the server. */
const KNOWN_HERE = 'chat.known-here';

let leaving = false;

export const session = createSession({
  url: '',
  onEnd() {
    localStorage.removeItem(KNOWN_HERE);
    useSession.setState(({ phase }) => ({ phase: 'anonymous', endedElsewhere: phase === 'active' && !leaving }));
  },
});

async function resume(): Promise<boolean> {
  return localStorage.getItem(KNOWN_HERE) !== null && (await session.resume());
}

/** Asks the server who it is and whether the cookie still logs us in. Safe to repeat. */
export async function startSession(): Promise<void> {
  try {
    const [instance, active] = await Promise.all([session.rest.call('instance.get', {}), resume()]);
    useSession.setState({ instance, phase: active ? 'active' : 'anonymous', problem: null });
  } catch (error) {
    useSession.setState({ phase: 'unreachable', problem: toCallError(error) });
  }
}

/** Takes what login, registration or set-up answered: from here on somebody is logged in. */
export function enter(credentials: Pick<Credentials, 'token' | 'expires_in'>): void {
  session.start(credentials);
  localStorage.setItem(KNOWN_HERE, '1');
  useSession.setState({ phase: 'active', endedElsewhere: false });
}

/** Ends the session of this device. */
export async function logOut(): Promise<void> {
  leaving = true;
  try {
    await session.logout();
  } finally {
    leaving = false;
  }
}

export async function refreshInstance(): Promise<void> {
  const instance = await session.rest.call('instance.get', {});
  useSession.setState({ instance });
}
