import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** How much of what somebody wrote goes with them. Seconds back. */
export const DELETIONS: readonly { seconds: number; label: MessageDescriptor }[] = [
  { seconds: 0, label: msg`Nothing` },
  { seconds: 3600, label: msg`The last hour` },
  { seconds: 86_400, label: msg`The last day` },
  { seconds: 604_800, label: msg`The last week` },
];

export const UNITS = ['ever', 'hours', 'days'] as const;
export type Unit = (typeof UNITS)[number];

const SECONDS = { hours: 3600, days: 86_400 };

/** How long a ban holds, in seconds: null for ever, undefined when it cannot be so long or so short. */
export function banSeconds(unit: Unit, count: string): number | null | undefined {
  if (unit === 'ever') return null;
  if (!/^\d{1,5}$/.test(count.trim())) return undefined;
  const seconds = Number(count) * SECONDS[unit];
  return seconds > 0 && seconds <= LIMITS.banSeconds ? seconds : undefined;
}

const ID = /(?<!\d)\d{15,20}(?!\d)/g;

/** The ids in what somebody has pasted: one a line, with commas, as mentions. Each once. */
export function idsIn(text: string): Id[] {
  return [...new Set(text.match(ID) ?? [])];
}
