import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { faults, faultsAtBothWidths } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { longPress } from './support/fingers.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, composerOf, openChannel, type Person, sentWith, write } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { wordsOf } from './support/words.ts';
import { openWorkshop } from './support/workshop.ts';

const QUESTION = 'Who brings the tripod on Saturday';
const say = wordsOf('ru');

let server: TestServer;
/** Runs the server, and reads Russian. */
let anna: Person;
let tom: Person;
let guild_id: string;
let channel: Channel;
let number = 0;

beforeAll(async () => {
  [{ server, guild_id }, anna, tom] = await openWorkshop('anna', 'tom_w');
});

beforeEach(async () => {
  number += 1;
  channel = await anna.rest.call('channels.create', { guild_id, type: 0, name: `threads-${number}` });
  await tom.rest.call('messages.create', { channel_id: channel.id, content: QUESTION });
  for (const { page } of [anna, tom]) await openChannel(server, page, channel);
  for (const { page } of [anna, tom]) await sentWith(page, QUESTION).waitFor();
});

/** The thread beside its channel. */
const threadOf = (page: Page) => page.locator('aside[aria-label=Thread], aside[aria-label=Ветка]');
const fieldOf = (page: Page) => threadOf(page).locator('form textarea');
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
const card = (page: Page, name: string) => page.locator('main article').getByRole('link', { name });
/** Under the channel of this test. */
const inList = (page: Page, name: string) => page.locator(`nav ul[aria-label$="threads-${number}"]`).getByRole('link', { name });

async function startFromMessage(page: Page): Promise<void> {
  await sentWith(page, QUESTION).click({ button: 'right' });
  await item(page, 'Start a thread').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
  await fieldOf(page).waitFor();
}

async function writeIn(page: Page, text: string): Promise<void> {
  await fieldOf(page).fill(text);
  await fieldOf(page).press('Enter');
  await sentWith(page, text).waitFor();
}

async function choose(page: Page, opener: string, name: string): Promise<void> {
  await threadOf(page).getByRole('button', { name: opener }).click();
  await item(page, name).click();
}

test('a thread is started from a message, stands beside its channel, and the others see it under the message', async () => {
  const { page } = tom;
  await sentWith(page, QUESTION).click({ button: 'right' });
  await item(page, 'Start a thread').click();
  const name = page.getByRole('textbox', { name: 'Name of the thread' });
  expect(await name.inputValue()).toBe(QUESTION);
  await name.fill('Tripod');
  expect(await faults(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
  await fieldOf(page).waitFor();
  expect(await threadOf(page).getByRole('blockquote').innerText()).toContain(QUESTION);
  await writeIn(page, 'I have two of them');
  await card(page, 'Tripod').getByText('1 message').waitFor();
  await inList(page, 'Tripod').waitFor();
  expect(await composerOf(page).count()).toBe(1);
  expect(await faultsAtBothWidths(page)).toEqual([]);

  await card(anna.page, 'Tripod').click();
  await sentWith(anna.page, 'I have two of them').waitFor();
  await threadOf(anna.page)
    .getByRole('button', { name: say('Close the thread') })
    .click();
  await threadOf(anna.page).waitFor({ state: 'detached' });
  expect(await anna.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
});

test('whoever follows a thread finds what is new in it under the channel, and nobody else is disturbed', async () => {
  await startFromMessage(tom.page);
  await card(anna.page, QUESTION).click();
  await fieldOf(anna.page).waitFor();
  const close = threadOf(anna.page).getByRole('button', { name: say('Close the thread') });
  await close.click();
  await writeIn(tom.page, 'Nobody hears this');
  await card(anna.page, QUESTION).click();
  await sentWith(anna.page, 'Nobody hears this').waitFor();

  await choose(anna.page, say('With this thread'), say('Follow'));
  await close.click();
  await inList(anna.page, QUESTION).waitFor();
  await openChannel(server, anna.page, await elsewhere());
  await writeIn(tom.page, 'Everybody who follows hears this');
  const news = inList(anna.page, say('{name}, new messages').replace('{name}', QUESTION));
  await news.click();
  await sentWith(anna.page, 'Everybody who follows hears this').waitFor();
  await news.waitFor({ state: 'detached' });

  await choose(anna.page, say('With this thread'), say('Do not follow'));
  await close.click();
  await inList(anna.page, QUESTION).waitFor({ state: 'detached' });
});

test('a thread that has ended is found again, read by its link, and opened by writing', async () => {
  await startFromMessage(tom.page);
  await writeIn(tom.page, 'That is settled then');
  await choose(tom.page, 'With this thread', 'End the thread');
  await threadOf(tom.page).getByText('This thread has ended. Writing opens it again.').waitFor();
  await card(tom.page, QUESTION).getByText('Ended').waitFor();
  const link = tom.page.url();

  await tom.page.goto(`${server.url}/channels/${guild_id}/${channel.id}`);
  await tom.page.getByRole('button', { name: 'Threads' }).click();
  const dialog = tom.page.getByRole('dialog');
  await dialog.getByRole('region', { name: 'Those that have ended' }).getByRole('link', { name: QUESTION }).waitFor();
  expect(await faults(tom.page)).toEqual([]);
  await tom.page.keyboard.press('Escape');
  await inList(tom.page, QUESTION).waitFor({ state: 'detached' });

  await tom.page.goto(link);
  await sentWith(tom.page, 'That is settled then').waitFor();
  await writeIn(tom.page, 'Or is it');
  await threadOf(tom.page).getByText('This thread has ended.').waitFor({ state: 'detached' });
  await inList(tom.page, QUESTION).waitFor();
});

test('a thread is locked for those who do not manage it, and deleted with a question', async () => {
  await startFromMessage(tom.page);
  await writeIn(tom.page, 'A quarrel');
  await card(anna.page, QUESTION).click();
  await fieldOf(anna.page).waitFor();
  await choose(anna.page, say('With this thread'), say('Lock'));
  await threadOf(tom.page).getByText('This thread is locked.').waitFor();
  await fieldOf(tom.page).waitFor({ state: 'detached' });
  expect(await faults(tom.page)).toEqual([]);

  await choose(anna.page, say('With this thread'), say('Delete'));
  const dialog = anna.page.getByRole('dialog');
  expect(await faults(anna.page)).toEqual([]);
  await dialog.getByRole('button', { name: say('Delete'), exact: true }).click();
  for (const { page } of [anna, tom]) {
    await threadOf(page).waitFor({ state: 'detached' });
    await sentWith(page, QUESTION).waitFor();
    await card(page, QUESTION).waitFor({ state: 'detached' });
  }
});

test('a thread without a message is started in the list of them, and a line in the channel says so', async () => {
  await tom.page.getByRole('button', { name: 'Threads' }).click();
  await tom.page.getByText('No threads yet').waitFor();
  expect(await faultsAtBothWidths(tom.page)).toEqual([]);
  await tom.page.getByRole('button', { name: 'New thread' }).click();
  await tom.page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
  await tom.page.getByText('Give it a name.').waitFor();
  await tom.page.getByRole('textbox', { name: 'Name of the thread' }).fill('Lenses');
  await tom.page.keyboard.press('Enter');
  await fieldOf(tom.page).waitFor();
  const line = tom.page.locator('main article').filter({ hasText: 'started a thread: Lenses' });
  await line.waitFor();
  await anna.page.locator('main article').getByRole('link', { name: 'Lenses' }).click();
  await fieldOf(anna.page).waitFor();
});

test('with the keyboard alone one starts a thread, writes in it, renames it and leaves it', async () => {
  const { page } = tom;
  const { keyboard } = page;
  await sentWith(page, QUESTION).focus();
  await keyboard.press('Enter');
  await item(page, 'Start a thread').waitFor();
  await press(page, 'ArrowDown', item(page, 'Start a thread'));
  await keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Name of the thread' }).waitFor();
  await keyboard.type('By keyboard');
  await keyboard.press('Enter');
  await focused(fieldOf(page));
  await keyboard.type('Without a mouse');
  await keyboard.press('Enter');
  await sentWith(page, 'Without a mouse').waitFor();

  await press(page, 'Shift+Tab', threadOf(page).getByRole('button', { name: 'With this thread' }));
  await keyboard.press('Enter');
  await press(page, 'ArrowDown', item(page, 'Rename'));
  await keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Name of the thread' }).waitFor();
  await keyboard.type('Another name');
  await keyboard.press('Enter');
  await threadOf(page).getByRole('heading', { name: 'Another name', level: 2 }).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await press(page, 'Tab', threadOf(page).getByRole('button', { name: 'Close the thread' }));
  await keyboard.press('Enter');
  await focused(composerOf(page));
  await press(page, 'Shift+Tab', card(page, 'Another name'));
  await keyboard.press('Enter');
  await sentWith(page, 'Without a mouse').waitFor();
});

test('Ctrl+K leads into a thread by a few letters, without a mouse', async () => {
  const { page } = tom;
  const { id } = await anna.rest.call('threads.create', { channel_id: channel.id, name: 'Colour of the gate', type: 11 });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('colour of');
  await page.getByRole('option', { name: `Colour of the gate ${channel.name}`, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await fieldOf(page).waitFor();
  expect(page.url()).toContain(id);
});

test('in a thread that has ended nothing is offered that would be refused', async () => {
  const { page } = tom;
  await startFromMessage(page);
  await writeIn(page, 'It was fun');
  const line = sentWith(page, 'It was fun');
  const { id } = await anna.rest
    .call('threads.listActive', { guild_id })
    .then(({ threads }) => threads.find((one) => one.parent_id === channel.id) ?? expect.unreachable());
  const [message] = await anna.rest.call('messages.list', { channel_id: id, limit: 1 });
  await anna.rest.call('reactions.add', { channel_id: id, message_id: message?.id ?? '', emoji_name: '👍' });
  const chip = line.getByRole('button', { name: '👍, 1' });
  await chip.click();
  await line.getByRole('button', { name: '👍, 2' }).click();
  await chip.waitFor();
  await anna.rest.call('channels.update', { channel_id: id, archived: true });
  await threadOf(page).getByText('This thread has ended', { exact: false }).waitFor();
  await line.hover();
  await line.getByRole('button', { name: 'Answer' }).waitFor();
  expect(await line.getByRole('button', { name: 'Edit' }).count()).toBe(0);
  expect(await line.getByRole('button', { name: 'Another reaction' }).count()).toBe(0);
  await line.press('e');
  await chip.click({ force: true });
  expect(await page.getByRole('textbox', { name: 'Edit' }).count()).toBe(0);
  expect(await chip.getAttribute('aria-disabled')).toBe('true');
  expect(await page.getByRole('status').filter({ hasText: 'ended' }).count()).toBe(0);
});

test('a link to a message in a thread leads to it', async () => {
  const thread = await tom.rest.call('threads.create', { channel_id: channel.id, name: 'Long talk', type: 11 });
  const { id } = await tom.rest.call('messages.create', { channel_id: thread.id, content: 'the one that counts' });
  await write(anna.page, `${server.url}/channels/${guild_id}/${thread.id}/${id}`);
  await tom.page.locator('main article a[href*="/channels/"]', { hasText: thread.id }).click();
  await threadOf(tom.page).locator('article[data-target=true]').getByText('the one that counts').waitFor();
});

test('on a phone a thread takes the whole screen, and one goes back with one press', async () => {
  await startFromMessage(tom.page);
  await writeIn(tom.page, 'Written at the desk');
  const { page } = await comeIn(server, 'tom_w', ON_PHONE);
  await openChannel(server, page, channel);
  const box = await sentWith(page, QUESTION).boundingBox();
  if (!box) throw new Error('nothing to hold');
  await longPress(page, box.x + box.width / 2, box.y + 12);
  await item(page, 'Open the thread').tap();
  await page.getByRole('heading', { level: 1, name: QUESTION }).waitFor();
  await sentWith(page, 'Written at the desk').waitFor();
  expect(await cutOff(page)).toEqual([]);
  expect(await faults(page)).toEqual([]);
  await composerOf(page).fill('Written on the way');
  await page.getByRole('button', { name: 'Send', exact: true }).tap();
  await sentWith(tom.page, 'Written on the way').waitFor();
  await page.getByRole('button', { name: 'Back to the channel' }).tap();
  await card(page, QUESTION).tap();
  await page.getByRole('button', { name: 'Back to the channel' }).waitFor();
  await page.context().close();
});

test('in the light it can be read as well', async () => {
  await startFromMessage(tom.page);
  await writeIn(tom.page, 'Bright');
  const { page } = await comeIn(server, 'tom_w');
  await page.evaluate(() => localStorage.setItem('chat.theme', 'light'));
  await page.goto(tom.page.url());
  await sentWith(page, 'Bright').waitFor();
  await card(page, QUESTION).waitFor();
  expect(await faultsAtBothWidths(page)).toEqual([]);
  await page.context().close();
});

test('nothing went wrong on the pages behind the scenes', () => {
  for (const { problems } of [anna, tom]) expect(problems).toEqual([]);
});

/** Presses a key until the focus is there. */
async function press(page: Page, key: string, goal: Locator): Promise<void> {
  for (let times = 0; times < 40; times += 1) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead there`);
}

async function focused(goal: Locator): Promise<void> {
  await expect.poll(() => goal.evaluate((element) => element === document.activeElement)).toBe(true);
}

async function elsewhere(): Promise<Channel> {
  return anna.rest.call('channels.create', { guild_id, type: 0, name: `elsewhere-${number}` });
}
