import type { Node } from '@chat-js/markdown/nodes.ts';
import { mentionsIn } from '@chat-js/markdown/read.ts';

/** How many different people and roles a text names. The same one twice counts once, as in Discord. */
export function countMentions(nodes: readonly Node[]): number {
  const { users, roles } = mentionsIn(nodes);
  return users.length + roles.length;
}
