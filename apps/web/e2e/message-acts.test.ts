import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { faultsAtBothWidths } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { longPress } from './support/fingers.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, composerOf, openChannel, type Person, sentWith, write } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
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
  channel = await anna.rest.call('channels.create', { guild_id, type: 0, name: `acts-${number}` });
  for (const { page } of [anna, tom]) await openChannel(server, page, channel);
});

const menuItem = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
const say = (person: Person, content: string) => person.rest.call('messages.create', { channel_id: channel.id, content });
const editor = (page: Page) => page.getByRole('textbox', { name: 'Edit message' });

async function choose(page: Page, text: string, item: string): Promise<void> {
  await sentWith(page, text).last().click({ button: 'right' });
  await menuItem(page, item).click();
}

test('the last own message is edited with Arrow Up, and everybody sees that it was', async () => {
  await write(tom.page, 'helo');
  await sentWith(anna.page, 'helo').waitFor();
  await say(anna, 'something else');
  await sentWith(tom.page, 'something else').waitFor();
  await composerOf(tom.page).press('ArrowUp');
  await expect.poll(() => editor(tom.page).inputValue()).toBe('helo');
  await editor(tom.page).fill('hello');
  await editor(tom.page).press('Enter');
  await sentWith(anna.page, 'hello').getByText('(изменено)').waitFor();
  await editor(tom.page).waitFor({ state: 'detached' });
  await sentWith(tom.page, 'hello').press('e');
  await editor(tom.page).fill('never mind');
  await editor(tom.page).press('Escape');
  await sentWith(tom.page, 'hello').waitFor();
  expect(await tom.page.evaluate(() => document.activeElement?.textContent)).toContain('hello');
});

test('an own message goes at once, and can be taken back for a moment', async () => {
  await write(tom.page, 'oops');
  await sentWith(anna.page, 'oops').waitFor();
  await choose(tom.page, 'oops', 'Delete');
  await sentWith(tom.page, 'oops').waitFor({ state: 'detached' });
  await tom.page.getByRole('button', { name: 'Undo' }).click();
  await sentWith(tom.page, 'oops').waitFor();
  await choose(tom.page, 'oops', 'Delete');
  await sentWith(anna.page, 'oops').waitFor({ state: 'detached', timeout: 15_000 });
});

test('a message that is deleted and a page that is closed leave nothing behind', async () => {
  const other = await comeIn(server, 'tom_w');
  await openChannel(server, other.page, channel);
  await write(other.page, 'gone with the tab');
  await sentWith(anna.page, 'gone with the tab').waitFor();
  await choose(other.page, 'gone with the tab', 'Delete');
  await sentWith(other.page, 'gone with the tab').waitFor({ state: 'detached' });
  await other.page.close({ runBeforeUnload: false });
  const again = await other.context.newPage();
  await openChannel(server, again, channel);
  await sentWith(anna.page, 'gone with the tab').waitFor({ state: 'detached' });
  await other.context.close();
});

test('an answer shows what it answers, leads there, and follows its changes', async () => {
  const first = await say(anna, 'who brings cake?');
  await sentWith(tom.page, 'who brings cake?').hover();
  await tom.page.getByRole('toolbar', { name: 'With this message' }).getByRole('button', { name: 'Answer' }).click();
  await tom.page.getByText('Answer to').waitFor();
  await tom.page.keyboard.type('me');
  await tom.page.keyboard.press('Enter');
  const answer = anna.page.locator('article', { hasText: 'who brings cake?' }).filter({ hasText: 'me' });
  await answer.waitFor();
  expect(await tom.page.getByText('Answer to').count()).toBe(0);
  await anna.rest.call('messages.edit', { channel_id: channel.id, message_id: first.id, content: 'who brings pie?' });
  await anna.page.locator('article a', { hasText: 'who brings pie?' }).click();
  await expect.poll(() => anna.page.evaluate(() => document.activeElement?.getAttribute('data-message-id'))).toBe(first.id);
  await anna.rest.call('messages.delete', { channel_id: channel.id, message_id: first.id });
  await tom.page.getByText('The message is not there any more').waitFor();
});

test('answering by keyboard alone, without telling the author, and leaving it with Escape', async () => {
  await say(anna, 'by key');
  await sentWith(tom.page, 'by key').press('r');
  await expect.poll(() => tom.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await tom.page.keyboard.press('Escape');
  await tom.page.getByText('Answer to').waitFor({ state: 'detached' });
  await sentWith(tom.page, 'by key').press('r');
  await tom.page.getByRole('button', { name: '@ on' }).click();
  await composerOf(tom.page).fill('quietly');
  await composerOf(tom.page).press('Enter');
  await sentWith(anna.page, 'quietly').waitFor();
  const [answer] = await tom.rest.call('messages.list', { channel_id: channel.id, limit: 1 });
  expect([answer?.referenced_message?.content, answer?.mentions]).toEqual(['by key', []]);
});

test('reactions are one press, joined in by another, counted for both and told who they are of', async () => {
  await say(anna, 'good news');
  await sentWith(tom.page, 'good news').hover();
  await tom.page.getByRole('button', { name: 'React with 👍' }).click();
  const chip = (page: Page) => sentWith(page, 'good news').getByRole('button', { name: /^👍, / });
  await chip(anna.page).waitFor();
  await chip(anna.page).click();
  await expect.poll(() => chip(tom.page).innerText()).toContain('2');
  expect(await chip(anna.page).getAttribute('aria-pressed')).toBe('true');
  await choose(tom.page, 'good news', 'Who reacted');
  await tom.page.getByRole('dialog').getByText('Анна').waitFor();
  await tom.page.keyboard.press('Escape');
  await sentWith(tom.page, 'good news').focus();
  await tom.page.keyboard.press('Enter');
  await tom.page.getByRole('menuitemcheckbox', { name: 'React with 👍' }).press('Enter');
  await expect.poll(() => chip(anna.page).innerText()).toContain('1');
});

test('any emoji is one away, and what one likes is offered first', async () => {
  await say(anna, 'pick one');
  await sentWith(tom.page, 'pick one').hover();
  await tom.page.getByRole('button', { name: 'Another reaction' }).click();
  const picker = tom.page.getByRole('dialog', { name: 'Choose an emoji' });
  await picker.getByRole('textbox', { name: 'Search emoji' }).fill('ракета');
  await picker
    .getByRole('gridcell', { name: /rocket/ })
    .first()
    .click();
  await sentWith(anna.page, 'pick one')
    .getByRole('button', { name: /^🚀, 1/ })
    .waitFor();
  await sentWith(tom.page, 'pick one').click({ button: 'right' });
  await tom.page.getByRole('menuitemcheckbox', { name: 'React with 🚀' }).waitFor();
  await tom.page.keyboard.press('Escape');
});

test('a name in an own message is a name in the editor, and a link to a message opens it here', async () => {
  const first = await say(anna, 'far away');
  await composerOf(tom.page).fill(`hello @anna, see ${server.url}/channels/${guild_id}/${channel.id}/${first.id}`);
  await composerOf(tom.page).press('Enter');
  await sentWith(tom.page, 'hello @Анна').waitFor();
  await composerOf(tom.page).press('ArrowUp');
  await expect.poll(() => editor(tom.page).inputValue()).toContain('hello @anna, see');
  await editor(tom.page).fill((await editor(tom.page).inputValue()).replace('hello', 'good day'));
  await editor(tom.page).press('Enter');
  await sentWith(anna.page, 'good day @Анна').waitFor();
  const [last] = await tom.rest.call('messages.list', { channel_id: channel.id, limit: 1 });
  expect([last?.content.includes(`<@${anna.user.id}>`), last?.mentions.map(({ id }) => id)]).toEqual([true, [anna.user.id]]);
  const before = tom.context.pages().length;
  await sentWith(tom.page, 'good day').getByRole('link').last().click();
  await expect.poll(() => tom.page.evaluate(() => document.activeElement?.getAttribute('data-message-id'))).toBe(first.id);
  expect(tom.context.pages()).toHaveLength(before);
});

test('the caret of the editor stands behind the text as it is shown, and stays where it is put', async () => {
  const named = await anna.rest.call('channels.create', { guild_id, type: 0, name: `the-name-is-longer-than-its-id-${number}` });
  const { id: message_id } = await tom.rest.call('messages.create', { channel_id: channel.id, content: `see <#${named.id}>` });
  await sentWith(tom.page, named.name).waitFor();
  await composerOf(tom.page).press('ArrowUp');
  await expect.poll(() => editor(tom.page).inputValue()).toBe(`see #${named.name}`);
  await tom.page.keyboard.type('!');
  expect(await editor(tom.page).inputValue()).toBe(`see #${named.name}!`);
  await tom.page.keyboard.press('Home');
  await tom.rest.call('messages.edit', { channel_id: channel.id, message_id, content: 'changed elsewhere' });
  await say(anna, 'after the change');
  await sentWith(tom.page, 'after the change').waitFor();
  await tom.page.keyboard.type('go and ');
  expect(await editor(tom.page).inputValue()).toBe(`go and see #${named.name}!`);
  await tom.page.keyboard.press('Escape');
});

test('a message is forwarded into another channel, with a word beside it', async () => {
  const there = await anna.rest.call('channels.create', { guild_id, type: 0, name: `target-${number}` });
  await say(anna, 'worth telling');
  await choose(tom.page, 'worth telling', 'Forward');
  const dialog = tom.page.getByRole('dialog');
  await dialog.getByLabel('Find a channel').fill(there.name);
  await dialog.getByRole('radio').check();
  await dialog.getByLabel('Add something (if you like)').fill('look at this');
  await dialog.getByRole('button', { name: 'Forward' }).click();
  await tom.page.waitForURL(`**/${there.id}`);
  const row = sentWith(tom.page, 'worth telling');
  await row.getByText('Forwarded').waitFor();
  await sentWith(tom.page, 'look at this').waitFor();
  await row.getByRole('link', { name: new RegExp(`#${channel.name}`) }).click();
  await tom.page.waitForURL(`**/${channel.id}`);
});

test('a quote goes into the field, text and links and whole conversations onto the clipboard', async () => {
  await tom.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const clipboard = () => tom.page.evaluate(() => navigator.clipboard.readText());
  await say(anna, 'one line\nand another');
  await say(tom, 'quite so');
  await sentWith(tom.page, 'quite so').waitFor();
  await choose(tom.page, 'one line', 'Quote');
  await expect.poll(() => composerOf(tom.page).inputValue()).toBe('> one line\n> and another\n');
  await composerOf(tom.page).fill('');
  await choose(tom.page, 'one line', 'Copy text');
  await expect.poll(clipboard).toBe('one line\nand another');
  await choose(tom.page, 'one line', 'Select several');
  await sentWith(tom.page, 'quite so').click();
  await tom.page.getByRole('toolbar', { name: 'Selected messages' }).getByRole('button', { name: 'Copy' }).click();
  await expect.poll(clipboard).toMatch(/^Анна, .+\none line\nand another\n\nTom, .+\nquite so$/);
});

test('a channel is unread again from a message on', async () => {
  await say(anna, 'read this later');
  await sentWith(tom.page, 'read this later').waitFor();
  await choose(tom.page, 'read this later', 'Unread from here');
  const other = (await tom.rest.call('channels.list', { guild_id })).find(({ type, id }) => type === 0 && id !== channel.id);
  if (!other) throw new Error('no other channel');
  await tom.page
    .getByRole('link', { name: new RegExp(`^${other.name}`) })
    .first()
    .click();
  await tom.page.getByRole('link', { name: new RegExp(`^${channel.name}.+`) }).waitFor();
  await tom.page.getByRole('link', { name: new RegExp(`^${channel.name}`) }).click();
  await sentWith(tom.page, 'read this later').waitFor();
  await tom.page.getByText('New', { exact: true }).waitFor();
});

test('what is begun on one device goes on on the other', async () => {
  const phone = await comeIn(server, 'tom_w', ON_PHONE);
  await openChannel(server, phone.page, channel);
  await composerOf(tom.page).fill('begun at the desk');
  await expect.poll(() => composerOf(phone.page).inputValue()).toBe('begun at the desk');
  await composerOf(phone.page).fill('begun at the desk, sent from the street');
  await expect.poll(() => composerOf(tom.page).inputValue()).toBe('begun at the desk, sent from the street');
  await phone.page.getByRole('button', { name: 'Send' }).tap();
  await sentWith(tom.page, 'sent from the street').waitFor();
  await expect.poll(() => composerOf(tom.page).inputValue()).toBe('');
  await phone.context.close();
});

test('on a phone one thumb does it all: react, answer, edit', async () => {
  const phone = await comeIn(server, 'tom_w', ON_PHONE);
  await say(anna, 'for thumbs');
  await openChannel(server, phone.page, channel);
  const row = sentWith(phone.page, 'for thumbs');
  const press = async () => {
    const box = await row.boundingBox();
    await longPress(phone.page, (box?.x ?? 0) + 150, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  };
  await press();
  expect(await cutOff(phone.page)).toEqual([]);
  await phone.page.getByRole('menuitemcheckbox', { name: 'React with ❤️' }).tap();
  await row.getByRole('button', { name: /^❤️, 1/ }).waitFor();
  await press();
  await menuItem(phone.page, 'Answer').tap();
  await phone.page.getByText('Answer to').waitFor();
  expect(await cutOff(phone.page)).toEqual([]);
  await phone.page.getByRole('button', { name: 'Do not answer' }).tap();
  await phone.context.close();
});

test('nothing of it stands in the way of anybody', async () => {
  const first = await say(anna, 'axe reads this');
  await tom.rest.call('messages.create', { channel_id: channel.id, content: 'an answer', message_reference: { message_id: first.id } });
  await tom.rest.call('messages.create', {
    channel_id: channel.id,
    message_reference: { type: 1, message_id: first.id, channel_id: channel.id },
  });
  await tom.rest.call('reactions.add', { channel_id: channel.id, message_id: first.id, emoji_name: '🎉' });
  await sentWith(tom.page, 'axe reads this').first().press('r');
  await tom.page.getByText('Answer to').waitFor();
  await sentWith(tom.page, 'axe reads this').first().hover();
  expect(await faultsAtBothWidths(tom.page)).toEqual([]);
});

test('nothing went wrong on any page', () => {
  expect([...anna.problems, ...tom.problems]).toEqual([]);
});
