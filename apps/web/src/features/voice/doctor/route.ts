import { WAYS, type Way } from '../ice/relays.ts';
import type { Finding } from './findings.ts';

/** Why no relay helps: the server names none, or none of them works. */
export type Absent = 'missing' | 'broken';

/**
 * How sound would go, and why. `hidden`: as one chose. `direct`: others are reached without a relay. `only-relay`: one's address is not
 * known outside. `udp-blocked`: the network lets no UDP through. `local`: only people in the same network are reached. `none`: nobody is.
 */
export type Route =
  | { name: 'direct'; reserve: Way | Absent }
  | { name: 'relay'; way: Way; why: 'hidden' | 'only-relay' | 'udp-blocked' }
  | { name: 'local'; relay: Absent }
  | { name: 'none'; why: 'blocked' | 'hidden' };

/** What a call would choose after these findings. `relayOnly`: the address is kept from others. */
export function routeOf(findings: readonly Finding[], relayOnly: boolean): Route {
  const isGood = (way: Way) => findings.some((one) => one.name === way && one.outcome === 'works');
  const stun = findings.find((one) => one.name === 'stun')?.outcome;
  const way = WAYS.find(isGood);
  const absent = findings.some((one) => WAYS.some((name) => name === one.name) && one.outcome !== 'missing') ? 'broken' : 'missing';
  if (stun === 'blocked') return { name: 'none', why: 'blocked' };
  if (relayOnly) return way ? { name: 'relay', way, why: 'hidden' } : { name: 'none', why: 'hidden' };
  if (stun === 'seen' || stun === 'same') return { name: 'direct', reserve: way ?? absent };
  return way ? { name: 'relay', way, why: way === 'udp' ? 'only-relay' : 'udp-blocked' } : { name: 'local', relay: absent };
}
