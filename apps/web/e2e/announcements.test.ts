import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { faults, faultsAtBothWidths } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { longPress } from './support/fingers.ts';
import { comeIn, openChannel, type Person, sentWith, write } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { wordsOf } from './support/words.ts';
import { openWorkshop } from './support/workshop.ts';

const NEWS = 'The workshop opens on Saturday';
const say = wordsOf('ru');

let server: TestServer;
/** Runs the server where the news is, and reads Russian. */
let anna: Person;
/** Is there too, and runs a server of his own. */
let tom: Person;
let guild_id: string;
let news: Channel;
let target: Channel;
let number = 0;

beforeAll(async () => {
  [{ server, guild_id }, anna, tom] = await openWorkshop('anna', 'tom_w');
});

beforeEach(async () => {
  number += 1;
  news = await anna.rest.call('channels.create', { guild_id, type: 5, name: `news-${number}` });
  const own = await tom.rest.call('guilds.create', { name: `Tom’s shed ${number}`, template: 'empty' });
  const [first] = await tom.rest.call('channels.list', { guild_id: own.id });
  if (!first) throw new Error('a new server has no channel');
  target = first;
});

const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
const badge = (page: Page, text: string) => sentWith(page, text).getByText('Server', { exact: true });

async function followed(): Promise<void> {
  await tom.rest.call('webhooks.follow', { channel_id: news.id, webhook_channel_id: target.id });
}

test('a channel is followed with the mouse, what is published comes with the name of its server, and goes with the original', async () => {
  await openChannel(server, tom.page, news);
  await tom.page.getByRole('button', { name: 'Follow this channel' }).click();
  const dialog = tom.page.getByRole('dialog');
  await dialog.getByLabel('Server').waitFor();
  expect(await faults(tom.page)).toEqual([]);
  await dialog.getByRole('combobox', { name: 'Server' }).selectOption(`Tom’s shed ${number}`);
  await dialog.getByRole('button', { name: 'Follow', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });

  await openChannel(server, tom.page, target);
  await tom.page.getByText(`made this channel follow Дом мастеров #news-${number}`).waitFor();
  await openChannel(server, anna.page, news);
  await write(anna.page, NEWS);
  await sentWith(anna.page, NEWS).click({ button: 'right' });
  await item(anna.page, say('Publish')).click();
  await sentWith(anna.page, NEWS).getByText(say('Published'), { exact: true }).waitFor();

  await badge(tom.page, NEWS).waitFor();
  expect(await sentWith(tom.page, NEWS).innerText()).toContain(`Дом мастеров #news-${number}`);
  expect(await faultsAtBothWidths(tom.page)).toEqual([]);
  // He is there too: the badge leads to the original.
  await sentWith(tom.page, NEWS).getByRole('link', { name: 'Server', exact: true }).click();
  await sentWith(tom.page, NEWS).getByText('Published', { exact: true }).waitFor();

  await openChannel(server, tom.page, target);
  await sentWith(anna.page, NEWS).click({ button: 'right' });
  await item(anna.page, say('Delete')).click();
  await tom.page.getByText('The original message was deleted.').waitFor({ timeout: 15_000 });
});

test('without a mouse a message is published, and a channel stops following another', async () => {
  await followed();
  await openChannel(server, anna.page, news);
  await write(anna.page, NEWS);
  await sentWith(anna.page, NEWS).waitFor();
  await sentWith(anna.page, NEWS).focus();
  await anna.page.keyboard.press('Enter');
  await item(anna.page, say('Publish')).press('Enter');
  await sentWith(anna.page, NEWS).getByText(say('Published'), { exact: true }).waitFor();

  await openChannel(server, tom.page, target);
  await badge(tom.page, NEWS).waitFor();
  await tom.page.getByRole('button', { name: `Manage ${target.name}` }).press('Enter');
  await item(tom.page, 'What it follows').press('Enter');
  const dialog = tom.page.getByRole('dialog');
  await dialog.getByText(`#news-${number}`).waitFor();
  expect(await faults(tom.page)).toEqual([]);
  await dialog.getByRole('button', { name: `Stop following #news-${number}` }).press('Enter');
  await dialog.getByText('It follows no channel yet').waitFor();
  expect(await tom.rest.call('webhooks.listOfChannel', { channel_id: target.id })).toEqual([]);
});

test('a channel for announcements is made where channels are made, and only a few write there unless one says otherwise', async () => {
  await openChannel(server, anna.page, news);
  const { page } = anna;
  await page
    .getByRole('button', { name: say('Create a channel') })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: new RegExp(say('Announcements')) }).check();
  expect(await dialog.getByRole('switch', { name: say('Only some write') }).isChecked()).toBe(true);
  await dialog.getByRole('textbox').fill(`made ${number}`);
  await dialog.getByRole('button', { name: say('Create'), exact: true }).click();
  await page.getByRole('button', { name: say('Follow this channel') }).waitFor();
  const channels = await anna.rest.call('channels.list', { guild_id });
  expect(channels.find(({ name }) => name === `made-${number}`)?.type).toBe(5);
});

test('on a phone a message is published by a long press', async () => {
  const phone = await comeIn(server, 'anna', ON_PHONE);
  await followed();
  await openChannel(server, phone.page, news);
  await anna.rest.call('messages.create', { channel_id: news.id, content: NEWS });
  const box = await sentWith(phone.page, NEWS).boundingBox();
  if (!box) throw new Error('the message is not on the screen');
  await longPress(phone.page, box.x + 120, box.y + box.height / 2);
  await item(phone.page, say('Publish')).tap();
  await sentWith(phone.page, NEWS).getByText(say('Published'), { exact: true }).waitFor();
  await openChannel(server, tom.page, target);
  await badge(tom.page, NEWS).waitFor();
  await phone.context.close();
});
