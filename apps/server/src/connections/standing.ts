import type { Standing, Wish } from '../events/bus.ts';
import type { Seen } from '../features/presence/port.ts';

export const NOT_HERE: Seen = { status: 'offline', custom_status: null };

/** What others see of a person who is connected: nothing, when that is what the person wants. */
export function seenAs({ status, custom_status }: Wish, idle: boolean): Seen {
  if (status === 'invisible') return NOT_HERE;
  return { status: status === 'online' && idle ? 'idle' : status, custom_status };
}

export function looksSame(a: Seen, b: Seen): boolean {
  return a.status === b.status && JSON.stringify(a.custom_status) === JSON.stringify(b.custom_status);
}

export function newerWish(known: Wish | undefined, other: Wish): Wish {
  return known && known.revision >= other.revision ? known : other;
}

/** Whether what was said of a person still holds. Of what they want another node may have said something newer. */
export function holds(said: Standing, now: Standing): boolean {
  if (said.idle !== now.idle || said.wish.revision < now.wish.revision) return false;
  return new Set(said.guild_ids).symmetricDifference(new Set(now.guild_ids)).size === 0;
}
