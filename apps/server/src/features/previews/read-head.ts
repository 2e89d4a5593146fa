import { LIMITS } from '@chat-js/protocol/limits.ts';
import { cleanText, isBlank } from '@chat-js/protocol/text.ts';
import { Parser } from 'htmlparser2';
import { decodePage } from './charset.ts';

/** What a page says of itself: plain text, whatever it looks like. */
export interface Head {
  title?: string;
  description?: string;
  site_name?: string;
  /** As it stands there, perhaps relative. */
  image?: string;
  /** 0xRRGGBB */
  color?: number;
  /** og:type, such as `article` or `video.other`. */
  type?: string;
}

/** Characters that are parsed before somebody looks whether the head has ended. */
const STEP = 8192;
/** Everything that may be inside of a head (HTML Standard, 13.2.6.4.4): what is not ends it. */
const OF_HEAD = new Set(['html', 'head', 'meta', 'title', 'link', 'base', 'style', 'script', 'noscript', 'template', 'noframes']);
/** No honest head is deeper. The parser looks through all that are open at each closing tag. */
const DEEPEST = 16;
/** An address longer than this is none that anybody answers. */
const LONGEST_ADDRESS = 2048;
const LONGEST_VALUE = 4096;

const { title: TITLE, description: DESCRIPTION, siteName: SITE_NAME } = LIMITS.previews;

/** Reads what stands in the head of a page, and nothing behind it. Linear in its length, never throws. */
export function readHead(bytes: Uint8Array, type: string): Head {
  const { title, meta } = parseHead(decodePage(bytes, type));
  const first = (...names: string[]) => names.map((name) => meta.get(name)).find((value) => value !== undefined && !isBlank(value));
  const image = first('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src')?.trim();
  return withoutNothing({
    title: lineOf(first('og:title', 'twitter:title') ?? title, TITLE),
    description: lineOf(first('og:description', 'twitter:description', 'description'), DESCRIPTION),
    site_name: lineOf(first('og:site_name', 'application-name'), SITE_NAME),
    image: image !== undefined && image.length <= LONGEST_ADDRESS ? image : undefined,
    color: colorOf(first('theme-color')),
    type: first('og:type')?.trim().toLowerCase(),
  });
}

function parseHead(text: string): { title: string; meta: Map<string, string> } {
  const meta = new Map<string, string>();
  let title = '';
  let titles = 0;
  let depth = 0;
  let inTitle = false;
  let ended = false;
  const parser = new Parser({
    onopentagname(name) {
      depth += 1;
      if (!OF_HEAD.has(name) || depth > DEEPEST) ended = true;
    },
    onopentag(name, attributes) {
      if (ended) return;
      if (name === 'title') {
        titles += 1;
        inTitle = titles === 1;
      }
      const key = (attributes.property ?? attributes.name)?.trim().toLowerCase();
      const value = attributes.content;
      // The first one counts, as everywhere.
      if (name === 'meta' && key && key.length < 40 && value !== undefined && !meta.has(key)) meta.set(key, value.slice(0, LONGEST_VALUE));
    },
    ontext(piece) {
      if (inTitle && !ended && title.length < LONGEST_VALUE) title += piece;
    },
    onclosetag(name) {
      depth -= 1;
      if (name === 'title') inTitle = false;
      if (name === 'head') ended = true;
    },
  });
  for (let from = 0; from < text.length && !ended; from += STEP) parser.write(text.slice(from, from + STEP));
  if (!ended) parser.end();
  return { title, meta };
}

/** One clean line of at most `max` characters. */
function lineOf(text: string | undefined, max: number): string | undefined {
  if (text === undefined) return undefined;
  const clean = cleanText(text.slice(0, LONGEST_VALUE)).replace(/\s+/g, ' ').trim();
  if (isBlank(clean)) return undefined;
  // Half of a pair would be left of a letter that is cut through.
  return clean.length <= max
    ? clean
    : `${clean
        .slice(0, max - 1)
        .replace(/\p{Surrogate}$/u, '')
        .trimEnd()}…`;
}

function colorOf(text: string | undefined): number | undefined {
  const digits = /^\s*#([0-9a-f]{3}|[0-9a-f]{6})\s*$/i.exec(text ?? '')?.[1];
  if (digits === undefined) return undefined;
  return Number.parseInt(digits.length === 3 ? digits.replace(/./g, '$&$&') : digits, 16);
}

/** Fields that are not there stay away: `undefined` is not told. */
function withoutNothing(head: { [K in keyof Head]: Head[K] | undefined }): Head {
  return Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined)) as Head;
}
