import type { Id } from '@chat-js/protocol/ids.ts';

interface Named {
  id: Id;
  name: string;
}

/** Whom and what a text may mean where it is written. Of several with one name the first counts. */
export interface WireContext {
  /** By the name they log in with. */
  people: readonly Named[];
  roles: readonly Named[];
  channels: readonly Named[];
  /** The emoji of servers. */
  custom: readonly (Named & { animated: boolean })[];
  /** The emoji of a name between colons. */
  unicode: (name: string) => string | undefined;
}

/** Between what people read in the field and what is sent. */
export interface Wire {
  /** `@anna`, `@role`, `#channel`, `:name:` outside of code become what a message carries. */
  toWire: (text: string) => string;
  /** The inverse, for editing. What could not be told apart afterwards stays as the message carries it. */
  fromWire: (content: string) => string;
}

/** Such a name would be read as something else. */
const UNREADABLE = /[`<>@#:\n\r]/;

/** After these a sign begins nothing; a backslash takes its meaning away. */
const NOT_AFTER = /[\p{L}\p{N}\\<:@#]/u;

// Each is read from where it stands on.
const TICKS = /`+/y;
const ADDRESS = /https?:\/\/[^\s<>`]+/y;
const TOKEN = /<(@&?|#|a?:(\w+):)(\d+)>|<t:-?\d+(?::[A-Za-z])?>/y;
/** The word goes on; underscores at its end are emphasis. */
const GOES_ON = /_*[\p{L}\p{N}]/uy;
const BETWEEN_COLONS = /:([\p{L}\p{N}_+-]+):/uy;

/** A piece that is taken as it is, however it looks inside: code, an address, what a message carries. */
interface Piece {
  kind: 'text' | 'fixed' | 'token';
  start: number;
  text: string;
}

export function createWire(context: WireContext): Wire {
  const at = namesOf([...context.people.map((one) => entry(one, '@')), ...context.roles.map((one) => entry(one, '@&'))]);
  const hash = namesOf(context.channels.map((one) => entry(one, '#')));
  const custom = new Map(
    [...context.custom].reverse().map((emoji) => [emoji.name, `<${emoji.animated ? 'a' : ''}:${emoji.name}:${emoji.id}>`]),
  );
  const shown = new Map<string, string>();
  for (const [names, sign] of [
    [at, '@'],
    [hash, '#'],
  ] as const)
    for (const { wire, name } of names.byName.values()) shown.set(wire, sign + name);
  for (const [name, wire] of custom) shown.set(wire, `:${name}:`);

  /** What is meant by the sign at a place, and how long it is; it ends before `end`. */
  function meantAt(text: string, place: number, end: number): { wire: string; length: number } | undefined {
    const sign = text[place];
    if (sign !== '@' && sign !== '#' && sign !== ':') return undefined;
    if (place > 0 && NOT_AFTER.test(text[place - 1] ?? '')) return undefined;
    if (sign !== ':') return longest(sign === '@' ? at : hash, text, place, end);
    const name = match(BETWEEN_COLONS, text, place)?.[1];
    const wire = name === undefined ? undefined : (custom.get(name) ?? context.unicode(name));
    return name === undefined || wire === undefined ? undefined : { wire, length: name.length + 2 };
  }

  function toWire(text: string): string {
    let done = '';
    for (const piece of piecesOf(text)) {
      const end = piece.start + piece.text.length;
      for (let place = piece.start; place < end; ) {
        const meant = piece.kind === 'text' ? meantAt(text, place, end) : undefined;
        done += meant ? meant.wire : (text[place] ?? '');
        place += meant?.length ?? 1;
      }
    }
    return done;
  }

  function fromWire(content: string): string {
    const pieces = piecesOf(content);
    let done = '';
    // From the end, so that what follows is known: `<@1>na` must not become the name of an Anna.
    for (let index = pieces.length - 1; index >= 0; index -= 1) {
      const piece = pieces[index];
      if (!piece) continue;
      const before = pieces[index - 1];
      done =
        (piece.kind === 'token' && (!before || before.kind === 'text') ? readable(piece.text, before?.text ?? '', done) : piece.text) +
        done;
    }
    return done;
  }

  function readable(token: string, before: string, after: string): string {
    const words = shown.get(token);
    if (words === undefined) return token;
    const last = before.slice(-1);
    const whole = last + words + after;
    const meant = meantAt(whole, last.length, whole.length);
    return meant?.wire === token && meant.length === words.length ? words : token;
  }

  return { toWire, fromWire };
}

interface Names {
  /** By the name in small letters. */
  byName: Map<string, { name: string; wire: string }>;
  /** Longest first. */
  lengths: number[];
}

function entry({ id, name }: Named, sign: string) {
  return { name, wire: `<${sign}${id}>` };
}

function namesOf(entries: readonly { name: string; wire: string }[]): Names {
  const readable = entries.filter(({ name }) => name !== '' && name.trim() === name && !UNREADABLE.test(name));
  // The first of a name is entered last.
  const byName = new Map([...readable].reverse().map((one) => [one.name.toLowerCase(), one]));
  return { byName, lengths: [...new Set(readable.map(({ name }) => name.length))].sort((a, b) => b - a) };
}

function longest({ byName, lengths }: Names, text: string, place: number, most: number): { wire: string; length: number } | undefined {
  for (const length of lengths) {
    const end = place + 1 + length;
    if (end > most) continue;
    const found = byName.get(text.slice(place + 1, end).toLowerCase());
    // The name ends where the word ends.
    if (found && !match(GOES_ON, text, end)) return { wire: found.wire, length: length + 1 };
  }
  return undefined;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let place = 0;
  const cut = (kind: 'fixed' | 'token', length: number) => {
    if (place > from) pieces.push({ kind: 'text', start: from, text: text.slice(from, place) });
    pieces.push({ kind, start: place, text: text.slice(place, place + length) });
    place += length;
    from = place;
  };
  while (place < text.length) {
    const code = text[place] === '`' ? codeAt(text, place) : undefined;
    if (code) {
      if (code.closed) cut('fixed', code.length);
      else place += code.length;
      continue;
    }
    const token = text[place] === '<' ? match(TOKEN, text, place)?.[0] : undefined;
    const address = text[place] === 'h' ? match(ADDRESS, text, place)?.[0] : undefined;
    if (token !== undefined) cut('token', token.length);
    else if (address !== undefined) cut('fixed', address.length);
    else place += 1;
  }
  if (from < text.length) pieces.push({ kind: 'text', start: from, text: text.slice(from) });
  return pieces;
}

/** A run of backticks opens code that the next run of the same length closes. */
function codeAt(text: string, place: number): { closed: boolean; length: number } {
  const ticks = match(TICKS, text, place)?.[0].length ?? 1;
  for (let next = text.indexOf('`', place + ticks); next >= 0; ) {
    const run = match(TICKS, text, next)?.[0].length ?? 1;
    if (run === ticks) return { closed: true, length: next + run - place };
    next = text.indexOf('`', next + run);
  }
  return { closed: false, length: ticks };
}

function match(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(text);
}
