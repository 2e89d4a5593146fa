import type { Channel } from '@chat-js/protocol/channels.ts';
import { bitsOf } from '@chat-js/protocol/permissions.ts';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { ON_PHONE } from './support/chromium.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, composerOf, openChannel, type Person, sentWith, write } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
let anna: Person;
let tom: Person;
/** A moderator. */
let mei: Person;
let guild_id: string;
let channel: Channel;
let number = 0;

beforeAll(async () => {
  [{ server, guild_id }, anna, tom, mei] = await openWorkshop('anna', 'tom_w', 'mei');
  const permissions = String(bitsOf(['MANAGE_MESSAGES', 'PIN_MESSAGES', 'VIEW_AUDIT_LOG', 'MANAGE_CHANNELS', 'MANAGE_ROLES']));
  const role = await anna.rest.call('roles.create', { guild_id, name: 'Keepers', permissions });
  await anna.rest.call('members.addRole', { guild_id, user_id: mei.user.id, role_id: role.id });
});

beforeEach(async () => {
  number += 1;
  channel = await anna.rest.call('channels.create', { guild_id, type: 0, name: `moderated-${number}` });
});

const menuItem = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });

async function say(person: Person, ...contents: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const content of contents) ids.push((await person.rest.call('messages.create', { channel_id: channel.id, content })).id);
  return ids;
}

test('a moderator deletes by the right mouse button, is asked, and takes it back in the toast', async () => {
  await say(tom, 'first words', 'wrong words', 'last words');
  await openChannel(server, mei.page, channel);
  await openChannel(server, tom.page, channel);
  await sentWith(mei.page, 'wrong words').click({ button: 'right' });
  await menuItem(mei.page, 'Delete').click();
  await mei.page.getByRole('dialog').getByText('wrong words').waitFor();
  await mei.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await sentWith(tom.page, 'wrong words').waitFor({ state: 'detached' });
  await mei.page.getByRole('button', { name: 'Undo' }).click();
  await sentWith(tom.page, 'wrong words').waitFor();
  const texts = await tom.page.locator('article[data-message-id]').allInnerTexts();
  expect(texts.map((text) => /(first|wrong|last) words/.exec(text)?.[1])).toEqual(['first', 'wrong', 'last']);
});

test('with Shift nothing is asked', async () => {
  await say(tom, 'wrong once more');
  await openChannel(server, mei.page, channel);
  const row = sentWith(mei.page, 'wrong once more');
  await row.hover();
  await row.getByRole('button', { name: 'More' }).click();
  await menuItem(mei.page, 'Delete').click({ modifiers: ['Shift'] });
  await row.waitFor({ state: 'detached' });
  expect(await mei.page.getByRole('dialog').count()).toBe(0);
});

test('whoever may not, is not offered it', async () => {
  await say(mei, 'not yours');
  await openChannel(server, tom.page, channel);
  await sentWith(tom.page, 'not yours').click({ button: 'right' });
  await menuItem(tom.page, 'Copy text').waitFor();
  const names = await tom.page.getByRole('menuitem').allInnerTexts();
  for (const name of ['Edit', 'Pin', 'Delete', 'Delete what they wrote in the last hour']) expect(names).not.toContain(name);
  await tom.page.keyboard.press('Escape');
});

test('everything is within reach of the keyboard', async () => {
  await say(tom, 'one', 'two', 'three');
  await openChannel(server, mei.page, channel);
  const { keyboard } = mei.page;
  await sentWith(mei.page, 'three').waitFor();
  await composerOf(mei.page).focus();
  await keyboard.press('Shift+Tab');
  const focused = () => mei.page.evaluate(() => document.activeElement?.textContent ?? '');
  await expect.poll(focused).toContain('three');
  await keyboard.press('ArrowUp');
  expect(await focused()).toContain('two');
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowUp');
  expect(await focused()).toContain('one');
  await keyboard.press('ArrowDown');
  await keyboard.press('Shift+F10');
  await menuItem(mei.page, 'Delete').waitFor();
  await keyboard.press('Escape');
  await expect.poll(focused).toContain('two');
  await keyboard.press('Enter');
  await menuItem(mei.page, 'Delete').focus();
  await keyboard.press('Enter');
  await mei.page.getByRole('dialog').waitFor();
  await mei.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).focus();
  await keyboard.press('Enter');
  await sentWith(mei.page, 'two').waitFor({ state: 'detached' });
});

test('several are chosen and deleted together, and all come back', async () => {
  await say(tom, 'spam one', 'fine', 'spam two');
  await openChannel(server, mei.page, channel);
  await sentWith(mei.page, 'spam one').click({ button: 'right' });
  await menuItem(mei.page, 'Select several').click();
  const bar = mei.page.getByRole('toolbar', { name: 'Selected messages' });
  await bar.getByText('1 message selected').waitFor();
  await sentWith(mei.page, 'spam two').click();
  await sentWith(mei.page, 'fine').focus();
  await mei.page.keyboard.press('Space');
  await bar.getByText('3 messages selected').waitFor();
  await mei.page.keyboard.press('Space');
  await bar.getByRole('button', { name: 'Delete' }).click();
  await mei.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await sentWith(mei.page, 'spam two').waitFor({ state: 'detached' });
  expect(await sentWith(mei.page, 'fine').count()).toBe(1);
  await composerOf(mei.page).waitFor();
  await mei.page.getByRole('button', { name: 'Undo' }).click();
  await sentWith(mei.page, 'spam one').waitFor();
  await sentWith(mei.page, 'spam two').waitFor();
});

test('what someone wrote in the last hour goes at once', async () => {
  await say(tom, 'flood', 'flood', 'flood');
  await say(mei, 'calm');
  await openChannel(server, mei.page, channel);
  await sentWith(mei.page, 'flood').first().click({ button: 'right' });
  await menuItem(mei.page, 'Delete what they wrote in the last hour').click();
  await mei.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await mei.page.getByText(/messages deleted$/).waitFor();
  await expect.poll(() => sentWith(mei.page, 'flood').count()).toBe(0);
  expect(await sentWith(mei.page, 'calm').count()).toBe(1);
});

test('a message is pinned, found among the pins, led to, and unpinned', async () => {
  const [id = ''] = await say(tom, 'the rules of this place');
  await say(tom, ...Array.from({ length: 60 }, (_, i) => `chatter ${i}`));
  await openChannel(server, tom.page, channel);
  await openChannel(server, mei.page, channel);
  await mei.page.getByRole('button', { name: 'Pinned messages' }).click();
  await mei.page.getByRole('dialog').getByText('Nothing is pinned yet').waitFor();
  await mei.rest.call('pins.add', { channel_id: channel.id, message_id: id });
  await mei.page.getByRole('dialog').getByText('the rules of this place').waitFor();
  await mei.page.getByRole('button', { name: 'Jump to it' }).click();
  await sentWith(mei.page, 'the rules of this place').waitFor();
  const focused = () => mei.page.evaluate(() => document.activeElement?.getAttribute('data-message-id'));
  await expect.poll(focused).toBe(id);
  await mei.page.keyboard.press('Shift+F10');
  await menuItem(mei.page, 'Unpin').click();
  await tom.page.getByRole('button', { name: 'Pinned messages' }).click();
  await tom.page.getByRole('dialog').getByText('Nothing is pinned yet').waitFor();
  await tom.page.keyboard.press('Escape');
});

test('slow mode is set in the settings of the channel and shown to those who wait', async () => {
  await openChannel(server, tom.page, channel);
  await openChannel(server, mei.page, channel);
  await mei.page.getByRole('button', { name: `Manage ${channel.name}` }).click();
  await menuItem(mei.page, 'Rename or describe').click();
  await mei.page.getByLabel('Slow mode').selectOption({ label: '30 seconds' });
  await mei.page.getByRole('button', { name: 'Save' }).click();
  await tom.page.getByText('Slow mode: one message every 0:30').waitFor();
  await write(tom.page, 'my turn');
  await sentWith(tom.page, 'my turn').waitFor();
  await tom.page.getByText(/you can write again in 0:[0-3]\d/).waitFor();
  await write(tom.page, 'too soon');
  expect(await composerOf(tom.page).inputValue()).toBe('too soon');
  expect(await mei.page.getByText('Slow mode: one message').count()).toBe(0);
});

test('a locked channel says who writes in it', async () => {
  await openChannel(server, tom.page, channel);
  await openChannel(server, mei.page, channel);
  const role = (await anna.rest.call('roles.list', { guild_id })).find(({ name }) => name === 'Keepers');
  await anna.rest.call('channels.setOverwrite', {
    channel_id: channel.id,
    overwrite_id: role?.id ?? '',
    type: 0,
    allow: String(bitsOf(['SEND_MESSAGES'])),
  });
  await mei.page.getByRole('button', { name: `Manage ${channel.name}` }).click();
  await menuItem(mei.page, 'Rename or describe').click();
  await mei.page.getByRole('switch', { name: /^Locked/ }).click();
  await mei.page.getByRole('button', { name: 'Save' }).click();
  await tom.page.getByText(/^Only .*Keepers.* may write here\.$/).waitFor();
  expect(await composerOf(tom.page).count()).toBe(0);
  expect(await composerOf(mei.page).count()).toBe(1);
});

test('on a phone a long press opens the menu, and everything fits', async () => {
  const phone = await comeIn(server, 'mei', ON_PHONE);
  await say(tom, 'a thumb is enough');
  await openChannel(server, phone.page, channel);
  const row = sentWith(phone.page, 'a thumb is enough');
  const box = await row.boundingBox();
  const session = await phone.context.newCDPSession(phone.page);
  const at = { x: (box?.x ?? 0) + 150, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  await menuItem(phone.page, 'Select several').waitFor();
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  expect(await cutOff(phone.page)).toEqual([]);
  await menuItem(phone.page, 'Select several').tap();
  await phone.page.getByText('1 message selected').waitFor();
  expect(await cutOff(phone.page)).toEqual([]);
  await phone.page.getByRole('button', { name: 'Cancel' }).tap();
  await composerOf(phone.page).waitFor();
});

test('nothing went wrong on any page', () => {
  expect([...anna.problems, ...tom.problems, ...mei.problems]).toEqual([]);
});
