import type { Channel } from '@chat-js/protocol/channels.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { faultsAtBothWidths } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { longPress } from './support/fingers.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, composerOf, findGuild, openChannel, type Person } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { latinTexts } from './support/untranslated.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
let anna: Person;
let tom: Person;
let channel: Channel;

beforeAll(async () => {
  [{ server }, anna, tom] = await openWorkshop('anna', 'tom_w');
  await anna.rest.call('users.updateMe', { locale: 'en-US' });
  await tom.rest.call('users.updateMe', { locale: 'en-US' });
});

beforeEach(async () => {
  const guild = await findGuild(anna, 'Дом мастеров');
  channel = await anna.rest.call('channels.create', { guild_id: guild.id, type: 0, name: 'later' });
  for (const { rest } of [anna, tom]) {
    for (const { id } of await rest.call('scheduledMessages.list', {})) {
      await rest.call('scheduledMessages.delete', { scheduled_message_id: id });
    }
  }
  await openChannel(server, anna.page, channel);
});

const sendOf = (page: Page) => page.locator('main form').getByRole('button', { name: /^(Send|Отправить)$/ });
const item = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name });
const lineOf = (page: Page) => page.locator('main').getByRole('button', { name: /later|позже|could not be sent/ });
const dialog = (page: Page) => page.getByRole('dialog');
const kept = (person: Person) => person.rest.call('scheduledMessages.list', {});

async function written(): Promise<string[]> {
  return (await anna.rest.call('messages.list', { channel_id: channel.id })).map(({ content }) => content);
}

test('by the right mouse button one sends later: the field is free, all devices know, and it can be taken back', async () => {
  const { page } = anna;
  const second = await comeIn(server, 'anna');
  await openChannel(server, second.page, channel);
  await composerOf(page).fill('доброе утро');
  await sendOf(page).click({ button: 'right' });
  await item(page, /In 20 minutes/).click();
  await expect.poll(() => composerOf(page).inputValue()).toBe('');
  for (const device of [page, second.page]) await lineOf(device).getByText('1 message goes out later').waitFor();
  const [message] = await kept(anna);
  expect(message).toMatchObject({ content: 'доброе утро', channel_id: channel.id, failed: null });
  expect(Math.abs(Date.parse(message?.send_at ?? '') - Date.now() - 20 * 60_000)).toBeLessThan(60_000);
  expect(await written()).toEqual([]);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => composerOf(page).inputValue()).toBe('доброе утро');
  await lineOf(second.page).waitFor({ state: 'detached' });
  expect(await kept(anna)).toEqual([]);
  await composerOf(page).fill('');
  expect([...anna.problems, ...second.problems]).toEqual([]);
});

test('by the keyboard alone one chooses a time, changes text and time, and sends now', async () => {
  const { page } = anna;
  await composerOf(page).fill('черновик');
  await sendOf(page).focus();
  await page.keyboard.press('Shift+F10');
  await item(page, /Choose a time/).press('Enter');
  const time = dialog(page).getByLabel('Day and time');
  await time.fill('2001-01-01T09:00');
  await dialog(page).getByText('Choose a time that is still to come.').waitFor();
  const year = new Date().getFullYear() + 1;
  // The calendar of the person's own zone, which is three hours ahead.
  await time.fill(`${year}-01-15T09:00`);
  await time.press('Enter');
  await dialog(page).waitFor({ state: 'detached' });
  expect((await kept(anna)).map(({ send_at }) => Date.parse(send_at))).toEqual([Date.UTC(year, 0, 15, 6)]);

  await lineOf(page).press('Enter');
  await dialog(page).getByText('черновик').waitFor();
  await dialog(page).getByRole('button', { name: 'Edit' }).press('Enter');
  await dialog(page).getByLabel('Text').fill('чистовик');
  await dialog(page).getByLabel('Day and time').fill(`${year}-01-16T10:30`);
  await dialog(page).getByRole('button', { name: 'Save' }).press('Enter');
  await dialog(page).getByText('чистовик').waitFor();
  expect(await kept(anna)).toMatchObject([{ content: 'чистовик' }]);
  expect(await faultsAtBothWidths(page)).toEqual([]);

  await dialog(page).getByRole('button', { name: 'Send now' }).press('Enter');
  await dialog(page).getByText('Nothing waits for its time').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('article').getByText('чистовик').waitFor();
  expect(await written()).toEqual(['чистовик']);
  expect(anna.problems).toEqual([]);
});

test('people are called by their names where a message for later is changed', async () => {
  const { page } = anna;
  const send_at = new Date(Date.now() + 86_400_000).toISOString();
  await anna.rest.call('scheduledMessages.create', { channel_id: channel.id, content: `<@${tom.user.id}>, завтра в девять`, send_at });
  await lineOf(page).press('Enter');
  await dialog(page).getByRole('button', { name: 'Edit' }).press('Enter');
  const text = dialog(page).getByLabel('Text');
  expect(await text.inputValue()).toBe('@tom_w, завтра в девять');
  await text.fill('@tom_w, завтра в десять');
  await dialog(page).getByRole('button', { name: 'Save' }).press('Enter');
  await dialog(page).getByText('завтра в десять').waitFor();
  expect(await kept(anna)).toMatchObject([{ content: `<@${tom.user.id}>, завтра в десять` }]);
  expect(anna.problems).toEqual([]);
});

test('an answer for later is an answer, and what is answered then is not any more', async () => {
  const { page } = anna;
  const { id } = await tom.rest.call('messages.create', { channel_id: channel.id, content: 'когда собираемся?' });
  const row = page.locator('article', { hasText: 'когда собираемся?' });
  await row.click({ button: 'right' });
  await item(page, /Answer|Reply/).click();
  await composerOf(page).fill('завтра');
  await sendOf(page).click({ button: 'right' });
  await item(page, /Tomorrow/).click();
  await lineOf(page).waitFor();
  expect(await kept(anna)).toMatchObject([{ content: 'завтра', message_reference: { message_id: id } }]);
  await page.getByRole('button', { name: 'Do not answer' }).waitFor({ state: 'detached' });
});

test('what could not be sent says so, and why', async () => {
  const { page } = tom;
  await openChannel(server, page, channel);
  const send_at = new Date(Date.now() + 10_500).toISOString();
  await tom.rest.call('scheduledMessages.create', { channel_id: channel.id, content: 'не пустят', send_at });
  await lineOf(page).getByText('1 message goes out later').waitFor();
  const deny = { channel_id: channel.id, overwrite_id: tom.user.id, type: 1 as const, deny: String(PERMISSIONS.SEND_MESSAGES) };
  await anna.rest.call('channels.setOverwrite', deny);
  await lineOf(page).getByText('1 message could not be sent').click();
  await dialog(page).getByText('You are not allowed to do this here. Ask an administrator of the server.').waitFor();
  expect(await faultsAtBothWidths(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Delete' }).click();
  await dialog(page).getByText('Nothing waits for its time').waitFor();
  expect(await kept(tom)).toEqual([]);
  expect(tom.problems).toEqual([]);
});

test('on a phone one holds the button, in Russian', async () => {
  await anna.rest.call('users.updateMe', { locale: 'ru' });
  const phone = await comeIn(server, 'anna', ON_PHONE);
  const { page } = phone;
  await openChannel(server, page, channel);
  await composerOf(page).fill('с телефона');
  const box = await sendOf(page).boundingBox();
  await longPress(page, (box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  await item(page, /Завтра/).waitFor();
  expect(await written()).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
  expect((await latinTexts(page)).filter((text) => !/later/.test(text))).toEqual([]);
  await item(page, /Завтра/).click();
  await lineOf(page).getByText('1 сообщение уйдёт позже').click();
  await dialog(page).getByText('с телефона').waitFor();
  expect(await cutOff(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Изменить' }).click();
  await dialog(page).getByLabel('День и время').waitFor();
  expect(await cutOff(page)).toEqual([]);
  await anna.rest.call('users.updateMe', { locale: 'en-US' });
  expect(phone.problems).toEqual([]);
});
