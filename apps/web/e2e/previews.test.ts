import { join } from 'node:path';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { bitsOf } from '@chat-js/protocol/permissions.ts';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { atEnd } from './support/at-end.ts';
import { comeIn, composerOf, findGuild, openChannel, type Person, sentWith, write } from './support/people.ts';
import { middleMessage, scrollState, settle, watchPlace } from './support/scrolling.ts';
import { startServer, type TestServer } from './support/server.ts';

const PROGRAM = join(import.meta.dirname, '../../server/tests/support/server-with-small-web.ts');
let server: TestServer;
let anna: Person;
let tom: Person;
/** A moderator. */
let mei: Person;
let guild_id: string;
let channel: Channel;
let number = 0;

beforeAll(async () => {
  server = await startServer({ seeded: true, limits: 'off', program: PROGRAM });
  atEnd(() => server.stop());
  anna = await comeIn(server, 'anna');
  tom = await comeIn(server, 'tom_w');
  mei = await comeIn(server, 'mei');
  guild_id = (await findGuild(anna, 'Дом мастеров')).id;
  const role = await anna.rest.call('roles.create', { guild_id, name: 'Keepers', permissions: String(bitsOf(['MANAGE_MESSAGES'])) });
  await anna.rest.call('members.addRole', { guild_id, user_id: mei.user.id, role_id: role.id });
});

beforeEach(async () => {
  number += 1;
  channel = await anna.rest.call('channels.create', { guild_id, type: 0, name: `previews-${number}` });
});

const say = (person: Person, content: string) => person.rest.call('messages.create', { channel_id: channel.id, content });
const card = (page: Page) => page.getByRole('link', { name: 'На пике: как мы шли три дня и дошли' });
const menuItem = (page: Page) => page.getByRole('menuitem', { name: 'Remove the preview', exact: true });
const button = (page: Page) => page.getByRole('button', { name: 'Remove the preview' });
const pictureOf = (page: Page) => page.locator('article img[src^="/cdn/previews/"]');

test('what is behind a link comes under the message, in both browsers, and nothing is loaded from elsewhere', async () => {
  await openChannel(server, tom.page, channel);
  await openChannel(server, mei.page, channel);
  const elsewhere: string[] = [];
  mei.page.on('request', (request) => void (request.url().startsWith(server.url) || elsewhere.push(request.url())));
  await write(tom.page, 'go there: http://news.test/');
  for (const { page } of [tom, mei]) {
    await card(page).waitFor();
    await page.getByText('Горные вести').waitFor();
    await expect.poll(() => pictureOf(page).evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(400);
  }
  expect(await card(mei.page).getAttribute('href')).toBe('http://news.test/');
  expect(await button(mei.page).count()).toBe(1);
  expect(elsewhere).toEqual([]);
  expect([...tom.problems, ...mei.problems]).toEqual([]);
});

test('the author removes it by mouse, and takes that back', async () => {
  await say(tom, 'http://news.test/');
  await openChannel(server, tom.page, channel);
  await openChannel(server, anna.page, channel);
  await sentWith(tom.page, 'news.test').hover();
  await button(tom.page).click();
  for (const { page } of [tom, anna]) await card(page).waitFor({ state: 'detached' });
  await tom.page.getByRole('button', { name: 'Undo' }).click();
  for (const { page } of [tom, anna]) await card(page).waitFor();
});

test('a moderator removes it by keyboard alone, by the menu and by the button', async () => {
  await say(tom, 'http://news.test/');
  await openChannel(server, mei.page, channel);
  await card(mei.page).waitFor();
  await composerOf(mei.page).focus();
  await mei.page.keyboard.press('Shift+Tab');
  await expect.poll(() => button(mei.page).evaluate((element) => element === document.activeElement)).toBe(true);
  await mei.page.keyboard.press('Enter');
  await card(mei.page).waitFor({ state: 'detached' });
  // The message has the focus now, and its menu opens.
  await expect.poll(() => mei.page.evaluate(() => document.activeElement?.tagName)).toBe('ARTICLE');

  await say(tom, 'again http://news.test/');
  await card(mei.page).waitFor();
  await mei.page.keyboard.press('ArrowDown');
  await mei.page.keyboard.press('Enter');
  await menuItem(mei.page).waitFor();
  while (!(await menuItem(mei.page).evaluate((element) => element === document.activeElement))) await mei.page.keyboard.press('ArrowDown');
  await mei.page.keyboard.press('Enter');
  await card(mei.page).waitFor({ state: 'detached' });
});

test('nobody else is offered that', async () => {
  await say(mei, 'http://news.test/');
  await openChannel(server, tom.page, channel);
  await card(tom.page).waitFor();
  expect(await button(tom.page).count()).toBe(0);
  await sentWith(tom.page, 'news.test').click({ button: 'right' });
  await tom.page.getByRole('menuitem', { name: 'Copy text' }).waitFor();
  expect(await menuItem(tom.page).count()).toBe(0);
  await tom.page.keyboard.press('Escape');
});

test('what is hidden stays hidden until it is asked for', async () => {
  await say(tom, 'guess: ||http://news.test/||');
  await openChannel(server, mei.page, channel);
  await mei.page.getByRole('button', { name: 'Show the hidden preview' }).waitFor();
  expect([await card(mei.page).count(), await pictureOf(mei.page).count()]).toEqual([0, 0]);
  await mei.page.getByRole('button', { name: 'Show the hidden preview' }).click();
  await card(mei.page).waitFor();
});

test('a forward shows what is behind the links that it carries, and what is hidden there stays hidden', async () => {
  const said = [await say(tom, 'look: http://news.test/'), await say(tom, 'guess: ||http://news.test/||')];
  for (const { id } of said) {
    const message_reference = { type: 1 as const, channel_id: channel.id, message_id: id };
    await mei.rest.call('messages.create', { channel_id: channel.id, message_reference });
    await tom.rest.call('messages.delete', { channel_id: channel.id, message_id: id });
  }
  await openChannel(server, mei.page, channel);
  await card(mei.page).waitFor();
  await mei.page.getByRole('button', { name: 'Show the hidden preview' }).click();
  await expect.poll(() => card(mei.page).count()).toBe(2);
});

test('a picture is shown as one, in the place that was kept for it', async () => {
  await say(tom, 'http://news.test/peak.png');
  await openChannel(server, mei.page, channel);
  const box = await mei.page.getByRole('link', { name: 'Picture: http://news.test/peak.png' }).boundingBox();
  expect(box).toMatchObject({ width: 400, height: 267 });
});

test('previews that come above the reader move nothing, and at the end the reader stays at the end', async () => {
  const first = await say(tom, 'one http://news.test/');
  const flags = 1 << 2;
  const edit = (message_id: string, wanted: number) =>
    tom.rest.call('messages.edit', { channel_id: channel.id, message_id, flags: wanted });
  await edit(first.id, flags);
  const others: string[] = [];
  for (let i = 0; i < 60; i++) others.push((await say(tom, `line ${i}`)).id);
  const last = await say(tom, 'two http://news.test/ http://plain.test/');
  await edit(last.id, flags);
  await openChannel(server, mei.page, channel);
  await settle(mei.page);

  await edit(last.id, 0);
  await card(mei.page).waitFor();
  await settle(mei.page);
  expect((await scrollState(mei.page)).fromEnd).toBeLessThan(1);

  // The first message is above what is read, and on the page.
  const scroller = mei.page.locator('main [role=region]');
  const scrollTo = async (top: number) => {
    await scroller.evaluate((box, to) => box.scrollTo({ top: to }), top);
    await settle(mei.page, 12);
  };
  await scroller.hover();
  await scrollTo(0);
  await scrollTo(0);
  await scrollTo(500);
  const row = mei.page.locator(`article[data-message-id="${first.id}"]`);
  const heights = async () => [(await row.boundingBox())?.height ?? 0, (await row.boundingBox())?.y ?? 0] as const;
  const [height, top] = await heights();
  expect(top + height).toBeLessThan((await scroller.boundingBox())?.y ?? 0);
  const watched = await watchPlace(mei.page, await middleMessage(mei.page));
  await edit(first.id, 0);
  await expect.poll(async () => (await heights())[0]).toBeGreaterThan(height + 50);
  await settle(mei.page, 12);
  expect(await watched.stop()).toBe(0);
});
