import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHead } from './read-head.ts';

const HTML = 'text/html; charset=utf-8';
const read = (text: string, type = HTML) => readHead(new TextEncoder().encode(text), type);

describe('what a page says of itself', () => {
  test('for previews, before what it says to search engines', () => {
    const page = `<!doctype html><html><head><title>Название — Сайт</title>
      <meta name="description" content="для поиска">
      <meta property="og:title" content="Название"><meta property="og:description" content="Что &amp; где &lt;b&gt;">
      <meta property="og:site_name" content="Сайт"><meta property="og:type" content="article">
      <meta property="og:image" content="/a.png"><meta name="theme-color" content="#0a7">
      </head><body><meta property="og:title" content="поздно"></body>`;
    expect(read(page)).toEqual({
      title: 'Название',
      description: 'Что & где <b>',
      site_name: 'Сайт',
      type: 'article',
      image: '/a.png',
      color: 0x00aa77,
    });
  });

  test.each([
    ['<title>Один</title><title>Два</title>', { title: 'Один' }],
    ['<TITLE>\n  Много   места\t</TITLE><META NAME=Description CONTENT=слово>', { title: 'Много места', description: 'слово' }],
    ['<meta property="og:title" content="  "><title>Есть</title>', { title: 'Есть' }],
    ['<meta property="og:title" content="Первое"><meta property="og:title" content="Второе">', { title: 'Первое' }],
    ['<script>"<title>нет</title>"</script><style>title{}</style><title>да</title>', { title: 'да' }],
    ['<!-- <title>нет</title> --><noscript><meta name="twitter:title" content="да"></noscript>', { title: 'да' }],
    ['<p><title>тело началось</title>', {}],
    ['<svg><title>не название</title></svg>', {}],
    ['<title>a\u202eb\u0000c</title>', { title: 'abc' }],
    ['<meta name="theme-color" content="red">', {}],
    [`<meta property="og:image" content="${'x'.repeat(2049)}">`, {}],
    ['', {}],
    ['just text', {}],
  ])('%s', (page, head) => expect(read(page)).toEqual(head));

  test('is cut where it is too long, between letters', () => {
    const { title = '', description = '' } = read(
      `<title>${'😀'.repeat(200)}</title><meta name=description content="${'слово '.repeat(200)}">`,
    );
    expect([title.length <= 256, title.endsWith('😀…'), description.length <= 350, description.endsWith('…')]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(title.isWellFormed()).toBe(true);
  });
});

describe('the alphabet of a page', () => {
  const RUSSIAN = { 'windows-1251': [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2], 'koi8-r': [0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4] };
  const page = (title: number[], meta = '') => {
    const ascii = (text: string) => [...new TextEncoder().encode(text)];
    return new Uint8Array([...ascii(`${meta}<title>`), ...title, ...ascii('</title>')]);
  };

  test.each(Object.entries(RUSSIAN))('%s, by the server or by the page', (name, title) => {
    expect(readHead(page(title), `text/html; charset=${name}`).title).toBe('Привет');
    expect(readHead(page(title, `<meta charset=${name}>`), 'text/html').title).toBe('Привет');
    expect(readHead(page(title, `<meta http-equiv="Content-Type" content="text/html; charset=${name}">`), 'text/html').title).toBe(
      'Привет',
    );
  });

  test('UTF-16 by its mark, and what nobody has heard of is UTF-8', () => {
    const text = Buffer.from('\ufeff<title>Привет</title>', 'utf16le');
    expect(readHead(new Uint8Array(text), HTML).title).toBe('Привет');
    expect(read('<meta charset="utf-16"><title>Привет</title>', 'text/html').title).toBe('Привет');
    expect(read('<title>Привет</title>', 'text/html; charset=elbonian').title).toBe('Привет');
  });
});

describe('a page made to hurt', () => {
  const MIB = 1024 * 1024;
  const fill = (unit: string, start = '') => start + unit.repeat(Math.floor(MIB / unit.length));

  test.each([
    ['a million meta', fill('<meta property="og:title" content="x">')],
    ['unfinished meta', fill('<meta ')],
    ['one tag of attributes', fill('a=1 ', '<meta ')],
    ['different attributes', `<meta ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>`],
    ['one long value', fill('x', '<meta property="og:title" content="')],
    ['entities', fill('&amp;', '<title>')],
    ['unfinished entities', fill('&', '<title>')],
    ['long title', fill('слово ', '<title>')],
    ['marks on one letter', fill('\u0301', '<title>a')],
    ['nested', fill('<noscript>')],
    ['closed and never opened', fill('</title>', '<noscript>'.repeat(10))],
    ['comments', fill('<!--')],
    ['a comment that never ends', fill('-', '<!--')],
    ['declarations', fill('<!')],
    ['instructions', fill('<?')],
    ['less than', fill('<')],
    ['scripts', fill('<script></script>')],
    ['names of metas', Array.from({ length: 30_000 }, (_, i) => `<meta name=n${i} content=x>`).join('')],
  ])('%s', (_, page) => {
    const bytes = new TextEncoder().encode(page);
    readHead(bytes.subarray(0, 10_000), HTML);
    const start = performance.now();
    readHead(bytes, HTML);
    // A tenth of it as a rule; quadratic would take minutes.
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('whatever it is, something comes out, and it is text of bounded length', () => {
    const piece = fc.constantFrom(
      '<meta ',
      'property="og:title" ',
      'content="',
      '"',
      '>',
      '<title>',
      '</title>',
      '<head>',
      '</',
      '&#0;',
      '&#x202e;',
      '<!--',
      '-->',
      '\ud800',
      'я',
      ' ',
    );
    const page = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(page, fc.uint8Array({ maxLength: 8 }), (text, noise) => {
        const {
          title = '',
          description = '',
          site_name = '',
        } = readHead(new Uint8Array([...noise, ...new TextEncoder().encode(text)]), 'text/html');
        return [title.length <= 256, description.length <= 350, site_name.length <= 256].every(Boolean) && !/[\u202a-\u202e\n]/.test(title);
      }),
      { numRuns: 500 },
    );
  });
});
