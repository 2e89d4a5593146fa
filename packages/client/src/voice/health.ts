/** ms; from when on one does not wait for somebody to say that a channel is connected. */
export const LATE = 10_000;
/** ms until an attempt that led nowhere is followed by another one. */
const AGAIN_AFTER = 4000;
/** ms until one gives up. */
const ENOUGH = 30_000;
/** How often the way is looked for anew before everything is: it is faster, and keeps what was agreed. */
const ATTEMPTS = 2;

/** How a connection to another session gets on. Times in ms since 1970. */
export interface Health {
  status: 'connecting' | 'connected' | 'reconnecting';
  /** Of the status. Time without the server does not count: nothing can be agreed then. */
  since: number;
  triedAt: number;
  attempts: number;
  givenUp: boolean;
}

/** What is to be done: look for another way, begin from nothing, end it. */
export type Remedy = 'restart' | 'rebuild' | 'give up' | undefined;

export function newHealth(now: number): Health {
  return { status: 'connecting', since: now, triedAt: now, attempts: 0, givenUp: false };
}

export function recovered(health: Health, now: number): Health {
  return health.status === 'connected' ? health : { ...newHealth(now), status: 'connected' };
}

/** `wait`: ms until something is done about it; by default something is done already. */
export function fallIll(health: Health, now: number, { wait = AGAIN_AFTER } = {}): Health {
  if (health.status !== 'connected') return health;
  return { ...newHealth(now), status: 'reconnecting', triedAt: now - AGAIN_AFTER + wait };
}

/** What a session that was given up is when there is hope again. */
export function hopeAgain(health: Health, now: number): Health {
  return health.givenUp ? { ...newHealth(now), status: health.status } : health;
}

/** Time passes without the server. */
export function pause(health: Health, ms: number): Health {
  return { ...health, since: health.since + ms, triedAt: health.triedAt + ms };
}

/** Time passes. Pure. */
export function treat(health: Health, now: number): { health: Health; remedy: Remedy } {
  if (health.status === 'connected' || health.givenUp) return { health, remedy: undefined };
  if (now - health.since >= ENOUGH) return { health: { ...health, givenUp: true }, remedy: 'give up' };
  if (now - health.triedAt < AGAIN_AFTER) return { health, remedy: undefined };
  const attempts = health.attempts + 1;
  return { health: { ...health, attempts, triedAt: now }, remedy: attempts % (ATTEMPTS + 1) === 0 ? 'rebuild' : 'restart' };
}
