import type { InviteRow } from './store.ts';

/** Whether an invite still lets someone in: it has neither ended nor been used up. `now` in ms. */
export function isOpen({ expires_at, max_uses, uses }: InviteRow, now: number): boolean {
  return (expires_at === null || expires_at > now) && (max_uses === 0 || uses < max_uses);
}
