import { domainToUnicode } from 'node:url';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { LinkEmbed } from '@chat-js/protocol/previews.ts';
import { LRUCache } from 'lru-cache';
import { Crowded, createGate } from '../../lib/gate.ts';
import { type Thumbnail, thumbnail } from '../../lib/images.ts';
import type { Logger } from '../../lib/logger.ts';
import { Unavailable } from '../../lib/unavailable.ts';
import { type Fetched, type Fetcher, Unfetchable, type Wanted } from './port.ts';
import type { Head } from './read-head.ts';
import { createReaderThread } from './reader-thread.ts';

/** What is behind a link, before it is shown in a message. */
export interface Preview extends Omit<LinkEmbed, 'url' | 'thumbnail'> {
  picture?: Picture;
}

export interface Picture extends Thumbnail {
  /** Where it came from. */
  url: string;
}

export interface Previews {
  /** undefined: nothing to show. Never rejects because of what is outside. */
  lookUp(href: string): Promise<Preview | undefined>;
  /** Works for an author behind their answer; what of theirs is too much at once is left undone. `close` waits for it. */
  begin(author_id: Id, work: () => Promise<void>): void;
  close(): Promise<void>;
}

const PAGE_BYTES = 1024 * 1024;
const IMAGE_BYTES = 5 * 1024 * 1024;

/** What this node asks at once. One that waits costs its address. */
const BOUNDS = { atOnce: 4, perKey: 2, waiting: 200 };
/** Messages of one author that are looked at at once. */
const PER_AUTHOR = 10;

/** How long an answer is an answer: ms. How much of them is kept: bytes, of pictures mostly. */
const FRESH = { shown: 600_000, nothing: 60_000 };
const KEPT_BYTES = 16 * 1024 * 1024;

interface Options {
  fetcher: Fetcher;
  logger: Logger;
  /** Where people reach this server: what is here needs no preview. */
  publicUrl: string | undefined;
}

/** Looks behind links: a bounded number at once, each once in ten minutes. */
export function createPreviews({ fetcher, logger, publicUrl }: Options): Previews {
  const gate = createGate(BOUNDS);
  const reader = createReaderThread();
  const closing = new AbortController();
  const authors = new Map<Id, number>();
  const working = new Set<Promise<void>>();
  const ownHost = publicUrl && new URL(publicUrl).host;
  const known = new LRUCache<string, { preview: Preview | undefined }>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ preview }, href) => href.length + 2000 + (preview?.picture?.bytes.length ?? 0),
    fetchMethod: async (href, _, { options }) => {
      const preview = await make(href);
      options.ttl = preview ? FRESH.shown : FRESH.nothing;
      return { preview };
    },
  });

  const fetch = (href: string, wanted: Wanted) => gate.pass(hostOf(href), () => fetcher.fetch(href, wanted, closing.signal));

  /** @throws Crowded: it is not known what is there. */
  async function make(href: string): Promise<Preview | undefined> {
    try {
      const found = await fetch(href, { html: PAGE_BYTES, image: IMAGE_BYTES });
      return found.kind === 'image' ? await ofImage(found) : await ofPage(found);
    } catch (error) {
      // Which link it was is the business of who wrote it.
      if (error instanceof Unfetchable) logger.debug({ hindrance: error.hindrance }, 'a link has no preview');
      // Not tried again at once: what ends the thread ends it every time.
      else if (error instanceof Unavailable) logger.warn({ err: error }, 'a page could not be read');
      else throw error;
      return undefined;
    }
  }

  async function ofImage({ href, bytes }: Fetched): Promise<Preview | undefined> {
    const image = await thumbnail(bytes, LIMITS.previews);
    return image && { type: 'image', picture: { ...image, url: href } };
  }

  async function ofPage({ href, bytes, type }: Fetched): Promise<Preview | undefined> {
    const head = await reader.read(bytes, type);
    const picture = await pictureOf(head, href);
    const { title, description, color, site_name = domainToUnicode(new URL(href).hostname) } = head;
    if (title === undefined && description === undefined && !picture) return undefined;
    return {
      type: typeOf(head),
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(color !== undefined && { color }),
      provider: { name: site_name },
      ...(picture && { picture }),
    };
  }

  /** A page is shown without its picture rather than not at all. */
  async function pictureOf({ image }: Head, base: string): Promise<Picture | undefined> {
    if (image === undefined || !URL.canParse(image, base)) return undefined;
    try {
      const { href, bytes } = await fetch(new URL(image, base).href, { image: IMAGE_BYTES });
      const made = await thumbnail(bytes, LIMITS.previews);
      return made && { ...made, url: href };
    } catch (error) {
      if (error instanceof Unfetchable) return undefined;
      throw error;
    }
  }

  return {
    async lookUp(href) {
      if (!URL.canParse(href) || new URL(href).host === ownHost) return undefined;
      try {
        return (await known.fetch(href))?.preview;
      } catch (error) {
        if (error instanceof Crowded) return undefined;
        throw error;
      }
    },
    begin(author_id, work) {
      const busy = authors.get(author_id) ?? 0;
      if (closing.signal.aborted || busy >= PER_AUTHOR) return;
      authors.set(author_id, busy + 1);
      const done = work()
        .catch((error: unknown) => {
          const level = error instanceof Unavailable ? 'warn' : 'error';
          logger[level]({ err: error }, 'the preview of a message was not made');
        })
        .finally(() => {
          working.delete(done);
          const left = (authors.get(author_id) ?? 1) - 1;
          if (left > 0) authors.set(author_id, left);
          else authors.delete(author_id);
        });
      working.add(done);
    },
    async close() {
      closing.abort();
      await reader.close();
      await Promise.all(working);
    },
  };
}

function typeOf({ type = '' }: Head): Preview['type'] {
  if (type === 'article') return 'article';
  return type.startsWith('video') ? 'video' : 'link';
}

function hostOf(href: string): string {
  return new URL(href).host;
}
