import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { faultsAtBothWidths } from './support/barriers.ts';
import { composerOf, openChannel, type Person, sentWith } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
/** Reads Russian. */
let anna: Person;
/** Reads English. */
let tom: Person;
let guild_id: string;
let first: Channel;
let second: Channel;
let third: Channel;

beforeAll(async () => {
  [{ server, guild_id }, anna, tom] = await openWorkshop('anna', 'tom_w');
  const parent = await anna.rest.call('channels.create', { guild_id, type: 4, name: 'row' });
  const create = (name: string, type: 0 | 2) => anna.rest.call('channels.create', { guild_id, type, name, parent_id: parent.id });
  first = await create('row-first', 0);
  await create('row-voice', 2);
  second = await create('row-second', 0);
  third = await create('row-third', 0);
});

beforeEach(async () => {
  await openChannel(server, tom.page, first);
  await expect.poll(() => tom.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
});

const isOpen = (page: Page, { id }: Channel) => expect.poll(() => page.url()).toContain(id);
const say = (channel: Channel, content: string) => anna.rest.call('messages.create', { channel_id: channel.id, content });
const link = (page: Page, { id }: Channel) => page.locator(`nav a[href$="/${id}"]`);
const dialogs = (page: Page) => page.getByRole('dialog').count();

async function switchTo(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type(typed);
}

test('Ctrl+K leads to a channel by a few letters, without a mouse', async () => {
  const { page } = tom;
  await switchTo(page, 'second');
  await page.getByRole('option', { name: 'row-second', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await isOpen(page, second);
  expect(await dialogs(page)).toBe(0);

  await switchTo(page, 'row-');
  await page.keyboard.press('ArrowDown');
  const marked = await page.getByRole('option', { selected: true }).locator('b').innerText();
  await page.keyboard.press('ArrowUp');
  expect(await page.getByRole('option', { selected: true }).locator('b').innerText()).not.toBe(marked);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox').waitFor({ state: 'detached' });
  await isOpen(page, second);
});

test('the switcher begins with where something is new and where one was last', async () => {
  const { page } = tom;
  await openChannel(server, page, second);
  await openChannel(server, page, first);
  await say(third, 'here is something new');
  await link(page, third).and(page.getByLabel('new messages')).waitFor();
  await page.keyboard.press('Control+k');
  const offered = page.getByRole('option').locator('b');
  await offered.first().waitFor();
  const names = await offered.allInnerTexts();
  expect(names.indexOf('row-third')).toBeLessThan(names.indexOf('row-second'));
  expect(names).not.toContain('row-first');
  await page.keyboard.type('* мастер');
  await page.getByRole('option', { name: 'Дом мастеров' }).waitFor();
  expect(await page.getByRole('option').count()).toBe(1);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('#nothing of this name');
  await page.getByText('Nothing here is called that.').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('#row');
  await page.getByRole('option').first().waitFor();
  expect(await faultsAtBothWidths(page)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('Alt with the arrows goes through the channels, with Shift through those where something is new', async () => {
  const { page } = tom;
  await page.keyboard.press('Alt+ArrowDown');
  await isOpen(page, second);
  await page.keyboard.press('Alt+ArrowUp');
  await isOpen(page, first);
  await composerOf(page).waitFor();
  await say(third, 'more');
  await link(page, third).and(page.getByLabel('new messages')).waitFor();
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await isOpen(page, third);
  await sentWith(page, 'more').waitFor();
});

test('Ctrl+F6 goes around the page and the focus is seen', async () => {
  const { page } = tom;
  await say(first, 'to stand on');
  await sentWith(page, 'to stand on').first().waitFor();
  await page.getByRole('complementary', { name: 'People' }).getByRole('button').first().waitFor();
  const where = () =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      const region = at?.closest('[data-region]');
      const seen = at?.matches(':focus-visible') ?? false;
      return `${region?.tagName} ${region?.getAttribute('aria-label') ?? region?.closest('aside')?.getAttribute('aria-label') ?? ''} ${seen}`;
    });
  expect(await where()).toMatch(/^FORM/);
  const goOn = async () => {
    await page.keyboard.press('Control+F6');
    return where();
  };
  // What listens to the keys comes a moment after the page.
  await expect.poll(goOn).toBe('DIV People true');
  const stops: string[] = [];
  for (let turn = 0; turn < 4; turn += 1) stops.push(await goOn());
  expect(stops).toEqual(['NAV Servers true', 'NAV Channels true', 'DIV Messages in #row-first true', 'FORM  true']);
  await page.keyboard.press('Shift+Control+F6');
  expect(await where()).toBe('DIV Messages in #row-first true');
});

test('Escape leads to the newest message and all of it is read', async () => {
  const { page } = tom;
  for (let index = 0; index < 40; index += 1) await say(first, `long ${index}\nline\nline`);
  await sentWith(page, 'long 39').waitFor();
  await page.getByRole('feed').hover();
  await page.mouse.wheel(0, -3000);
  await page
    .getByRole('button', { name: 'To the newest' })
    .or(page.locator('main button').filter({ hasText: 'newest' }))
    .first()
    .waitFor();
  await say(first, 'the very last');
  await composerOf(page).focus();
  await page.keyboard.press('Escape');
  await sentWith(page, 'the very last').waitFor();
  await expect
    .poll(() => page.locator('main [role=region]').evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop))
    .toBeLessThan(2);
});

test('the sheet tells all of it, in both languages and in the Russian layout', async () => {
  const { page } = tom;
  await page.keyboard.press('Control+/');
  const sheet = page.getByRole('dialog', { name: 'Shortcuts' });
  await sheet.getByText('The unread channel above').waitFor();
  await sheet.getByText('In an empty field: edit your last message').waitFor();
  expect(await faultsAtBothWidths(page)).toEqual([]);
  // A dialog has the keyboard for itself.
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Control+k');
  expect(await page.getByRole('combobox').count()).toBe(0);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await isOpen(page, first);

  await openChannel(server, anna.page, first);
  await pressAs(anna.page, { code: 'Slash', key: '.', ctrlKey: true });
  await anna.page.getByRole('dialog', { name: 'Клавиши' }).getByText('Непрочитанный канал выше').waitFor();
  await anna.page.keyboard.press('Escape');
  await anna.page.getByRole('dialog').waitFor({ state: 'detached' });
  await pressAs(anna.page, { code: 'KeyK', key: 'л', ctrlKey: true });
  await anna.page.getByRole('combobox', { name: 'Канал, ветка, сервер или человек' }).waitFor();
  await anna.page.keyboard.press('Escape');
});

test('nothing happens while a word is composed, or with AltGr', async () => {
  const { page } = tom;
  await pressAs(page, { code: 'KeyK', key: 'Process', ctrlKey: true, isComposing: true });
  await pressAs(page, { code: 'ArrowDown', key: 'ArrowDown', altKey: true, ctrlKey: true });
  await page.waitForTimeout(300);
  expect(await dialogs(page)).toBe(0);
  await isOpen(page, first);
});

/** A key as another layout, or an input method, would have it. */
function pressAs(page: Page, press: Pick<KeyboardEventInit, 'code' | 'key' | 'ctrlKey' | 'altKey' | 'isComposing'>): Promise<unknown> {
  return page.evaluate(
    (init) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true })),
    press,
  );
}
