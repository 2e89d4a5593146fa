import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What moderators choose from. `seconds` long. */
export const TIME_OUTS: readonly { seconds: number; label: MessageDescriptor }[] = [
  { seconds: 60, label: msg`1 minute` },
  { seconds: 300, label: msg`5 minutes` },
  { seconds: 600, label: msg`10 minutes` },
  { seconds: 3600, label: msg`1 hour` },
  { seconds: 86_400, label: msg`1 day` },
  { seconds: 604_800, label: msg`1 week` },
];

/** The wire's word for a moment so many seconds ahead. */
export function momentAhead(seconds: number, now = Date.now()): string {
  return new Date(now + seconds * 1000).toISOString();
}
