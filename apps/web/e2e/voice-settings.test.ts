import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { atEnd } from './support/at-end.ts';
import { faultsAtBothWidths } from './support/barriers.ts';
import { launchChromium } from './support/chromium.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, type Person } from './support/people.ts';
import { SEED_PASSWORD, startServer, type TestServer } from './support/server.ts';
import { wordsOf } from './support/words.ts';

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
  await ready(person.page);
  return person;
}

const ready = (page: Page) => page.getByRole('meter').waitFor();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const toggle = (page: Page, name: string) => page.getByRole('switch', { name });
const choice = (page: Page, name: RegExp) => page.getByRole('radio', { name });
const slider = (page: Page, name: string) => page.getByRole('slider', { name });
const level = async (page: Page) => Number(await page.getByRole('meter').getAttribute('aria-valuenow'));
const isHeard = (page: Page) => page.getByRole('meter').locator('[data-open]').getAttribute('data-open');

/** The track that others would hear, and how loud it is, 0 to 1: until it is loud, or past the next beep. */
function loopback(page: Page) {
  return page.locator('audio').evaluate(async (audio: HTMLAudioElement) => {
    const stream = audio.srcObject as MediaStream;
    const [track] = stream.getAudioTracks();
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 2048 });
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let peak = 0;
    for (const end = performance.now() + 1200; performance.now() < end && peak < 0.05; await new Promise(requestAnimationFrame)) {
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
  await expect.poll(async () => (await loopback(page)).peak).toBeGreaterThan(0.02);
  const first = await loopback(page);
  for (const name of [/RNNoise/, /^No suppression/]) {
    await choice(page, name).check();
    await expect.poll(async () => (await loopback(page)).peak, { message: String(name) }).toBeGreaterThan(0.02);
  }
  await page.getByRole('combobox', { name: 'Microphone' }).selectOption({ index: 2 });
  await toggle(page, 'Echo cancellation').click();
  await expect.poll(async () => (await loopback(page)).peak).toBeGreaterThan(0.02);

  // The chosen one is pulled out: the one of the system goes on.
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      const audio = wanted?.audio;
      if (typeof audio === 'object' && audio.deviceId !== undefined) throw new DOMException('gone', 'OverconstrainedError');
      return ask(wanted);
    };
  });
  await toggle(page, 'Automatic volume').click();
  await expect.poll(async () => (await loopback(page)).peak).toBeGreaterThan(0.02);
  expect(await loopback(page)).toMatchObject({ id: first.id, state: 'live' });

  await slider(page, 'Volume of the microphone').fill('0');
  await expect.poll(async () => (await loopback(page)).peak).toBeLessThan(0.001);
  await button(page, 'Stop').click();
  await expect.poll(() => page.locator('audio').count()).toBe(0);
  expect(problems).toEqual([]);
});

test('one is heard above the threshold, or while a key is down that may also be chosen; and all of it is kept', async () => {
  const { page, problems } = await openSettings('anna');
  const say = wordsOf('ru');
  await button(page, say('Check the microphone')).click();
  await expect.poll(() => isHeard(page)).toBe('true');
  await toggle(page, say('Find the threshold by itself')).click();
  await slider(page, say('Threshold')).fill('1');
  await expect.poll(() => isHeard(page)).toBe('false');

  await page.getByRole('radio', { name: say('While I hold a key') }).check();
  await page.keyboard.down('F8');
  await expect.poll(() => isHeard(page)).toBe('true');
  await page.keyboard.up('F8');
  await expect.poll(() => isHeard(page)).toBe('false');
  await button(page, /^Изменить клавишу: Говорить по нажатию/).click();
  await page.keyboard.press('KeyV');
  await page.getByText('V', { exact: true }).waitFor();
  await page.keyboard.down('KeyV');
  await expect.poll(() => isHeard(page)).toBe('true');
  // Whoever looks elsewhere lets go, as far as the browser knows.
  await page.evaluate(() => dispatchEvent(new Event('blur')));
  await expect.poll(() => isHeard(page)).toBe('false');
  await page.keyboard.up('KeyV');

  const search = page.getByRole('searchbox');
  await search.focus();
  await page.keyboard.press('KeyV');
  expect(await search.inputValue()).toBe('v');
  expect(await isHeard(page)).toBe('false');
  await button(page, say('Hold to talk')).focus();
  await page.keyboard.down('Space');
  await expect.poll(() => isHeard(page)).toBe('true');
  await page.keyboard.up('Space');

  await page.reload();
  await ready(page);
  expect(await page.getByRole('radio', { name: say('While I hold a key') }).isChecked()).toBe(true);
  await page.getByText('V', { exact: true }).waitFor();
  expect(await faultsAtBothWidths(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
  expect(problems).toEqual([]);
});

test('a microphone that is refused is explained, and so is one that is pulled out or not there', async () => {
  const { page } = await openSettings('tom_w');
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    Object.assign(globalThis, { answers: ['NotAllowedError', 'NotFoundError', ''], given: [] as MediaStream[] });
    mediaDevices.getUserMedia = async (wanted) => {
      const name = Reflect.get(globalThis, 'answers').shift();
      if (name) throw new DOMException('no', name);
      const stream = await ask(wanted);
      Reflect.get(globalThis, 'given').push(stream);
      return stream;
    };
  });
  const alert = page.getByRole('alert');
  await button(page, 'Check the microphone').click();
  await alert.getByText('The browser does not let this page use the microphone.').waitFor();
  await button(page, 'Try again').click();
  await alert.getByText('No microphone was found.').waitFor();
  await button(page, 'Try again').click();
  await expect.poll(() => level(page)).toBeGreaterThan(20);
  await page.evaluate(() => {
    Reflect.get(globalThis, 'answers').push('NotFoundError');
    const [track] = Reflect.get(globalThis, 'given').at(-1).getAudioTracks();
    track.stop();
    track.dispatchEvent(new Event('ended'));
  });
  await page.getByRole('note').getByText('No microphone was found.').waitFor();
  // Another one is plugged in.
  await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
  await expect.poll(() => page.getByRole('note').getByText('You are heard through').count()).toBe(1);
});

test('without https there is no microphone, and the page says why', async () => {
  // To the browser this is a machine somewhere else.
  const browser = await launchChromium(['--host-resolver-rules=MAP chat.example 127.0.0.1']);
  atEnd(() => browser.close());
  const url = server.url.replace('127.0.0.1', 'chat.example');
  const page = await browser.newPage({ locale: 'en-US' });
  await page.goto(`${url}/favicon.svg`);
  await page.evaluate(async (password) => {
    const headers = { 'content-type': 'application/json' };
    await fetch('/api/v10/auth/login', { method: 'POST', headers, body: JSON.stringify({ login: 'tom_w', password }) });
    localStorage.setItem('chat.known-here', '1');
  }, SEED_PASSWORD);
  await page.goto(`${url}/settings/voice`);
  await button(page, 'Check the microphone').click();
  await page.getByRole('alert').getByText('The browser gives a microphone only to pages with https.').waitFor();
  expect(await button(page, 'Try again').count()).toBe(0);
});
