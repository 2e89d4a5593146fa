import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { atEnd } from './support/at-end.ts';
import { comeIn, type Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ seeded: true });
  atEnd(() => server.stop());
});

/** Somebody who lets the page listen, where they choose how. */
async function openSettings(username: string): Promise<Person> {
  const person = await comeIn(server, username);
  await person.context.grantPermissions(['microphone']);
  await person.page.goto(`${server.url}/settings/voice`);
  await button(person.page, 'Check the microphone').waitFor();
  return person;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const toggle = (page: Page, name: string) => page.getByRole('switch', { name });
const choice = (page: Page, name: RegExp) => page.getByRole('radio', { name });
const slider = (page: Page, name: string) => page.getByRole('slider', { name });
const level = async (page: Page) => Number(await page.getByRole('meter').getAttribute('aria-valuenow'));

/** The track that others would hear, and how loud it is at its loudest within a second and a half, 0 to 1. */
function loopback(page: Page) {
  return page.locator('audio').evaluate(async (audio: HTMLAudioElement) => {
    const stream = audio.srcObject as MediaStream;
    const [track] = stream.getAudioTracks();
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 2048 });
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let peak = 0;
    for (const end = performance.now() + 1500; performance.now() < end; await new Promise(requestAnimationFrame)) {
      analyser.getFloatTimeDomainData(samples);
      for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
    }
    await context.close();
    return { id: track?.id, state: track?.readyState, peak };
  });
}

test('the level moves, one hears oneself, and what others hear stays one track whatever is changed', async () => {
  const { page, problems } = await openSettings('tom_w');
  await button(page, 'Check the microphone').click();
  await expect.poll(() => level(page)).toBeGreaterThan(20);
  await toggle(page, 'Hear yourself').click();
  const first = await loopback(page);
  expect(first.peak).toBeGreaterThan(0.05);
  for (const name of [/RNNoise/, /^Off/, /^The browser/]) {
    await choice(page, name).check();
    await expect.poll(async () => (await loopback(page)).peak, { message: String(name) }).toBeGreaterThan(0.02);
  }
  const select = page.getByRole('combobox', { name: 'Microphone' });
  await select.selectOption({ index: 2 });
  await toggle(page, 'Echo cancellation').click();
  await expect.poll(async () => (await loopback(page)).peak).toBeGreaterThan(0.02);
  expect(await loopback(page)).toMatchObject({ id: first.id, state: 'live' });
  await slider(page, 'Volume of the microphone').fill('0');
  await expect.poll(async () => (await loopback(page)).peak).toBeLessThan(0.001);
  await button(page, 'Stop').click();
  await expect.poll(() => page.locator('audio').count()).toBe(0);
  expect(problems).toEqual([]);
});
