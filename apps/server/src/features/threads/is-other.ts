import { isDeepStrictEqual } from 'node:util';
import type { ThreadRow } from './store.ts';

const TOLD = [
  ...['name', 'auto_archive_duration', 'rate_limit_per_user', 'archived', 'locked', 'invitable', 'archived_at', 'applied_tags'],
] as const satisfies readonly (keyof ThreadRow)[];

/** Whether something is told of the one that is not so of the other. */
export function isOther(a: ThreadRow, b: ThreadRow): boolean {
  return TOLD.some((key) => !isDeepStrictEqual(a[key], b[key]));
}
