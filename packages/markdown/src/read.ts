import type { Node } from './nodes.ts';

/** Every node with those within it, in the order of the message; `hidden`: within a spoiler. */
function* walk(nodes: readonly Node[], hidden = false): Generator<{ node: Node; hidden: boolean }> {
  for (const node of nodes) {
    yield { node, hidden };
    if ('children' in node) yield* walk(node.children, hidden || node.type === 'spoiler');
  }
}

/** Whom a message names, each once, in the order of the message. What is written as code names nobody. */
export interface Mentions {
  users: string[];
  roles: string[];
  channels: string[];
  everyone: boolean;
  here: boolean;
}

export function mentionsIn(nodes: readonly Node[]): Mentions {
  const ids = {
    user: new Set<string>(),
    role: new Set<string>(),
    channel: new Set<string>(),
    everyone: new Set<string>(),
    here: new Set<string>(),
  };
  for (const { node } of walk(nodes)) if (node.type === 'mention') ids[node.of].add(node.id);
  return {
    users: [...ids.user],
    roles: [...ids.role],
    channels: [...ids.channel],
    everyone: ids.everyone.size > 0,
    here: ids.here.size > 0,
  };
}

/** Where a message leads. `bare`: its author wants no preview; `spoiler`: nothing of it shows before it is asked for. */
export interface FoundLink {
  href: string;
  bare: boolean;
  spoiler: boolean;
}

export function linksIn(nodes: readonly Node[]): FoundLink[] {
  const links: FoundLink[] = [];
  for (const { node, hidden } of walk(nodes)) {
    if (node.type === 'link' || node.type === 'masked_link') links.push({ href: node.href, bare: node.bare, spoiler: hidden });
  }
  return links;
}
