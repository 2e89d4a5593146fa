import { isPrivate } from './is-private.ts';
import type { ThreadRow } from './store.ts';

/** What the audit log says of a thread: what a private one is called is not for everybody who reads that. */
export function auditedOf<K extends keyof ThreadRow>(thread: ThreadRow, keys: readonly K[]): K[] {
  return keys.filter((key) => !isPrivate(thread) || key !== 'name');
}
