import type { AccessChange, NodeNews } from './bus.ts';

const KINDS: ReadonlySet<AccessChange['kind']> = new Set<NodeNews['kind']>([
  'came',
  'went',
  'wish',
  'alive',
  'left',
  'roll-call',
  'here',
  'missing',
  'node-gone',
]);

export function isNodeNews(access: AccessChange | undefined): access is NodeNews {
  return access !== undefined && KINDS.has(access.kind);
}
