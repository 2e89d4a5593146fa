import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { brotliCompressSync, createGzip, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Hindrance, Unfetchable } from '../features/previews/port.ts';
import { createFetcher } from './fetcher.ts';
import { openSmallWeb, PUBLIC, type SmallWeb, writeForEver } from './testing/small-web.ts';

const MIB = 1024 * 1024;
const HTML = { 'content-type': 'text/html' };
const to = (location: string) => (response: ServerResponse) => void response.writeHead(302, { location }).end();
const open = new AbortController().signal;
let web: SmallWeb;
let changing = 0;

beforeAll(async () => {
  web = await openSmallWeb({
    pages: {
      'a.test/': '<title>A</title>',
      'a.test/from?x=1': to('/'),
      'a.test/other': to('http://b.test/'),
      'b.test/': '<title>B</title>',
      'a.test/loop': to('/loop'),
      ...Object.fromEntries(Array.from({ length: 6 }, (_, hop) => [`a.test/hop${hop}`, to(hop === 0 ? '/' : `/hop${hop - 1}`)])),
      'a.test/inside': to('http://127.0.0.1/'),
      'a.test/inside6': to('http://[::1]/'),
      'a.test/cloud': to('http://169.254.169.254/latest/meta-data/'),
      'a.test/hidden': to('http://inside.test/'),
      'a.test/port': to('http://b.test:8080/'),
      'a.test/file': to('file:///etc/passwd'),
      'a.test/nowhere': (response) => response.writeHead(302).end(),
      'a.test/gzip': (response) => response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end(gzipSync('<title>zip</title>')),
      'a.test/br': (response) =>
        response.writeHead(200, { ...HTML, 'content-encoding': 'br' }).end(brotliCompressSync('<title>br</title>')),
      'a.test/twice': (response) => response.writeHead(200, { ...HTML, 'content-encoding': 'gzip, gzip' }).end(),
      'a.test/broken': (response) => response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end('no gzip'),
      'a.test/endless': (response) => writeForEver(response.writeHead(200, HTML), 'x'.repeat(65_536)),
      'a.test/bytes': (response) => writeForEver(response.writeHead(200, HTML), 'x'),
      'a.test/bomb': bomb(HTML),
      'a.test/bomb.png': bomb({ 'content-type': 'image/png' }),
      'a.test/large.png': (response) => response.writeHead(200, { 'content-type': 'image/png', 'content-length': 3 * MIB }).write('x'),
      'a.test/pdf': (response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end(),
      'a.test/none': (response) => response.writeHead(200).end('<title>x</title>'),
      'a.test/svg': (response) => response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>'),
      'a.test/error': (response) => response.writeHead(500, HTML).end('<title>x</title>'),
      'a.test/header': (response) => response.writeHead(200, { ...HTML, 'x-huge': 'x'.repeat(100_000) }).end(),
      'a.test/cut': (response) => {
        response.writeHead(200, { ...HTML, 'content-length': 100 }).write('x');
        setTimeout(() => response.destroy(), 20);
      },
      'a.test/drip': drip,
      'a.test/silent': () => undefined,
      'changing.test/': '<title>first</title>',
      'changing.test/again': to('/'),
    },
    names: {
      'inside.test': () => ['127.0.0.1'],
      'both.test': () => [PUBLIC, '10.0.0.1'],
      'mapped.test': () => ['::ffff:127.0.0.1'],
      'six.test': () => ['2606:4700:4700::1111'],
      'none.test': () => [],
      // Public when it is checked first, and inside a moment later.
      'changing.test': () => (changing++ === 0 ? [PUBLIC] : ['127.0.0.1']),
    },
  });
});
beforeEach(() => {
  web.asked.length = 0;
  web.connected.length = 0;
  changing = 0;
});
afterAll(() => web.close());

function bomb(headers: object) {
  return (response: ServerResponse) => {
    const gzip = createGzip();
    gzip.pipe(response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }));
    response.on('close', () => gzip.destroy());
    const zeros = Buffer.alloc(4 * MIB);
    const write = () => {
      while (!gzip.destroyed && gzip.write(zeros));
    };
    gzip.on('drain', write).on('error', () => undefined);
    write();
  };
}

function drip(response: ServerResponse): void {
  response.writeHead(200, HTML).write('<title>slow</title>');
  const timer = setInterval(() => response.write(' '), 100);
  response.on('close', () => clearInterval(timer));
}

const read = async (href: string, wanted: object = { html: MIB }) => {
  const { bytes, ...found } = await web.fetcher.fetch(href, wanted, open);
  return { ...found, text: new TextDecoder().decode(bytes) };
};
const hindranceOf = (href: string, wanted?: object): Promise<Hindrance | 'none'> =>
  read(href, wanted).then(
    () => 'none',
    (error: unknown) => {
      if (error instanceof Unfetchable) return error.hindrance;
      throw error;
    },
  );

describe('what is public', () => {
  test('is read, and is told who asks and nothing else', async () => {
    expect(await read('http://a.test/')).toEqual({
      kind: 'html',
      href: 'http://a.test/',
      type: 'text/html; charset=utf-8',
      text: '<title>A</title>',
    });
    expect(Object.keys(web.headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
    expect(web.headers).toMatchObject({ host: 'a.test', 'user-agent': 'Chat-JS/1.2.3 (link preview)' });
  });

  test('is followed where it leads, five times', async () => {
    expect((await read('http://a.test/from?x=1')).text).toBe('<title>A</title>');
    expect((await read('http://a.test/other')).href).toBe('http://b.test/');
    expect((await read('http://a.test/hop4')).href).toBe('http://a.test/');
    expect(await hindranceOf('http://a.test/hop5')).toBe('redirects');
    expect(await hindranceOf('http://a.test/loop')).toBe('redirects');
  });

  test('is unpacked', async () => {
    expect((await read('http://a.test/gzip')).text).toBe('<title>zip</title>');
    expect((await read('http://a.test/br')).text).toBe('<title>br</title>');
  });

  test('is reached over IPv6 too', async () => {
    web.pages.set('six.test/', '<title>6</title>');
    expect((await read('http://six.test/')).text).toBe('<title>6</title>');
    expect(web.connected).toEqual(['2606:4700:4700::1111']);
  });
});

describe('nobody inside is asked', () => {
  test.each<[string, Hindrance]>([
    ['http://127.0.0.1/', 'not public'],
    ['http://0/', 'not public'],
    ['http://2130706433/', 'not public'],
    ['http://0x7f.1/', 'not public'],
    ['http://017700000001/', 'not public'],
    ['http://１２７.0.0.1/', 'not public'],
    ['http://[::ffff:7f00:1]/', 'not public'],
    ['http://[fd00:ec2::254]/', 'not public'],
    ['http://inside.test/', 'not public'],
    ['http://both.test/', 'not public'],
    ['http://mapped.test/', 'not public'],
    ['http://none.test/', 'name'],
    ['http://a.test:22/', 'address'],
    ['http://user:secret@a.test/', 'address'],
    ['ftp://a.test/', 'address'],
    ['http://', 'address'],
  ])('%s', async (href, hindrance) => {
    expect(await hindranceOf(href)).toBe(hindrance);
    expect([web.asked, web.connected]).toEqual([[], []]);
  });

  test.each<[string, Hindrance]>([
    ['inside', 'not public'],
    ['inside6', 'not public'],
    ['cloud', 'not public'],
    ['hidden', 'not public'],
    ['port', 'address'],
    ['file', 'address'],
    ['nowhere', 'status'],
  ])('because somebody sends us there: %s', async (path, hindrance) => {
    expect(await hindranceOf(`http://a.test/${path}`)).toBe(hindrance);
    expect(web.connected).toEqual([PUBLIC]);
  });

  test('when a name means something else a moment later', async () => {
    expect((await read('http://changing.test/')).text).toBe('<title>first</title>');
    expect([changing, web.connected]).toEqual([1, [PUBLIC]]);
    changing = 0;
    expect(await hindranceOf('http://changing.test/again')).toBe('not public');
    expect(web.asked).toEqual(['changing.test/', 'changing.test/again']);
  });
});

describe('what is not worth it', () => {
  test.each<[string, Hindrance]>([
    ['pdf', 'type'],
    ['none', 'type'],
    ['svg', 'type'],
    ['error', 'status'],
    ['missing', 'status'],
    ['header', 'connection'],
    ['cut', 'connection'],
    ['twice', 'encoding'],
    ['broken', 'connection'],
  ])('%s', async (path, hindrance) => {
    expect(await hindranceOf(`http://a.test/${path}`, { html: MIB, image: MIB })).toBe(hindrance);
  });

  test('a kind that is not wanted', async () => {
    expect(await hindranceOf('http://a.test/', { image: MIB })).toBe('type');
  });
});

describe('what never ends', () => {
  test.each(['endless', 'bytes', 'bomb'])('is read up to a bound: %s', async (path) => {
    const before = process.memoryUsage().rss;
    const { text } = await read(`http://a.test/${path}`);
    expect(text).toHaveLength(MIB);
    expect((process.memoryUsage().rss - before) / MIB).toBeLessThan(150);
  });

  test('is no picture', async () => {
    expect(await hindranceOf('http://a.test/bomb.png', { image: 2 * MIB })).toBe('too large');
    expect(await hindranceOf('http://a.test/large.png', { image: 2 * MIB })).toBe('too large');
  });

  test.each(['drip', 'silent'])('is left after five seconds: %s', async (path) => {
    const start = performance.now();
    expect(await hindranceOf(`http://a.test/${path}`)).toBe('time');
    expect(performance.now() - start).toBeGreaterThan(4900);
    expect(performance.now() - start).toBeLessThan(6500);
  });

  test('is left when the server stops', async () => {
    const stopping = new AbortController();
    const left = web.fetcher.fetch('http://a.test/drip', { html: MIB }, stopping.signal);
    setTimeout(() => stopping.abort(), 100);
    await expect(left).rejects.toMatchObject({ hindrance: 'time' });
  });
});

test('over HTTPS the name is asked for, at the address that was checked', async () => {
  const { promise: greeting, resolve } = Promise.withResolvers<Buffer>();
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data: Buffer) => {
      resolve(data);
      socket.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const seen: unknown[] = [];
  const fetcher = createFetcher({
    version: '1',
    resolve: () => Promise.resolve([PUBLIC]),
    locate(...where) {
      seen.push(where);
      return { address: '127.0.0.1', port };
    },
  });
  await expect(fetcher.fetch('https://secure.test/', { html: MIB }, open)).rejects.toMatchObject({ hindrance: 'connection' });
  expect((await greeting).includes('secure.test')).toBe(true);
  expect(seen).toEqual([[PUBLIC, 443]]);
  server.close();
});
