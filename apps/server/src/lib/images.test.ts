import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { squareImage } from './images.ts';

const LIMITS = { size: 64, maxBytes: 1_000_000 };

function dataUri(bytes: Uint8Array, type = 'image/png'): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

function plain(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#336699' } });
}

test('an image becomes a square WebP, the same one each time', async () => {
  const input = dataUri(await plain(300, 100).jpeg().toBuffer());
  const [first, second] = await Promise.all([squareImage(input, LIMITS), squareImage(input, LIMITS)]);
  expect(first?.hash).toMatch(/^[0-9a-f]{32}$/);
  expect(second?.hash).toBe(first?.hash);
  expect(await sharp(first?.bytes).metadata()).toMatchObject({ format: 'webp', width: 64, height: 64 });
});

test('what is none of the formats is no image, whatever it says of itself', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
  expect(await squareImage(dataUri(Buffer.from(svg)), LIMITS)).toBeUndefined();
  expect(await squareImage(dataUri(await plain(9, 9).tiff().toBuffer()), LIMITS)).toBeUndefined();
  expect(await squareImage(dataUri(Buffer.from('text')), LIMITS)).toBeUndefined();
});

test('what is small as a file and huge when decoded is refused, and the next image is made all the same', async () => {
  const bomb = dataUri(await plain(6000, 6000).png().toBuffer());
  const good = dataUri(await plain(9, 9).webp().toBuffer());
  const [refused, made] = await Promise.all([squareImage(bomb, LIMITS), squareImage(good, LIMITS)]);
  expect(refused).toBeUndefined();
  expect(made).toBeDefined();
});
