import type { Tune } from './sounds.ts';

export interface Heard {
  /** Undefined: one talks nowhere. */
  channel_id: string | undefined;
  /** Who else is there. */
  others: readonly string[];
  selfMuted: boolean;
  selfDeafened: boolean;
}

/** What is heard of a change; of several at once the one nearest to the person. */
export function tuneBetween(before: Heard, now: Heard): Tune | undefined {
  if (now.channel_id === undefined) return before.channel_id === undefined ? undefined : 'ended';
  if (before.channel_id !== now.channel_id) return 'come';
  if (before.selfDeafened !== now.selfDeafened) return now.selfDeafened ? 'deafened' : 'undeafened';
  if (before.selfMuted !== now.selfMuted) return now.selfMuted ? 'muted' : 'unmuted';
  if (now.others.some((id) => !before.others.includes(id))) return 'come';
  return before.others.some((id) => !now.others.includes(id)) ? 'go' : undefined;
}
