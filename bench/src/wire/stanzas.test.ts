import { expect, test } from 'vitest';
import { createStanzaReader } from './stanzas.ts';

const HEADER = `<?xml version='1.0'?><stream:stream id='1' from="localhost" xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>`;
const FEATURES = '<stream:features><mechanisms><mechanism>PLAIN</mechanism></mechanisms></stream:features>';
const STANZAS = [
  '<presence/>',
  `<message type='groupchat' from='all@conference.localhost/a>b' id="it's"><body>1 &lt; 2, «привет»</body></message>`,
  `<iq type='result' id='page'><fin complete='true'><set><count>50</count></set></fin></iq>`,
  `<message><a><b x='/'/><a>${'long '.repeat(20_000)}</a></a></message>`,
];

function readInPieces(text: string, step: number): string[] {
  const got: string[] = [];
  const read = createStanzaReader((stanza) => got.push(stanza.toString()));
  const bytes = Buffer.from(text);
  // One buffer for all pieces, as sockets do it: what is kept must have been copied.
  const shared = Buffer.alloc(step);
  for (let at = 0; at < bytes.length; at += step) read(shared.subarray(0, bytes.copy(shared, 0, at, at + step)));
  return got;
}

for (const step of [7, 127, 4096, 1_000_000]) {
  test(`stanzas arrive whole when the stream comes in pieces of ${step} bytes`, () => {
    const stream = [HEADER, FEATURES, '<success/>', HEADER, ...STANZAS].join('');
    expect(readInPieces(stream, step)).toEqual([FEATURES, '<success/>', ...STANZAS]);
  });
}

test('a byte at a time is enough', () => {
  const short = STANZAS.slice(0, 3);
  expect(readInPieces(`${HEADER}${short.join('\n ')}</stream:stream>`, 1)).toEqual(short);
});

test('a stanza is not given away before its last byte', () => {
  const got: string[] = [];
  const read = createStanzaReader((stanza) => got.push(stanza.toString()));
  read(Buffer.from('<message><body>hi</body></message'));
  expect(got).toEqual([]);
  read(Buffer.from('>'));
  expect(got).toEqual(['<message><body>hi</body></message>']);
});

test('what XMPP forbids is not guessed at', () => {
  expect(() => readInPieces('<!-- no -->', 100)).toThrow('A comment');
});
