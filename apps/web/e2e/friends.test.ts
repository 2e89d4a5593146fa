import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { faults } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, findChannel, findGuild, openChannel, type Person, sentWith } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
let anna: Person;
let tom: Person;
/** Another device of Tom. */
let phone: Person;
let main: Channel;

beforeAll(async () => {
  [{ server }, anna, tom] = await openWorkshop('anna', 'tom_w');
  phone = await comeIn(server, 'tom_w', ON_PHONE);
  const guild = await findGuild(anna, 'Дом мастеров');
  main = await findChannel(anna, guild.id, 'общий');
  await Promise.all([anna, tom].map(({ page }) => openChannel(server, page, main)));
  await phone.page.goto(`${server.url}/friends`);
  await phone.page.getByRole('button', { name: 'Add a friend' }).waitFor();
});

const tab = (page: Page, name: string) => page.getByRole('group', { name: 'Friends' }).getByRole('button', { name });
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });

test('a request is made from a card, shows its number, and is accepted by the keyboard on another device', async () => {
  await anna.page.locator('aside button', { hasText: 'Tom' }).first().click();
  await anna.page.getByRole('dialog').getByRole('button', { name: 'Добавить в друзья' }).click();
  await anna.page.getByRole('dialog').getByRole('button', { name: 'Отозвать запрос' }).waitFor();
  await anna.page.keyboard.press('Escape');

  const link = tom.page.getByRole('link', { name: 'Friends, 1 request waits' });
  await link.focus();
  await tom.page.keyboard.press('Enter');
  await row(tom.page, 'Анна').waitFor();
  expect(await faults(tom.page)).toEqual([]);
  await tab(phone.page, 'Requests').click();
  await row(phone.page, 'Анна').waitFor();

  await tom.page.getByRole('button', { name: /^Accept the request of/ }).focus();
  await tom.page.keyboard.press('Enter');
  await tom.page.getByRole('link', { name: 'Friends', exact: true }).waitFor();
  await tab(tom.page, 'Online').click();
  await row(tom.page, 'Анна').waitFor();
  await tab(phone.page, 'All').click();
  await row(phone.page, 'Анна').waitFor();
  expect(await cutOff(phone.page)).toEqual([]);
});

test('asking by name says the same whether there is such a person or not', async () => {
  const said: string[] = [];
  await tab(tom.page, 'Add').click();
  for (const name of ['nobody_at_all', 'oksana']) {
    await tom.page.getByLabel('Username').fill(name);
    await tom.page.keyboard.press('Enter');
    await tom.page.getByRole('status').filter({ hasText: name }).waitFor();
    said.push((await tom.page.getByRole('status').filter({ hasText: name }).innerText()).replace(name, '…'));
  }
  expect(said[0]).toBe(said[1]);
  await tom.page.getByLabel('Username').fill('anna');
  await tom.page.keyboard.press('Enter');
  await tom.page.getByText('You are friends already.').waitFor();
});

test('who is blocked is not a friend any more, and their messages are folded, on all devices', async () => {
  const said = `сказано ${Date.now()}`;
  const { id: message_id } = await anna.rest.call('messages.create', { channel_id: main.id, content: said });
  await anna.rest.call('pins.add', { channel_id: main.id, message_id });
  await openChannel(server, tom.page, main);
  await sentWith(tom.page, said).waitFor();
  const aside = await anna.rest.call('channels.create', { guild_id: main.guild_id, type: 0, name: 'aside' });
  await anna.rest.call('messages.create', { channel_id: aside.id, content: 'heard by nobody' });
  await tom.page.getByRole('link', { name: 'aside, new messages' }).waitFor();

  await tom.page.locator('aside button', { hasText: 'Анна' }).first().click({ button: 'right' });
  await item(tom.page, 'Block').click();
  await tom.page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).click();
  await sentWith(tom.page, said).waitFor({ state: 'detached' });
  await tom.page.getByRole('link', { name: 'aside', exact: true }).waitFor();
  const fold = tom.page.getByRole('button', { name: /blocked messages? — show/ }).last();
  await fold.focus();
  await tom.page.keyboard.press('Enter');
  await sentWith(tom.page, said).waitFor();
  await tom.page
    .getByRole('button', { name: /blocked messages? — hide/ })
    .last()
    .click();
  await sentWith(tom.page, said).waitFor({ state: 'detached' });
  await tom.page.getByRole('button', { name: 'Pinned messages' }).click();
  const pin = tom.page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'A message of somebody you have blocked' });
  await pin.getByRole('button', { name: 'Show' }).click();
  await tom.page.getByRole('dialog').getByText(said).waitFor();
  await tom.page.keyboard.press('Escape');
  expect(await faults(tom.page)).toEqual([]);

  // The other sees that the friendship is over, and nothing else.
  expect(await anna.rest.call('relationships.list', {})).toEqual([]);
  await tab(phone.page, 'Blocked').click();
  await phone.page.getByRole('button', { name: /^Unblock/ }).click();
  await sentWith(tom.page, said).waitFor();
});

test('a name that looks like that of the owner has a sign and a sentence', async () => {
  const [owner] = await anna.rest
    .call('members.list', { guild_id: main.guild_id, limit: 1000 })
    .then((list) => list.filter(({ user }) => user.id === anna.user.id));
  const shown = owner?.nick ?? owner?.user.global_name ?? '';
  await tom.rest.call('members.updateMe', { guild_id: main.guild_id, nick: `${shown.replaceAll('а', 'a')}.` });
  const mei = await comeIn(server, 'mei');
  await openChannel(server, mei.page, main);
  await mei.page
    .locator('aside button', { hasText: `${shown.replaceAll('а', 'a')}.` })
    .first()
    .click();
  await mei.page.getByText(`This name looks like that of ${shown}. It is somebody else.`).waitFor();
  expect(await faults(mei.page)).toEqual([]);
  await tom.rest.call('members.updateMe', { guild_id: main.guild_id, nick: null });
});

test('nothing went wrong on any page', () => {
  expect([anna, tom, phone].flatMap(({ problems }) => problems)).toEqual([]);
});
