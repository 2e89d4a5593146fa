export type TriggerKind = 'person' | 'channel' | 'emoji' | 'command' | 'addressee';

/** What somebody has begun to write and could be helped with. */
export interface Trigger {
  kind: TriggerKind;
  /** Without the character that began it. */
  query: string;
  /** Where that character stands; what is taken goes from here to the caret. */
  start: number;
}

/** At the beginning of a line, after a space, or after what opens or emphasises. */
const BEGUN = /(?:^|[\s([{"'«„“*_~|>/])([@#:])([^\s@#:`<>]*)$/u;
const COMMAND = /^\/([^\s/]*)$/u;
/** To whom a whisper goes; of a marked name that is ended something else follows. */
const ADDRESSEE = /^\/w\s+(?:@(\S*)|([^\s@][^\n@]*)?)$/iu;
/** One letter after a colon is a face of one's own. */
const EMOJI_LETTERS = 2;
const EMOJI = /^[\p{L}\p{N}_+-]+$/u;
const WITHIN = /[\p{L}\p{N}_/]/u;
const KINDS = { '@': 'person', '#': 'channel', ':': 'emoji' } as const;

/** What is being written before the caret, outside of code. */
export function triggerAt(text: string, caret: number): Trigger | undefined {
  // In the middle of a word somebody mends it and begins nothing.
  if (WITHIN.test(text[caret] ?? '')) return undefined;
  const before = text.slice(0, caret);
  const command = COMMAND.exec(before)?.[1];
  if (command !== undefined) return { kind: 'command', query: command, start: 0 };
  const addressee = ADDRESSEE.exec(before);
  if (addressee) {
    const [, marked, named = ''] = addressee;
    return { kind: 'addressee', query: marked ?? named, start: caret - (marked === undefined ? named.length : marked.length + 1) };
  }
  const [, sign, query] = BEGUN.exec(before) ?? [];
  if (query === undefined || (sign !== '@' && sign !== '#' && sign !== ':')) return undefined;
  if (sign === ':' && (query.length < EMOJI_LETTERS || !EMOJI.test(query))) return undefined;
  const start = caret - query.length - 1;
  return inCode(before, start) ? undefined : { kind: KINDS[sign], query, start };
}

/** Whether code is open at a place: an odd run of backticks before it. */
function inCode(text: string, at: number): boolean {
  let open = 0;
  for (const { 0: ticks, index } of text.matchAll(/`+/g)) {
    if (index >= at) break;
    if (open === 0) open = ticks.length;
    else if (open === ticks.length) open = 0;
  }
  return open > 0;
}

/** Puts what was taken in the place of what was begun, and the caret behind it. */
export function take(text: string, caret: number, { start }: Trigger, taken: string): { text: string; caret: number } {
  const rest = text.slice(caret);
  const inserted = /^\s/.test(rest) ? taken : `${taken} `;
  return { text: text.slice(0, start) + inserted + rest, caret: start + taken.length + 1 };
}
