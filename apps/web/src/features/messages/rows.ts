import type { OutboxEntry } from '@chat-js/client/outbox-entries.ts';
import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { isNote } from './kinds.ts';

/** Messages of one author that are closer than this stand together. Unit: ms. */
const TOGETHER = 7 * 60_000;

interface RowFrame {
  /** The same before and after a waiting message is sent. */
  key: string;
  /** Begins a group: shows who and when. */
  first: boolean;
  /** Begins a day: the time of its first message, in ms. */
  day: number | null;
  /** The first message that was not seen before. */
  fresh: boolean;
}

export type MessageRowData = RowFrame & { kind: 'message'; message: Message };
export type PendingRowData = RowFrame & { kind: 'pending'; entry: OutboxEntry };
/** px */
export const FOLDED_HEIGHT = 44;

/** Messages of people who are blocked, one after the other: they stand below when they are shown. */
export interface FoldedRow {
  kind: 'folded';
  key: string;
  /** The first of them. */
  id: Id;
  count: number;
  shown: boolean;
}
export type Row = MessageRowData | PendingRowData | FoldedRow;

export interface RowsInput {
  messages: readonly Message[];
  hasOlder: boolean;
  pending: readonly OutboxEntry[];
  me: Id;
  /** The newest message seen when the channel was opened. */
  seen: Id | undefined;
  isBlocked?: (author_id: Id) => boolean;
  /** The first messages of those that shall be shown all the same. */
  unfolded?: ReadonlySet<Id>;
}

export function buildRows({ messages, hasOlder, pending, me, seen, isBlocked = () => false, unfolded }: RowsInput): Row[] {
  const freshId = findFresh(messages, hasOlder, (author_id) => author_id === me || isBlocked(author_id), seen);
  const rows: Row[] = [];
  let before: Line | undefined;
  let folded: FoldedRow | undefined;
  for (const message of messages) {
    if (!isBlocked(message.author.id)) folded = undefined;
    else {
      if (!folded) {
        folded = { kind: 'folded', key: `folded ${message.id}`, id: message.id, count: 0, shown: unfolded?.has(message.id) ?? false };
        rows.push(folded);
      }
      folded.count++;
      if (!folded.shown) continue;
    }
    const line: Line = {
      // Under a line that says what happened nobody's message stands without its author.
      author_id: isNote(message) ? '' : message.author.id,
      time: Date.parse(message.timestamp),
      alone: message.referenced_message !== undefined,
    };
    const fresh = message.id === freshId;
    const key = message.author.id === me && message.nonce ? message.nonce : message.id;
    rows.push({ kind: 'message', key, message, fresh, ...frameOf(line, before, fresh) });
    before = line;
  }
  // What precedes the first message decides how it looks, and that is not loaded: it is shown together with it.
  if (hasOlder && rows.length > 1 && rows[0]?.kind === 'message') rows.shift();
  for (const entry of pending) {
    const line: Line = { author_id: me, time: Math.max(entry.created_at, before?.time ?? 0), alone: entry.answers !== undefined };
    rows.push({ kind: 'pending', key: entry.nonce, entry, fresh: false, ...frameOf(line, before, false) });
    before = line;
  }
  return rows;
}

interface Line {
  author_id: Id;
  time: number;
  /** Begins a group, whatever stands before it: an answer shows who wrote it. */
  alone: boolean;
}

function frameOf(line: Line, before: Line | undefined, fresh: boolean): Pick<RowFrame, 'first' | 'day'> {
  const newDay = before === undefined || !sameDay(before.time, line.time);
  const together = before !== undefined && before.author_id === line.author_id && line.time - before.time < TOGETHER;
  return { first: newDay || fresh || line.alone || !together, day: newDay ? line.time : null };
}

function findFresh(
  messages: readonly Message[],
  hasOlder: boolean,
  isOld: (author_id: Id) => boolean,
  seen: Id | undefined,
): Id | undefined {
  if (seen === undefined) return undefined;
  const index = messages.findIndex(({ id, author }) => !isOld(author.id) && compareIds(id, seen) > 0);
  // When nothing before it is loaded, the first unseen message may be further back.
  return index > 0 || !hasOlder ? messages[index]?.id : undefined;
}

function sameDay(a: number, b: number): boolean {
  // Days are those of the reader's clock.
  const [one, other] = [new Date(a), new Date(b)];
  return one.getDate() === other.getDate() && one.getMonth() === other.getMonth() && one.getFullYear() === other.getFullYear();
}

/** How one list of rows follows from another: more before it, another list altogether, or a change elsewhere. */
export function followRows(before: readonly Row[], after: readonly Row[]): 'same' | 'older' | 'other' {
  const oldFirst = before.find((row) => row.kind === 'message')?.key;
  if (oldFirst === undefined) return 'same';
  const place = after.findIndex((row) => row.key === oldFirst);
  if (place > 0) return 'older';
  if (place === 0) return 'same';
  const oldLast = before.findLast((row) => row.kind === 'message')?.key;
  return after.some((row) => row.key === oldLast) ? 'same' : 'other';
}
