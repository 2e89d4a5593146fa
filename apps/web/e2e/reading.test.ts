import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { faultsAtBothWidths } from './support/barriers.ts';
import { openChannel, type Person, sentWith } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openReading } from './support/workshop.ts';

let server: TestServer;
/** Writes. */
let anna: Person;
/** Reads, in English, on two devices. */
let desk: Person;
let phone: Person;
let guild_id: string;
let here: Channel;
let there: Channel;

beforeAll(async () => {
  ({ server, guild_id, here, there, writer: anna, desk, phone } = await openReading('read-here', 'read-there'));
  for (const { page } of [desk, phone]) await openChannel(server, page, here);
});

const say = (content: string, { id: channel_id } = there) => anna.rest.call('messages.create', { channel_id, content });
const me = async () => (await desk.rest.call('users.me', {})).id;
const row = (page: Page, { id }: Channel) => page.locator(`nav a[href$="/${id}"]`);
const label = (page: Page, channel: Channel) => expect.poll(() => row(page, channel).getAttribute('aria-label'));
const icon = (page: Page) => page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href ?? '');

async function openDrawer({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Servers and channels' }).tap();
  await row(page, there).waitFor();
}

test('a mention is counted on every device, on the tab too, and gone everywhere when it was read on one', async () => {
  await say(`look, <@${await me()}>`);
  await say('and more');
  await label(desk.page, there).toBe('read-there, new messages, mentions: 1');
  expect(await row(desk.page, there).locator('[data-mentions]').getAttribute('data-mentions')).toBe('1');
  await expect.poll(() => desk.page.title()).toMatch(/^\(1\) /);
  await expect.poll(() => icon(desk.page)).toMatch(/^data:image\/svg/);
  expect(await faultsAtBothWidths(desk.page)).toEqual([]);
  await openDrawer(phone);
  await label(phone.page, there).toBe('read-there, new messages, mentions: 1');

  await row(desk.page, there).click();
  await sentWith(desk.page, 'look, ').waitFor();
  const read = performance.now();
  await label(phone.page, there).toBe('read-there');
  expect(performance.now() - read).toBeLessThan(3000);
  await expect.poll(() => desk.page.title()).not.toMatch(/^\(/);
  await expect.poll(() => icon(desk.page)).toMatch(/favicon\.svg$/);
});

test('what is set back on one device is unread on the other, until Escape reads it', async () => {
  await openChannel(server, desk.page, there);
  await sentWith(desk.page, 'and more').click({ button: 'right' });
  await desk.page.getByRole('menuitem', { name: 'Unread from here' }).click();
  await label(phone.page, there).toBe('read-there, new messages');
  await desk.page.getByText('New', { exact: true }).waitFor();
  await desk.page.getByRole('menu').waitFor({ state: 'detached' });
  await desk.page.keyboard.press('Escape');
  await label(phone.page, there).toBe('read-there');
});

test('all of a server is read with Shift+Escape', async () => {
  await openChannel(server, desk.page, here);
  await say('for the server');
  await label(desk.page, there).toBe('read-there, new messages');
  await desk.page.keyboard.press('Shift+Escape');
  await label(desk.page, there).toBe('read-there');
  await label(phone.page, there).toBe('read-there');
});

test('the inbox gathers mentions and what is unread, by keyboard', async () => {
  const { page } = desk;
  await say(`come here, <@${await me()}>`);
  await label(page, there).toBe('read-there, new messages, mentions: 1');
  await page.keyboard.press('Control+i');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('come here, ').waitFor();
  expect(await faultsAtBothWidths(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Unread', exact: true }).click();
  await dialog.getByRole('link', { name: 'read-there' }).waitFor();
  await dialog.getByRole('button', { name: 'Mark read-there as read' }).click();
  await dialog.getByRole('link', { name: 'read-there' }).waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: 'Mentions' }).click();
  await dialog.getByRole('listitem').filter({ hasText: 'come here, ' }).getByRole('button', { name: 'Jump to it' }).click();
  await expect.poll(() => page.url()).toContain(there.id);
  await sentWith(page, 'come here, ').waitFor();
});

test('on a phone the inbox is a thumb away', async () => {
  const { page } = phone;
  await openChannel(server, desk.page, here);
  await page.goto(`${server.url}/channels/${guild_id}/${here.id}`);
  await say(`once more, <@${await me()}>`);
  await page.getByRole('button', { name: 'Inbox, 1 mention' }).tap();
  await page.getByRole('dialog').getByText('once more, ').waitFor();
  await page.keyboard.press('Escape');
});

test('a bar leads to the first of many new messages', async () => {
  const { page } = desk;
  await openChannel(server, page, here);
  await say('the very first one');
  for (let n = 0; n < 70; n++) await say(`line ${n}`);
  await row(page, there).click();
  await sentWith(page, 'line 69').waitFor();
  await page.getByRole('button', { name: /new messages/ }).click();
  await sentWith(page, 'the very first one').waitFor();
  await page.getByText('New', { exact: true }).waitFor();
});
