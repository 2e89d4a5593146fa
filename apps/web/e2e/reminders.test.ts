import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { faultsAtBothWidths } from './support/barriers.ts';
import { comeIn, composerOf, findGuild, openChannel, type Person } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
let anna: Person;
let channel: Channel;

beforeAll(async () => {
  [{ server }, anna] = await openWorkshop('anna');
});

beforeEach(async () => {
  await anna.rest.call('users.updateMe', { locale: 'en-US' });
  for (const { id } of await kept()) await anna.rest.call('reminders.delete', { reminder_id: id });
  const guild = await findGuild(anna, 'Дом мастеров');
  channel = await anna.rest.call('channels.create', { guild_id: guild.id, type: 0, name: 'to-do' });
  await openChannel(server, anna.page, channel);
});

const kept = () => anna.rest.call('reminders.list', {});
const noticeOf = (page: Page, name: RegExp) => page.getByRole('region', { name });
const dialog = (page: Page) => page.getByRole('dialog');

async function command(page: Page, text: string) {
  await composerOf(page).fill(text);
  await page.keyboard.press('Enter');
}

test('a command with a time keeps a reminder, and sends nothing', async () => {
  const { page } = anna;
  await command(page, '/remind 20m полить цветы');
  await page.getByText(/You will be reminded/).waitFor();
  const [reminder, ...others] = await kept();
  expect(others).toEqual([]);
  expect(reminder).toMatchObject({ content: 'полить цветы', channel_id: channel.id });
  expect(Math.abs(Date.parse(reminder?.remind_at ?? '') - Date.now() - 20 * 60_000)).toBeLessThan(60_000);
  expect(await anna.rest.call('messages.list', { channel_id: channel.id })).toEqual([]);
});

test('when its time comes it shows on every device, leads to its channel, and is gone everywhere once it is done', async () => {
  const second = await comeIn(server, 'anna');
  await openChannel(server, second.page, channel);
  const remind_at = new Date(Date.now() + 1500).toISOString();
  await anna.rest.call('reminders.create', { channel_id: channel.id, content: 'вынуть пирог', remind_at });
  for (const { page } of [anna, second])
    await noticeOf(page, /A reminder/)
      .getByText('вынуть пирог')
      .waitFor();
  await noticeOf(second.page, /A reminder/)
    .getByRole('button', { name: 'Go to #to-do' })
    .click();
  await composerOf(second.page).waitFor();
  await second.page.waitForURL((url) => url.pathname.endsWith(channel.id));
  await noticeOf(anna.page, /A reminder/)
    .getByRole('button', { name: 'Got it' })
    .press('Enter');
  for (const { page } of [anna, second]) await noticeOf(page, /A reminder/).waitFor({ state: 'detached' });
  expect(await kept()).toEqual([]);
  expect([...anna.problems, ...second.problems]).toEqual([]);
});

test('whoever was away is reminded when they come back', async () => {
  const { page } = anna;
  await page.goto('about:blank');
  const remind_at = new Date(Date.now() + 500).toISOString();
  await anna.rest.call('reminders.create', { channel_id: channel.id, content: 'вынуть пирог', remind_at });
  await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(remind_at));
  await openChannel(server, page, channel);
  await noticeOf(page, /A reminder/)
    .getByText('вынуть пирог')
    .waitFor();
});

test('without a time a dialog asks for it, by keys, and shows what waits', async () => {
  const { page } = anna;
  await anna.rest.call('reminders.create', {
    channel_id: channel.id,
    content: 'позвонить',
    remind_at: new Date(Date.now() + 3_600_000).toISOString(),
  });
  await command(page, '/remind купить хлеб');
  await dialog(page).getByRole('listitem').filter({ hasText: 'позвонить' }).waitFor();
  expect(await dialog(page).getByRole('textbox', { name: 'Of what' }).inputValue()).toBe('купить хлеб');
  await dialog(page).getByRole('button', { name: 'Remind me' }).press('Enter');
  await dialog(page).waitFor({ state: 'detached' });
  expect((await kept()).map(({ content }) => content)).toEqual(['купить хлеб', 'позвонить']);

  await command(page, '/remind');
  await dialog(page).getByRole('button', { name: 'Take away: позвонить' }).press('Enter');
  await expect.poll(async () => (await kept()).map(({ content }) => content)).toEqual(['купить хлеб']);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
});

test('the notice and the dialog have no barriers, and speak Russian', async () => {
  const { page } = anna;
  await anna.rest.call('users.updateMe', { locale: 'ru' });
  await anna.rest.call('reminders.create', {
    channel_id: channel.id,
    content: 'вынуть пирог',
    remind_at: new Date(Date.now() + 1000).toISOString(),
  });
  await noticeOf(page, /Напоминание/).waitFor();
  expect(await faultsAtBothWidths(page)).toEqual([]);
  const said = (await noticeOf(page, /Напоминание/).innerText()).replace('#to-do', '');
  expect(said).not.toMatch(/[a-z]{2}/i);
  await command(page, '/remind');
  await dialog(page).getByRole('listitem').filter({ hasText: 'вынуть пирог' }).waitFor();
  expect(await faultsAtBothWidths(page)).toEqual([]);
});
