import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { faults, settled } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { longPress } from './support/fingers.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, findChannel, findGuild, openChannel, type Person } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

const GUILD = 'Дом мастеров';
let server: TestServer;
/** Runs the server, and reads Russian. */
let anna: Person;
let tom: Person;
let main: Channel;
let news: Channel;

beforeAll(async () => {
  [{ server }, anna, tom] = await openWorkshop('anna', 'tom_w');
  const guild = await findGuild(anna, GUILD);
  main = await findChannel(anna, guild.id, 'общий');
  news = await anna.rest.call('channels.create', { guild_id: guild.id, type: 0, name: 'fresh-news' });
  await anna.rest.call('channels.create', { guild_id: guild.id, type: 4, name: 'heading' });
});

const guildLink = (page: Page) => page.locator('nav a', { hasText: GUILD });
const channelLink = (page: Page, { id }: Channel) => page.locator(`nav a[href$="/${id}"]`);
const person = (page: Page, name: string) => page.locator('aside button', { hasText: name }).first();
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
const say = (content: string) => anna.rest.call('messages.create', { channel_id: news.id, content });

async function closeMenu(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

async function hold(page: Page, thing: Locator): Promise<void> {
  const box = await thing.boundingBox();
  if (!box) throw new Error('nothing to hold');
  await longPress(page, box.x + Math.min(40, box.width / 2), box.y + box.height / 2);
}

test('a server has its menu by the right button, and all of it is read at once', async () => {
  const { page } = tom;
  await openChannel(server, page, main);
  await say('one');
  await channelLink(page, news).and(page.getByLabel('new messages')).waitFor();
  await guildLink(page).click({ button: 'right' });
  await item(page, 'Leave the server').waitFor();
  expect(await faults(page)).toEqual([]);
  await item(page, 'Mark as read').click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await channelLink(page, news)
    .and(page.getByLabel('fresh-news', { exact: true }))
    .waitFor();
  await guildLink(page).click({ button: 'right' });
  await item(page, 'Leave the server').waitFor();
  expect(await item(page, 'Mark as read').count()).toBe(0);
  await closeMenu(page);
});

test('a channel has its menu by the right button, and is read from there', async () => {
  const { page } = tom;
  await say('two');
  await channelLink(page, news).and(page.getByLabel('new messages')).waitFor();
  await channelLink(page, news).click({ button: 'right' });
  await item(page, 'Mark as read').click();
  await channelLink(page, news)
    .and(page.getByLabel('fresh-news', { exact: true }))
    .waitFor();
  await person(page, 'Mei').click({ button: 'right' });
  await item(page, 'Profile').waitFor();
  await closeMenu(page);
});

test('servers, channels, headings and people have their menus by keyboard, and the focus comes back', async () => {
  const { page } = anna;
  await openChannel(server, page, main);
  const heading = page.getByRole('button', { name: 'Управление: heading' });
  for (const [thing, entry] of [
    [guildLink(page), 'Настройки сервера'],
    [channelLink(page, main), 'Удалить'],
    [heading, 'Переименовать'],
    [person(page, 'Mei'), 'Профиль'],
  ] as const) {
    for (const keys of ['ContextMenu', 'Shift+F10']) {
      await thing.focus();
      await page.keyboard.press(keys);
      await item(page, entry).waitFor();
      await closeMenu(page);
      expect(await thing.evaluate((element) => element === document.activeElement)).toBe(true);
    }
  }
  await guildLink(page).focus();
  await page.keyboard.press('ContextMenu');
  await item(page, 'Настройки сервера').press('Enter');
  await expect.poll(() => page.url()).toContain('/settings/');
  await page.getByRole('menu').waitFor({ state: 'detached' });
});

test('on a phone a finger that rests opens them, for those who may drag channels too', async () => {
  for (const [who, words] of [
    ['tom_w', { drawer: 'Servers and channels', guild: 'Leave the server', channel: 'Who may do what, and why' }],
    ['anna', { drawer: 'Серверы и каналы', guild: 'Настройки сервера', channel: 'Удалить' }],
  ] as const) {
    const { page } = await comeIn(server, who, ON_PHONE);
    await openChannel(server, page, main);
    await page.getByRole('button', { name: words.drawer }).tap();
    await channelLink(page, news).waitFor();
    await settled(page);
    // Servers may be dragged, too: what says so comes with the words.
    await guildLink(page).and(page.locator('[aria-describedby]')).waitFor();
    await hold(page, guildLink(page));
    await item(page, words.guild).waitFor();
    expect(await cutOff(page)).toEqual([]);
    await closeMenu(page);
    await hold(page, channelLink(page, news));
    await item(page, words.channel).waitFor();
    expect(page.url()).toContain(main.id);
    expect(await cutOff(page)).toEqual([]);
    await page.context().close();
  }
});
