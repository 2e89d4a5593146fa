import type { Node } from '../nodes.ts';

/** What may stand between the nodes of a tree: marks, and nothing that somebody would miss. */
const MARKS = /^[\s*_~|>\-#\d.[\]]*$/;

/** What is wrong with where nodes stand: top-level ones have no gaps, children have marks between them. */
export function misplaced(input: string, nodes: readonly Node[]): string[] {
  let end = 0;
  const wrong: string[] = [];
  for (const node of nodes) {
    if (node.start !== end) wrong.push(`${node.type} begins at ${node.start}, not at ${end}`);
    end = node.end;
    wrong.push(...within(input, node));
  }
  return end === input.length ? wrong : [...wrong, `the last one ends at ${end}, not at ${input.length}`];
}

function within(input: string, node: Node): string[] {
  if (node.end <= node.start) return [`${node.type} at ${node.start} is empty`];
  if (!('children' in node)) return lost(input.slice(node.start, node.end), node);
  const wrong: string[] = [];
  let end = node.start;
  for (const child of node.children) {
    if (child.start < end || child.end > node.end) wrong.push(`${child.type} at ${child.start} lies outside of ${node.type}`);
    if (!MARKS.test(input.slice(end, child.start))) wrong.push(`lost: ${input.slice(end, child.start)}`);
    end = child.end;
    wrong.push(...within(input, child));
  }
  const rest = input.slice(end, node.end);
  if (node.type !== 'masked_link' && !MARKS.test(rest)) wrong.push(`lost: ${rest}`);
  if (node.type === 'masked_link' && !rest.includes(node.href)) wrong.push(`lost the address in ${rest}`);
  return wrong;
}

/** Characters of a leaf that are not in it; only backslashes may go. */
function lost(source: string, node: Node): string[] {
  const letters = (text: string) => text.replace(/[\s\\`>]/g, '');
  if (node.type === 'text' && letters(source) !== letters(node.text)) return [`${source} became ${node.text}`];
  if (node.type === 'code' && letters(source) !== letters(node.text)) return [`${source} became ${node.text}`];
  if (node.type === 'code_block' && !letters(source).endsWith(letters(node.text))) return [`${source} became ${node.text}`];
  return node.type === 'link' && !source.includes(node.href) ? [`${source} became ${node.href}`] : [];
}
