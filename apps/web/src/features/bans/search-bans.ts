import type { Ban } from '@chat-js/protocol/bans.ts';

/** Whether a ban is what somebody looks for: by a part of a name or of the reason, or by the id. */
export function isWanted({ user, reason }: Pick<Ban, 'user' | 'reason'>, wanted: string): boolean {
  const word = wanted.trim().toLowerCase();
  if (word === '' || user.id === word) return true;
  return [user.username, user.global_name, reason].some((text) => text?.toLowerCase().includes(word) ?? false);
}
