import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** How long a poll may be open. */
export const DURATIONS: readonly { hours: number; label: MessageDescriptor }[] = [
  { hours: 1, label: msg`1 hour` },
  { hours: 4, label: msg`4 hours` },
  { hours: 8, label: msg`8 hours` },
  { hours: 24, label: msg`24 hours` },
  { hours: 72, label: msg`3 days` },
  { hours: 168, label: msg`1 week` },
  { hours: 336, label: msg`2 weeks` },
];
