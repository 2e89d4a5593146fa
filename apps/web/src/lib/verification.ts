import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What each level asks of who has no role yet. */
export const VERIFICATION: readonly { level: number; label: MessageDescriptor; help: MessageDescriptor }[] = [
  { level: 0, label: msg`Everybody`, help: msg`Whoever comes in may write at once.` },
  { level: 1, label: msg`Accounts older than 5 minutes`, help: msg`Keeps out what was registered in passing.` },
  { level: 2, label: msg`Accounts older than 1 hour`, help: msg`Most servers do well with it.` },
  { level: 3, label: msg`… and here for 10 minutes`, help: msg`New people look around before they write.` },
  { level: 4, label: msg`… and here for 1 day`, help: msg`For hard times. A role lets people write earlier, on every level.` },
];
