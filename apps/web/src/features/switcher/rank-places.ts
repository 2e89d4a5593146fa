import type { Id } from '@chat-js/protocol/ids.ts';

/** Where one can go. */
export interface Place {
  kind: 'channel' | 'thread' | 'guild' | 'conversation' | 'person';
  /** Of a channel. */
  type?: number;
  /** Of the channel, the thread, the server, the conversation or the person. */
  id: Id;
  guild_id: Id;
  name: string;
  guildName: string;
  /** Of a thread. */
  channelName?: string | undefined;
  unread: boolean;
  /** How many others were opened since; undefined: never on this device. */
  visited: number | undefined;
}

/** How well a name fits, the best first: it begins so; a word of it does; its words do, letter by letter; it is inside; only with the name of the server or, for a thread, of the channel. */
type Fit = 0 | 1 | 2 | 3 | 4;

const NEVER = Number.MAX_SAFE_INTEGER;
const byName = new Intl.Collator(undefined, { numeric: true });

/**
 * The places that fit what is typed. `#` at the beginning asks for channels only, `*` for servers,
 * `@` for people and groups. With nothing typed: what is
 * unread, then where one was last; the given order otherwise. The place where one is (`here`) is offered only by its name.
 */
export function rankPlaces(places: readonly Place[], typed: string, here?: Id): Place[] {
  const { only, query } = parse(typed);
  const wanted = places.filter(({ kind }) => only === undefined || kindOf(kind) === only);
  if (query === '') {
    return wanted
      .filter(({ id, kind }) => id !== here && (only !== undefined || (kind !== 'guild' && kind !== 'person')))
      .sort((a, b) => Number(b.unread) - Number(a.unread) || (a.visited ?? NEVER) - (b.visited ?? NEVER));
  }
  return wanted
    .flatMap((place) => {
      const fit = fitOf(query, place);
      return fit === undefined ? [] : [{ place, fit }];
    })
    .sort(
      (a, b) =>
        a.fit - b.fit ||
        Number(b.place.unread) - Number(a.place.unread) ||
        (a.place.visited ?? NEVER) - (b.place.visited ?? NEVER) ||
        byName.compare(a.place.name, b.place.name),
    )
    .map(({ place }) => place);
}

/** What a sign at the beginning asks for. */
type Asked = 'channel' | 'guild' | 'people';

function kindOf(kind: Place['kind']): Asked {
  if (kind === 'guild') return 'guild';
  return kind === 'conversation' || kind === 'person' ? 'people' : 'channel';
}

function parse(typed: string): { only: Asked | undefined; query: string } {
  const text = typed.trim();
  const only = { '#': 'channel' as const, '*': 'guild' as const, '@': 'people' as const }[text[0] ?? ''];
  return { only, query: plain(only ? text.slice(1).trim() : text) };
}

/** Small letters, and «ё» is found by «е», as people type it. */
function plain(text: string): string {
  return text.toLocaleLowerCase().replaceAll('ё', 'е');
}

function fitOf(query: string, { name, guildName, channelName = '', kind }: Place): Fit | undefined {
  const text = plain(name);
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  if (text.startsWith(query)) return 0;
  if (words.some((_, index) => words.slice(index).join(' ').startsWith(spaced(query)))) return 1;
  if (query.length > 1 && initials(words).includes(query)) return 2;
  if (text.includes(query)) return 3;
  if (kind === 'guild' || kind === 'person') return undefined;
  const all = `${text} ${plain(`${channelName} ${guildName}`)}`;
  return query.split(/\s+/).every((word) => all.includes(word)) ? 4 : undefined;
}

/** Whatever divides the words, a space asks for it. */
function spaced(query: string): string {
  return query.split(/[^\p{L}\p{N}]+/u).join(' ');
}

function initials(words: readonly string[]): string {
  return words.map((word) => [...word][0]).join('');
}
