import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { faults } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, composerOf, findChannel, findGuild, openChannel, type Person, sentWith } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { latinTexts } from './support/untranslated.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
let anna: Person;
let tom: Person;
let channel: Channel;

beforeAll(async () => {
  [{ server }, anna, tom] = await openWorkshop('anna', 'tom_w');
  const guild = await findGuild(anna, 'Дом мастеров');
  channel = await anna.rest.call('channels.create', { guild_id: guild.id, type: 0, name: 'writing' });
  await anna.rest.call('users.updateMe', { locale: 'en-US' });
  await openChannel(server, anna.page, channel);
  await openChannel(server, tom.page, channel);
});

const opener = (page: Page) => page.locator('main form').getByRole('button', { name: /^(Emoji|Эмодзи)$/ });
const searchOf = (page: Page) => page.getByRole('dialog').getByRole('textbox', { name: /^(Search emoji|Поиск эмодзи)$/ });
const cell = (page: Page, emoji: string) => page.getByRole('dialog').locator(`[data-emoji="${emoji}"]`);
/** In their order, as they are shown. */
const cells = (page: Page) => page.getByRole('dialog').getByRole('gridcell');
const options = (page: Page) => page.getByRole('listbox').getByRole('option');
const complaint = (page: Page) => page.locator('main').getByRole('alert').filter({ hasText: /./ });

async function last(person: Person): Promise<string | undefined> {
  const [message] = await person.rest.call('messages.list', { channel_id: channel.id, limit: 1 });
  return message?.content;
}

/** What people, servers, channels and commands are called in every language. */
const NAMES = /^(\/|@|#|OS|Open|Mei|Tom|sasha|writing|electronics|anna)/;

/** As fingers type: a letter after the other, so that there is something to help with. */
async function type(page: Page, text: string) {
  await composerOf(page).fill('');
  await composerOf(page).pressSequentially(text);
}

test('an emoji is found by a Russian and by an English word whatever the language of the page, and goes in where the caret is', async () => {
  for (const locale of ['en-US', 'ru'] as const) {
    await anna.rest.call('users.updateMe', { locale });
    await anna.page.locator(`html[lang=${locale.slice(0, 2)}]`).waitFor();
    for (const word of ['pizza', 'пицца']) {
      await composerOf(anna.page).fill('ab');
      await composerOf(anna.page).press('ArrowLeft');
      await opener(anna.page).click();
      await searchOf(anna.page).fill(word);
      await cell(anna.page, '🍕').click();
      await anna.page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await composerOf(anna.page).inputValue()).toBe('a🍕b');
      await expect.poll(() => composerOf(anna.page).evaluate((field) => field === document.activeElement)).toBe(true);
      await anna.page.keyboard.type('!');
      expect(await composerOf(anna.page).inputValue()).toBe('a🍕!b');
    }
  }
  await anna.rest.call('users.updateMe', { locale: 'en-US' });
  await anna.page.locator('html[lang=en]').waitFor();
  await composerOf(anna.page).fill('');
});

test('with the keyboard alone one opens the picker, walks, takes, and closes it', async () => {
  const { page } = anna;
  // A pointer that rests on an emoji marks it.
  await page.mouse.move(0, 0);
  await composerOf(page).focus();
  await page.keyboard.press('Tab');
  expect(await opener(page).evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await cell(page, '😀').first().waitFor();
  await page.keyboard.type('red_heart');
  await page.getByRole('dialog').locator('[data-active][data-emoji="❤️"]').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await composerOf(page).inputValue()).toBe('❤️');

  await opener(page).press('Enter');
  await page.getByRole('dialog').getByText('Smileys').waitFor();
  await page.keyboard.type('cat');
  await page.getByRole('dialog').getByText('Found').waitFor();
  const isActive = (place: number) =>
    cells(page)
      .nth(place)
      .getAttribute('data-active')
      .then((mark) => mark !== null);
  // What is found while one still types begins at the first again.
  await expect
    .poll(async () => {
      if (await isActive(0)) await page.keyboard.press('ArrowRight');
      return isActive(1);
    })
    .toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await composerOf(page).inputValue()).toBe('❤️');
  await composerOf(page).fill('');
});

test('a skin tone and what was used last are kept on this device', async () => {
  const { page } = anna;
  await opener(page).click();
  await page.getByRole('button', { name: 'Skin tone: Without a skin tone' }).click();
  await page.getByRole('menuitemradio', { name: 'Medium skin tone', exact: true }).click();
  await searchOf(page).fill('wave');
  await cell(page, '👋🏽').click();
  expect(await composerOf(page).inputValue()).toBe('👋🏽');
  await composerOf(page).fill('');

  await page.reload();
  await opener(page).click();
  await page.getByRole('button', { name: 'Skin tone: Medium skin tone' }).waitFor();
  await page.getByRole('dialog').getByText('Recent').waitFor();
  expect(await cells(page).first().getAttribute('data-emoji')).toBe('👋🏽');
  await page.getByRole('button', { name: 'Skin tone: Medium skin tone' }).click();
  await page.getByRole('menuitemradio', { name: 'Without a skin tone' }).click();
  await cell(page, '👋🏽').first().click();
  // What was used in a tone stays in it.
  expect(await composerOf(page).inputValue()).toBe('👋🏽');
  await composerOf(page).fill('');
});

test('a person is suggested while I write, those who are here first, and is mentioned by id', async () => {
  const { page } = anna;
  await type(page, 'Hello @');
  await options(page).first().waitFor();
  const here = await options(page).allInnerTexts();
  expect(here.slice(0, 2).some((line) => line.includes('@tom_w'))).toBe(true);
  await page.keyboard.type('to');
  await expect.poll(() => options(page).first().innerText()).toContain('@tom_w');
  const active = await composerOf(page).getAttribute('aria-activedescendant');
  expect(await options(page).first().getAttribute('id')).toBe(active);
  await page.keyboard.press('Enter');
  expect(await composerOf(page).inputValue()).toBe('Hello @tom_w ');
  expect(await page.getByRole('listbox').count()).toBe(0);
  await page.keyboard.press('Enter');
  await expect.poll(() => last(anna)).toBe(`Hello <@${tom.user.id}>`);
});

test('a channel is taken with the mouse, an emoji by a Russian word with Tab', async () => {
  const { page } = anna;
  const electronics = await findChannel(anna, channel.guild_id, 'electronics');
  await type(page, '#elec');
  await options(page).filter({ hasText: 'electronics' }).click();
  expect(await composerOf(page).inputValue()).toBe('#electronics ');
  await page.keyboard.type(':пицц');
  await options(page).filter({ hasText: ':pizza:' }).waitFor();
  await page.keyboard.press('Tab');
  expect(await composerOf(page).inputValue()).toBe('#electronics 🍕 ');
  await page.keyboard.type(':tada:');
  await page.keyboard.press('Enter');
  await expect.poll(() => last(anna)).toBe(`<#${electronics.id}> 🍕 🎉`);
});

test('arrows walk around the suggestions, and Escape puts them away', async () => {
  const { page } = anna;
  await type(page, '@');
  await options(page).first().waitFor();
  const marked = () => options(page).evaluateAll((all) => all.findIndex((one) => one.getAttribute('aria-selected') === 'true'));
  await page.keyboard.press('ArrowUp');
  expect(await marked()).toBe((await options(page).count()) - 1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await marked()).toBe(1);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('listbox').count()).toBe(0);
  expect(await composerOf(page).getAttribute('aria-activedescendant')).toBeNull();
  await page.keyboard.press('Enter');
  await expect.poll(() => last(anna)).toBe('@');
});

test('in code nothing is suggested and nothing is replaced', async () => {
  const { page } = anna;
  await type(page, '`@tom_w` and `:tada:`');
  expect(await page.getByRole('listbox').count()).toBe(0);
  await page.keyboard.press('Enter');
  await expect.poll(() => last(anna)).toBe('`@tom_w` and `:tada:`');
});

test('an unknown command says so and sends nothing, two slashes send one', async () => {
  const { page } = anna;
  const before = await last(anna);
  await type(page, '/dance now');
  await page.keyboard.press('Enter');
  await complaint(page).filter({ hasText: '/dance' }).waitFor();
  expect(await composerOf(page).inputValue()).toBe('/dance now');
  expect(await last(anna)).toBe(before);
  // The complaint is about that text only.
  await page.keyboard.press('Home');
  await page.keyboard.type('/');
  await complaint(page).waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await expect.poll(() => last(anna)).toBe('/dance now');
});

test('commands do what they say', async () => {
  const { page } = anna;
  await type(page, '/me ');
  await page.keyboard.press('Enter');
  await complaint(page).filter({ hasText: '/me text' }).waitFor();
  await page.keyboard.type('waves to @tom_w');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect.poll(() => last(anna)).toBe(`_waves to <@${tom.user.id}>_`);
  await type(page, '/sh');
  await page.keyboard.press('Enter');
  await page.keyboard.type('who knows');
  await page.keyboard.press('Enter');
  await expect.poll(() => last(anna)).toBe('who knows ¯\\\\\\_(ツ)\\_/¯');
  await type(page, '/topic Как мы пишем');
  await page.keyboard.press('Enter');
  await expect.poll(() => anna.rest.call('channels.get', { channel_id: channel.id })).toMatchObject({ topic: 'Как мы пишем' });
  await type(page, '/nick Аня');
  await page.keyboard.press('Enter');
  await page.locator('button[data-online]', { hasText: 'Аня' }).waitFor();
  await type(page, '/invite');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Invite to', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await type(page, '/nick');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.locator('button[data-online]', { hasText: 'Анна' }).waitFor();
  expect(await last(anna)).toBe('who knows ¯\\\\\\_(ツ)\\_/¯');
});

test('a command that I may not use is neither offered nor run', async () => {
  const { page } = tom;
  await type(page, '/');
  await options(page).filter({ hasText: '/me' }).waitFor();
  expect(await options(page).filter({ hasText: '/topic' }).count()).toBe(0);
  await type(page, '/topic Mine');
  await page.keyboard.press('Enter');
  await complaint(page).filter({ hasText: '/topic' }).waitFor();
  expect(await anna.rest.call('channels.get', { channel_id: channel.id })).toMatchObject({ topic: 'Как мы пишем' });
  await composerOf(page).fill('');
});

test('everybody at once is offered only to those who may', async () => {
  await type(anna.page, '@every');
  await options(anna.page).filter({ hasText: '@everyone' }).waitFor();
  await composerOf(anna.page).fill('');
  await type(tom.page, '@');
  await options(tom.page).first().waitFor();
  expect(await options(tom.page).filter({ hasText: '@everyone' }).count()).toBe(0);
  await composerOf(tom.page).fill('');
});

test('on a phone the picker comes from below and everything is large enough for a thumb', async () => {
  const mei = await comeIn(server, 'mei', ON_PHONE);
  await openChannel(server, mei.page, channel);
  await opener(mei.page).tap();
  await cell(mei.page, '😀').first().waitFor();
  const box = await cell(mei.page, '😀').first().boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  expect(await searchOf(mei.page).evaluate((field) => field === document.activeElement)).toBe(false);
  expect(await cutOff(mei.page)).toEqual([]);
  expect(await faults(mei.page)).toEqual([]);
  await cell(mei.page, '😀').first().tap();
  expect(await composerOf(mei.page).inputValue()).toBe('😀');

  await composerOf(mei.page).tap();
  await type(mei.page, '@anna');
  const line = options(mei.page).filter({ hasText: '@anna' });
  expect((await line.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
  expect(await cutOff(mei.page)).toEqual([]);
  await line.tap();
  expect(await composerOf(mei.page).inputValue()).toBe('@anna ');
  await mei.page.getByRole('button', { name: /^(Send|Отправить)$/ }).tap();
  await expect.poll(() => last(mei)).toBe(`<@${anna.user.id}>`);
  expect(mei.problems).toEqual([]);
  await mei.context.close();
});

test('a screen reader has nothing to complain about, and every word is translated', async () => {
  const { page } = anna;
  for (const locale of ['en-US', 'ru'] as const) {
    await anna.rest.call('users.updateMe', { locale });
    await page.locator(`html[lang=${locale.slice(0, 2)}]`).waitFor();
    await opener(page).click();
    await cell(page, '😀').first().waitFor();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    for (const begun of ['@', '#', ':smile', '/', '/dance']) {
      await type(page, begun);
      if (begun === '/dance') await page.keyboard.press('Enter').then(() => complaint(page).waitFor());
      else await options(page).first().waitFor();
      expect(await faults(page)).toEqual([]);
    }
    await type(page, '/help');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('/tableflip').waitFor();
    expect(await faults(page)).toEqual([]);
    if (locale === 'ru') expect((await latinTexts(page)).filter((text) => !NAMES.test(text))).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

test('none of it was loaded before it was asked for', async () => {
  const page = await tom.context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(new URL(request.url()).pathname));
  await openChannel(server, page, channel);
  await page.waitForLoadState('networkidle');
  const parts = /emoji-table|EmojiPicker|ComposerHelp/;
  expect(asked.filter((path) => parts.test(path))).toEqual([]);
  await composerOf(page).pressSequentially('@t');
  await options(page).first().waitFor();
  expect(asked.filter((path) => parts.test(path)).length).toBe(1);
  await page.close();
});

test('nothing went wrong on the pages behind the scenes', async () => {
  await sentWith(tom.page, 'who knows').first().waitFor();
  for (const { problems } of [anna, tom]) expect(problems).toEqual([]);
});
