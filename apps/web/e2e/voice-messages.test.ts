import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { faultsAtBothWidths } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { comeIn, composerOf, openChannel, type Person } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
let anna: Person;
let tom: Person;
let guild_id: string;
let channel: Channel;
let number = 0;

beforeAll(async () => {
  [{ server, guild_id }, anna, tom] = await openWorkshop('anna', 'tom_w');
  await anna.page.context().grantPermissions(['microphone']);
});

beforeEach(async () => {
  number += 1;
  channel = await anna.rest.call('channels.create', { guild_id, type: 0, name: `voice-${number}` });
  for (const { page } of [anna, tom]) await openChannel(server, page, channel);
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const timer = (page: Page) => page.getByRole('timer');
const player = (page: Page) => page.getByRole('main').getByRole('group', { name: /^(Голосовое сообщение|Voice message), / });
const list = async () => await anna.rest.call('messages.list', { channel_id: channel.id, limit: 10 });
const spoken = async () => (await list()).filter(({ attachments }) => attachments.length > 0);

test('a press records, a press sends, and the other one hears it', async () => {
  await button(anna.page, 'Записать голосовое сообщение').click();
  await expect.poll(() => timer(anna.page).textContent()).toBe('0:02');
  await button(anna.page, 'Отправить голосовое сообщение').click();
  const theirs = player(tom.page);
  await theirs.waitFor();
  const [message] = await spoken();
  expect(message).toMatchObject({ content: '', flags: 1 << 13 });
  expect(message?.attachments[0]?.duration_secs).toBeGreaterThan(1.5);
  // The microphone of the test beeps once a second: it was heard.
  const loudest = Math.max(...Buffer.from(message?.attachments[0]?.waveform ?? '', 'base64'));
  expect(loudest).toBeGreaterThan(20);

  const bar = theirs.getByRole('slider');
  await theirs.getByRole('button', { name: 'Play' }).click();
  await theirs.getByRole('button', { name: 'Pause' }).waitFor();
  await expect.poll(async () => Number(await bar.inputValue())).toBeGreaterThan(0.5);
  // It ends by itself, and begins again from the beginning.
  await theirs.getByRole('button', { name: 'Play' }).waitFor();
  await expect.poll(async () => Number(await bar.inputValue())).toBe(0);
  await theirs.getByRole('button', { name: 'Speed 1×' }).click();
  await theirs.getByRole('button', { name: 'Speed 1.5×' }).waitFor();
  // Before and after it was heard, the arrows lead to a place.
  await bar.focus();
  await bar.press('End');
  for (let i = 0; i < 5; i++) await bar.press('ArrowLeft');
  const at = Number(await bar.inputValue());
  expect(at).toBeGreaterThan(0.5);
  expect(await bar.getAttribute('aria-valuetext')).toMatch(/^0:0\d of 0:0\d$/);
  await theirs.getByRole('button', { name: 'Play' }).click();
  await theirs.getByRole('button', { name: 'Pause' }).waitFor();
});

test('with the keyboard: begun, listened to, thrown away, begun again and sent', async () => {
  const { page } = anna;
  await composerOf(page).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Записать голосовое сообщение');
  await page.keyboard.press('Enter');
  await expect.poll(() => timer(page).textContent()).toBe('0:01');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: /^Голосовое сообщение/ }).waitFor();
  await button(page, 'Слушать').click();
  await button(page, 'Пауза').waitFor();
  await page.keyboard.press('Escape');
  await button(page, 'Записать голосовое сообщение').press('Enter');
  await expect.poll(() => timer(page).textContent()).toBe('0:01');
  await page.keyboard.press('Enter');
  await player(tom.page).waitFor();
  expect(await spoken()).toHaveLength(1);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
});

test('what is recorded stays while one looks elsewhere, and goes when the connection is back, also after a reload', async () => {
  const { page } = anna;
  const other = await anna.rest.call('channels.create', { guild_id, type: 0, name: `other-${number}` });
  await button(page, 'Записать голосовое сообщение').click();
  await expect.poll(() => timer(page).textContent()).toBe('0:01');
  await page.getByRole('link', { name: new RegExp(other.name) }).click();
  await button(page, 'Записать голосовое сообщение').waitFor();
  await page.getByRole('link', { name: new RegExp(channel.name) }).click();
  await page.context().setOffline(true);
  await button(page, 'Отправить голосовое сообщение').click();
  await player(page).waitFor();
  expect(await spoken()).toEqual([]);
  await page.context().setOffline(false);
  await player(tom.page).waitFor();
  expect(await spoken()).toHaveLength(1);

  // The server takes nothing until the page is another one.
  await page.route('**/api/v10/channels/*/messages', (route) => route.abort());
  await button(page, 'Записать голосовое сообщение').click();
  await expect.poll(() => timer(page).textContent()).toBe('0:01');
  await button(page, 'Отправить голосовое сообщение').click();
  await expect.poll(() => player(page).count()).toBe(2);
  await page.waitForTimeout(300);
  await page.unroute('**/api/v10/channels/*/messages');
  await page.reload();
  await expect.poll(async () => (await spoken()).length).toBe(2);
  await expect.poll(() => player(tom.page).count()).toBe(2);
});

test('where the microphone is refused, a sentence says what helps; and who may not speak has no button', async () => {
  const { page } = tom;
  await page.context().clearPermissions();
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await button(page, 'Record a voice message').click();
  await page.getByRole('alert').getByText('The microphone is not allowed here').waitFor();
  await button(page, 'Close').click();
  await button(page, 'Record a voice message').waitFor();
  const deny = { type: 1 as const, allow: '0', deny: String(1n << 46n) };
  await anna.rest.call('channels.setOverwrite', { channel_id: channel.id, overwrite_id: tom.user.id, ...deny });
  await button(page, 'Record a voice message').waitFor({ state: 'detached' });
  await composerOf(page).fill('but I may write');
});

test('on a phone and on a desktop, recording and playing fit and can be read by everybody', async () => {
  const { page } = anna;
  await button(page, 'Записать голосовое сообщение').click();
  await expect.poll(() => timer(page).textContent()).toBe('0:01');
  expect(await faultsAtBothWidths(page)).toEqual([]);
  await button(page, 'Отправить голосовое сообщение').click();
  await player(page).waitFor();
  expect(await faultsAtBothWidths(page)).toEqual([]);

  const phone = await comeIn(server, 'anna', ON_PHONE);
  await phone.page.context().grantPermissions(['microphone']);
  await openChannel(server, phone.page, channel);
  await button(phone.page, 'Записать голосовое сообщение').tap();
  await expect.poll(() => timer(phone.page).textContent()).toBe('0:01');
  await button(phone.page, 'Отправить голосовое сообщение').tap();
  await expect.poll(() => player(tom.page).count()).toBe(2);
});
