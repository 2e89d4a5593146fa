import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { faults, faultsAtBothWidths } from './support/barriers.ts';
import { openChannel, type Person } from './support/people.ts';
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
  ({ server, guild_id, here, there, writer: anna, desk, phone } = await openReading('quiet-here', 'loud-there'));
  await desk.page.addInitScript(standIn);
  for (const { page } of [desk, phone]) await openChannel(server, page, here);
});

/** In place of the system's own, which nobody could look at: what is shown stands in `document.documentElement.dataset`. */
function standIn() {
  const standing: { title: string; body: string; click: () => void }[] = [];
  class Shown {
    static permission = 'default';
    static async requestPermission() {
      Shown.permission = 'granted';
      return 'granted';
    }
    onclick: (() => void) | null = null;
    readonly title: string;
    readonly body: string;
    constructor(title: string, { body = '' }: NotificationOptions = {}) {
      this.title = title;
      this.body = body;
      standing.push({ title, body, click: () => this.onclick?.() });
    }
    close() {
      standing.splice(
        standing.findIndex(({ title, body }) => title === this.title && body === this.body),
        1,
      );
    }
  }
  // Two for each sound.
  const { start } = OscillatorNode.prototype;
  let notes = 0;
  OscillatorNode.prototype.start = function (when) {
    document.documentElement.dataset['notes'] = `${++notes}`;
    start.call(this, when);
  };
  if (localStorage.getItem('chat.desktop-notifications') === 'on') Shown.permission = 'granted';
  Object.assign(window, { Notification: Shown, standing });
}

const say = (content: string, { id: channel_id } = there) => anna.rest.call('messages.create', { channel_id, content });
const row = (page: Page, { id }: Channel) => page.locator(`nav a[href$="/${id}"]`);
const label = (page: Page, channel: Channel) => expect.poll(() => row(page, channel).getAttribute('aria-label'));
const isMuted = (page: Page, channel: Channel) =>
  expect.poll(() => row(page, channel).evaluate((link) => link.parentElement?.dataset.muted));
const standing = (page: Page) =>
  page.evaluate(() =>
    (window as Window & { standing?: { title: string; body: string }[] }).standing?.map(({ title, body }) => [title, body]),
  );
const notes = (page: Page) => expect.poll(() => page.evaluate(() => document.documentElement.dataset['notes'] ?? '0'));
/** What shows notifications is loaded after the rest; of what comes before it nobody is notified. */
const listens = (page: Page) =>
  expect
    .poll(() => page.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name)))
    .toContain('chat.notifications');
const me = async () => (await desk.rest.call('users.me', {})).id;

test('a channel that is muted by the keyboard is quiet on every device, until its mute is taken away', async () => {
  await row(desk.page, there).focus();
  await desk.page.keyboard.press('Shift+F10');
  await desk.page.getByRole('menuitem', { name: 'Mute…' }).press('Enter');
  const menu = desk.page.getByRole('menu', { name: 'Mute loud-there' });
  await menu.getByRole('menuitem', { name: 'For an hour' }).waitFor();
  expect(await faults(desk.page)).toEqual([]);
  await menu.getByRole('menuitem', { name: 'For an hour' }).press('Enter');
  await isMuted(desk.page, there).toBe('true');
  await say('nobody hears this');
  await say(`but this, <@${await me()}>`);
  await label(desk.page, there).toBe('loud-there, mentions: 1');
  await phone.page.getByRole('button', { name: 'Servers and channels' }).tap();
  await label(phone.page, there).toBe('loud-there, mentions: 1');
  await isMuted(phone.page, there).toBe('true');
  await row(desk.page, there).click({ button: 'right' });
  await desk.page.getByRole('menuitem', { name: 'Unmute' }).click();
  for (const { page } of [desk, phone]) await label(page, there).toBe('loud-there, new messages, mentions: 1');
});

test('a mute ends by itself', async () => {
  const end_time = new Date(Date.now() + 8000).toISOString();
  const mute_config = { end_time, selected_time_window: 8 };
  await desk.rest.call('userGuildSettings.update', { guild_id, muted: true, mute_config });
  await isMuted(desk.page, there).toBe('true');
  for (const { page } of [desk, phone]) await isMuted(page, there).toBe('false');
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(end_time));
});

test('of a server and of a channel somebody says what they want to hear', async () => {
  await row(desk.page, there).click({ button: 'right' });
  await desk.page.getByRole('menuitem', { name: 'Notification settings' }).click();
  const ofChannel = desk.page.getByRole('dialog', { name: 'Notifications from loud-there' });
  await ofChannel.getByRole('radio', { name: 'Mentions only' }).check();
  await expect.poll(() => ofChannel.getByRole('radio', { name: 'Mentions only' }).isChecked()).toBe(true);
  expect(await faultsAtBothWidths(desk.page)).toEqual([]);
  await desk.page.keyboard.press('Escape');
  await ofChannel.waitFor({ state: 'detached' });

  await desk.page.locator(`nav a[href="/channels/${guild_id}"]`).click({ button: 'right' });
  await desk.page.getByRole('menuitem', { name: 'Notification settings' }).click();
  const ofGuild = desk.page.getByRole('dialog', { name: 'Notifications of Дом мастеров' });
  await ofGuild.getByRole('listitem').filter({ hasText: '#loud-there' }).getByText('Mentions only').waitFor();
  await ofGuild.getByRole('switch', { name: 'Suppress @everyone and @here' }).check();
  expect(await faultsAtBothWidths(desk.page)).toEqual([]);
  await say('@everyone');
  await label(desk.page, there).toBe('loud-there, new messages, mentions: 1');
  await ofGuild.getByRole('switch', { name: 'Suppress @everyone and @here' }).uncheck();
  await label(desk.page, there).toBe('loud-there, new messages, mentions: 2');
  await ofGuild.getByRole('button', { name: 'As for the server: #loud-there' }).click();
  await expect.poll(() => ofGuild.getByRole('listitem').count()).toBe(0);
  await desk.page.keyboard.press('Escape');
});

test('a device that may shows what is not looked at, without what is hidden, and takes away what was read elsewhere', async () => {
  await desk.page.goto(`${server.url}/settings/notifications`);
  await desk.page.getByRole('switch', { name: 'Notifications on this device' }).check();
  await expect.poll(() => desk.page.getByRole('switch', { name: 'Notifications on this device' }).isChecked()).toBe(true);
  expect(await faultsAtBothWidths(desk.page)).toEqual([]);
  await openChannel(server, desk.page, here);
  await label(desk.page, there).toMatch(/mentions: 2/);
  expect(await standing(desk.page)).toEqual([]);

  const { id } = await say(`<@${await me()}>, the word is ||swordfish||`);
  await expect.poll(() => standing(desk.page)).toEqual([['Анна · #loud-there, Дом мастеров', '@Tom, the word is █████']]);
  await phone.rest.call('readStates.ack', { channel_id: there.id, message_id: id });
  await expect.poll(() => standing(desk.page)).toEqual([]);

  await say(`and again, <@${await me()}>`);
  await expect.poll(async () => (await standing(desk.page))?.length).toBe(1);
  await desk.page.evaluate(() => (window as Window & { standing?: { click: () => void }[] }).standing?.[0]?.click());
  await expect.poll(() => desk.page.url()).toContain(there.id);
  expect(await standing(desk.page)).toEqual([]);
});

test('a notification is heard once, unless the device is to be silent', async () => {
  await openChannel(server, desk.page, here);
  await row(desk.page, here).click();
  await listens(desk.page);
  await say(`listen, <@${await me()}>`);
  await notes(desk.page).toBe('2');

  await desk.page.goto(`${server.url}/settings/notifications`);
  await desk.page.getByRole('switch', { name: 'Sound', exact: true }).press('Space');
  await desk.page.keyboard.press('Escape');
  await row(desk.page, here).click();
  await listens(desk.page);
  await say(`hush, <@${await me()}>`);
  await expect.poll(() => standing(desk.page)).toEqual([['Анна · #loud-there, Дом мастеров', 'hush, @Tom']]);
  await notes(desk.page).toBe('0');
});

test('two tabs of one browser show a message once', async () => {
  await openChannel(server, desk.page, here);
  const second = await desk.context.newPage();
  await second.addInitScript(standIn);
  await openChannel(server, second, here);
  await say(`twice, <@${await me()}>?`);
  const both = async () => [...((await standing(desk.page)) ?? []), ...((await standing(second)) ?? [])].map(([, body]) => body);
  await expect.poll(both).toEqual(['twice, @Tom?']);
  await say(`seen, <@${await me()}>`, here);
  await say(`and then, <@${await me()}>`);
  // Nothing of what stands on the screen.
  await expect.poll(both).toEqual(['twice, @Tom?', 'and then, @Tom']);
  await second.close();
});
