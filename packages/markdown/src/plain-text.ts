import type { Mention, Node, Timestamp } from './nodes.ts';

/** How what a message only points at is called; undefined leaves it as it was written. */
export interface Names {
  user?: (id: string) => string | undefined;
  role?: (id: string) => string | undefined;
  channel?: (id: string) => string | undefined;
  moment?: (seconds: number, style: Timestamp['style']) => string | undefined;
}

/** The same for a short and for a long one: how much is hidden is nobody's business either. */
const HIDDEN = '█████';

const BLOCKS: ReadonlySet<Node['type']> = new Set(['code_block', 'heading', 'item', 'list', 'quote', 'subtext']);

/** A message as people read it out, without its marks: for notifications, answers, the clipboard. What is hidden stays hidden. */
export function plainText(nodes: readonly Node[], names: Names = {}): string {
  let text = '';
  let last: Node['type'] = 'break';
  for (const node of nodes) {
    const block = BLOCKS.has(node.type);
    if (last !== 'break' && (block || BLOCKS.has(last))) text += '\n';
    text += plain(node, names);
    last = node.type;
  }
  return text;
}

function plain(node: Node, names: Names): string {
  switch (node.type) {
    case 'text':
    case 'code':
    case 'code_block':
      return node.text;
    case 'break':
      return '\n';
    case 'link':
      return node.href;
    case 'spoiler':
      return HIDDEN;
    case 'emoji':
      return `:${node.name}:`;
    case 'mention':
      return mentioned(node, names);
    case 'timestamp':
      return names.moment?.(node.seconds, node.style) ?? new Date(node.seconds * 1000).toISOString();
    case 'list':
      return node.children.map((item, index) => `${bullet(node.first, index)} ${plainText(item.children, names)}`).join('\n');
    default:
      return plainText(node.children, names);
  }
}

function bullet(first: number | null, index: number): string {
  return first === null ? '•' : `${first + index}.`;
}

function mentioned({ of, id }: Mention, names: Names): string {
  if (of === 'everyone' || of === 'here') return `@${of}`;
  const name = names[of]?.(id);
  if (of === 'channel') return name === undefined ? `<#${id}>` : `#${name}`;
  return name === undefined ? `<@${of === 'role' ? '&' : ''}${id}>` : `@${name}`;
}
