import { afterEach, expect, test } from 'vitest';
import { Unavailable } from '../../lib/unavailable.ts';
import { createReaderThread, type ReaderThread } from './reader-thread.ts';

const MIB = 1024 * 1024;
let reader: ReaderThread | undefined;
afterEach(() => reader?.close());

const page = (text: string) => new TextEncoder().encode(text);

test('pages are read elsewhere, and their bytes are gone here', async () => {
  reader = createReaderThread();
  const bytes = page('<title>Название</title>');
  expect(await reader.read(bytes, 'text/html')).toEqual({ title: 'Название' });
  expect(bytes.byteLength).toBe(0);
});

test('what was made to hurt fits into the memory of the thread', async () => {
  reader = createReaderThread();
  const evil = [
    `<meta ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>`,
    '<meta property="og:title" content="x">'.repeat(MIB / 38),
    `<title>${'&amp;'.repeat(MIB / 5)}`,
    `<meta name="description" content="${'\u0301'.repeat(MIB / 2)}">`,
  ];
  const heads = await Promise.all(evil.map((text) => reader?.read(page(text), 'text/html; charset=utf-8')));
  expect(heads.map((head) => Object.keys(head ?? { failed: true }))).toEqual([[], ['title'], ['title'], ['description']]);
});

test('whoever comes when the server stops is told so', async () => {
  reader = createReaderThread();
  const reading = reader.read(page('<title>x</title>'), 'text/html');
  const closing = reader.close();
  await expect(reading).rejects.toBeInstanceOf(Unavailable);
  await expect(reader.read(page('<title>x</title>'), 'text/html')).rejects.toBeInstanceOf(Unavailable);
  await closing;
});
