import type { Item, List } from './nodes.ts';
import { lineEnd, matchAt, nextLine, type Piece } from './piece.ts';

const ITEM = /( *)([-*]|\d{1,9}\.) +(?=\S)/y;
const FURTHER = / +\S/y;

/** Lists within lists, at most so many. */
const DEEPEST = 8;

/** A list that more may be added to. */
interface Level {
  list: List;
  indent: number;
}

/** `- ` or `* ` or `1. ` at the beginning of lines; what is two spaces further to the right is a list within. */
export function list(piece: Piece, at: number): List | undefined {
  const levels: Level[] = [];
  let line = at;
  for (let found = matchAt(ITEM, piece.text, line); found; found = matchAt(ITEM, piece.text, line)) {
    const [mark, { length: indent } = '', bullet = ''] = found;
    const first = bullet.endsWith('.') ? Number.parseInt(bullet, 10) : null;
    let level = levelOf(levels, indent);
    if (level && (level.list.first === null) !== (first === null)) {
      if (levels.length === 1) break;
      levels.pop();
      level = undefined;
    }
    const { item, next } = readItem(piece, line, mark.length);
    if (level) level.list.children.push(item);
    else begin(levels, { list: { type: 'list', start: item.start, end: item.end, first, children: [item] }, indent });
    for (const { list: outer } of levels) {
      outer.end = item.end;
      const last = outer.children.at(-1);
      if (last) last.end = item.end;
    }
    line = next;
  }
  return levels[0]?.list;
}

/** The list that an item of this indent belongs to; undefined: it begins one. */
function levelOf(levels: Level[], indent: number): Level | undefined {
  while (levels.length > 1 && indent < (levels.at(-1)?.indent ?? 0)) levels.pop();
  const last = levels.at(-1);
  return last && indent >= last.indent + 2 && levels.length < DEEPEST ? undefined : last;
}

function begin(levels: Level[], level: Level): void {
  levels.at(-1)?.list.children.at(-1)?.children.push(level.list);
  levels.push(level);
}

/** An item with the lines below it that are indented and no items themselves. */
function readItem(piece: Piece, at: number, indent: number): { item: Item; next: number } {
  const { text } = piece;
  let end = lineEnd(text, at + indent);
  let next = nextLine(piece, end);
  while (next > end && matchAt(FURTHER, text, next) && !matchAt(ITEM, text, next)) {
    end = lineEnd(text, next);
    next = nextLine(piece, end);
  }
  const children = piece.parse(at + indent, end, { blocks: false, indent });
  return { item: { type: 'item', start: piece.base + at, end: piece.base + next, children }, next };
}
