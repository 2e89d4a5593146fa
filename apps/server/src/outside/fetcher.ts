import { type Fetched, type Fetcher, Unfetchable, type Wanted } from '../features/previews/port.ts';
import { nothing } from '../lib/nothing.ts';
import { createOpener, type PublicWeb } from './public-web.ts';
import { ENCODINGS, readBody } from './read-body.ts';

/** For everything together: the name, every redirect, the last byte. ms */
const DEADLINE_MS = 5000;
const REDIRECTS = 5;
const PORTS = new Set(['', '80', '443']);
const REDIRECTING = new Set([301, 302, 303, 307, 308]);

interface Options extends PublicWeb {
  /** Of this program: it says who asks. */
  version: string;
}

interface Journey {
  wanted: Wanted;
  signal: AbortSignal;
}

/** Reads from the public web and from nowhere else. */
export function createFetcher({ version, ...web }: Options): Fetcher {
  const open = createOpener(web);
  const headers = {
    'user-agent': `Chat-JS/${version} (link preview)`,
    accept: 'text/html, application/xhtml+xml, image/webp, image/png, image/jpeg, image/gif',
    'accept-encoding': ENCODINGS,
  };

  /** What is there, or where it says that it is. */
  async function visit(url: URL, { wanted, signal }: Journey): Promise<Fetched | URL> {
    const client = await open(url, signal);
    try {
      const { statusCode, headers: told, body } = await client.request({ method: 'GET', path: url.pathname + url.search, headers, signal });
      body.on('error', nothing);
      const header = (name: string) => [told[name] ?? ''].flat()[0] ?? '';
      const location = header('location');
      if (REDIRECTING.has(statusCode) && location !== '') return allowedUrl(location, url);
      if (statusCode !== 200) throw new Unfetchable('status');
      const type = header('content-type');
      const kind = kindOf(type);
      const most = kind && wanted[kind];
      if (!kind || most === undefined) throw new Unfetchable('type');
      if (kind === 'image' && Number(header('content-length')) > most) throw new Unfetchable('too large');
      const { bytes, cut } = await readBody(body, header('content-encoding'), most);
      if (kind === 'image' && cut) throw new Unfetchable('too large');
      return { kind, href: url.href, type, bytes };
    } finally {
      await client.destroy();
    }
  }

  return {
    async fetch(href, wanted, closing) {
      const signal = AbortSignal.any([closing, AbortSignal.timeout(DEADLINE_MS)]);
      try {
        let url = allowedUrl(href);
        for (let redirects = 0; redirects <= REDIRECTS; redirects++) {
          signal.throwIfAborted();
          const found = await visit(url, { wanted, signal });
          if (!(found instanceof URL)) return found;
          url = found;
        }
      } catch (error) {
        if (error instanceof Unfetchable) throw error;
        throw new Unfetchable(signal.aborted ? 'time' : 'connection', { cause: error });
      }
      throw new Unfetchable('redirects');
    },
  };
}

/** Odd ways to write an address, such as `http://0x7f.1`, are plain ones once they are parsed. */
function allowedUrl(href: string, base?: URL): URL {
  if (!URL.canParse(href, base)) throw new Unfetchable('address');
  const url = new URL(href, base);
  const isPlain = /^https?:$/.test(url.protocol) && PORTS.has(url.port) && url.username === '' && url.password === '';
  if (!isPlain) throw new Unfetchable('address');
  return url;
}

function kindOf(type: string): Fetched['kind'] | undefined {
  const name = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (name === 'text/html' || name === 'application/xhtml+xml') return 'html';
  return /^image\/(png|jpeg|gif|webp)$/.test(name) ? 'image' : undefined;
}
