import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { smallImage, squareImage } from './images.ts';

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

const SMALL = { size: 128, maxBytes: 262_144 };

async function frames(count: number, { width = 30, height = 10 } = {}): Promise<Buffer> {
  const each = Array.from({ length: count }, (_, n) =>
    sharp({ create: { width, height, channels: 3, background: shade(n) } })
      .png()
      .toBuffer(),
  );
  return sharp(await Promise.all(each), { join: { animated: true } })
    .gif({ delay: Array(count).fill(60) })
    .toBuffer();
}

const shade = (n: number) => ({ r: (n * 37) % 256, g: (n * 91) % 256, b: n % 256 });

test('a small image keeps its shape and is not enlarged', async () => {
  const wide = await smallImage(dataUri(await plain(400, 100).png().toBuffer()), SMALL);
  expect(wide?.animated).toBe(false);
  expect(await sharp(wide?.bytes).metadata()).toMatchObject({ format: 'webp', width: 128, height: 32 });
  const tiny = await smallImage(dataUri(await plain(9, 7).png().toBuffer()), SMALL);
  expect(await sharp(tiny?.bytes).metadata()).toMatchObject({ width: 9, height: 7 });
});

test('what moves goes on moving, and each frame is made small', async () => {
  const made = await smallImage(dataUri(await frames(4, { width: 300, height: 150 }), 'image/gif'), SMALL);
  expect(made?.animated).toBe(true);
  const { pages, width, pageHeight, delay } = await sharp(made?.bytes, { animated: true }).metadata();
  expect({ pages, width, pageHeight, delay }).toEqual({ pages: 4, width: 128, pageHeight: 64, delay: [60, 60, 60, 60] });
});

test('what has more frames, or more pixels in all of them, than an emoji has reason for is refused', async () => {
  expect(await smallImage(dataUri(await frames(251), 'image/gif'), SMALL)).toBeUndefined();
  const many = await frames(20, { width: 1000, height: 1000 });
  expect(many.length).toBeLessThan(SMALL.maxBytes);
  expect(await smallImage(dataUri(many, 'image/gif'), SMALL)).toBeUndefined();
  expect(await smallImage(dataUri(await frames(250), 'image/gif'), SMALL)).toMatchObject({ animated: true });
}, 20_000);
