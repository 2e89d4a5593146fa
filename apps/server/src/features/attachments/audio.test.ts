import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audioEndingOf } from './audio.ts';
import { mp4, oggOpus, webm } from './testing/recordings.ts';

const text = (words: string) => new TextEncoder().encode(words.padEnd(200));

describe('what a recording is', () => {
  test.each([
    ['ogg', oggOpus()],
    ['ogg', oggOpus({ channels: 2 })],
    ['webm', webm()],
    ['m4a', mp4()],
    ['m4a', mp4({ codec: 'Opus', brand: 'isom' })],
  ])('%s', (ending, bytes) => expect(audioEndingOf(bytes)).toBe(ending));

  test.each([
    ['nothing', new Uint8Array()],
    ['a page', text('<!doctype html><script>alert(1)</script>')],
    ['a drawing', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [
      'Ogg with something else',
      Uint8Array.from(Buffer.from(Buffer.from(oggOpus()).toString('latin1').replace('OpusHead', 'OggVorbi'), 'latin1')),
    ],
    ['Ogg with many channels', oggOpus({ channels: 3 })],
    ['Ogg with a second stream', Uint8Array.from([...oggOpus({ sound: 0 }).subarray(0, 47), ...oggOpus()])],
    ['the name of Ogg and a page', text('OggS\0<html>OpusHead OpusTags')],
    ['Matroska', webm({ type: 'matroska' })],
    ['WebM with a picture', webm({ tracks: [{}, { kind: 1, codec: 'V_VP8' }] })],
    ['WebM with nothing but pictures', webm({ tracks: [{ kind: 1, codec: 'V_VP8' }] })],
    ['WebM with Vorbis', webm({ tracks: [{ codec: 'A_VORBIS' }] })],
    ['WebM without tracks', webm({ tracks: [] })],
    ['MP4 with pictures', mp4({ handler: 'vide', codec: 'avc1' })],
    ['MP4 with two tracks', mp4({ tracks: 2 })],
    ['MP4 of a brand that nobody knows', mp4({ brand: 'evil' })],
    ['MP4 with something else', mp4({ codec: 'text' })],
  ])('not %s', (_, bytes) => expect(audioEndingOf(bytes)).toBeUndefined());
});

test('whatever it is, it is told at once, and a recording that is cut or changed never passes for another kind', () => {
  const kinds = [oggOpus(), webm(), mp4()];
  const change = fc.record({ at: fc.nat(), byte: fc.nat(255) });
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.array(change, { maxLength: 6 }), fc.nat(), (whole, changes, cut) => {
      const bytes = Uint8Array.from(whole);
      for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
      const ending = audioEndingOf(bytes.subarray(0, cut % (bytes.length + 1)));
      return ending === undefined || ending === audioEndingOf(whole);
    }),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => audioEndingOf(bytes) === undefined),
    { numRuns: 1000 },
  );
});

test('eight MiB made to be read for long are not', () => {
  const size = 8 * 1024 * 1024;
  const prefixes = [oggOpus({ sound: 0 }), webm(), mp4(), Uint8Array.from([0, 0, 0, 8, ...Buffer.from('ftypisom')])];
  for (const prefix of prefixes)
    for (const filler of [0x00, 0x81, 0xec, 0xff]) {
      const bytes = new Uint8Array(size).fill(filler);
      bytes.set(prefix);
      const start = performance.now();
      audioEndingOf(bytes);
      expect(performance.now() - start).toBeLessThan(300);
    }
});
