import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { atEnd } from './support/at-end.ts';
import { faults, faultsAtBothWidths } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { comeIn, findChannel, findGuild, openChannel, type Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { wordsOf } from './support/words.ts';

const say = wordsOf('ru');

let server: TestServer;
/** Runs the server, and reads Russian. */
let anna: Person;
let tom: Person;
/** On a phone, whose browser gives no microphone. */
let mei: Person;
let guild_id: string;
let general: Channel;
let room: Channel;

beforeAll(async () => {
  server = await startServer({ seeded: true, limits: 'off', settings: { VOICE_MESH_LIMIT: '2' } });
  atEnd(server.stop);
  [anna, tom, mei] = [await comeIn(server, 'anna'), await comeIn(server, 'tom_w'), await comeIn(server, 'mei', ON_PHONE)];
  guild_id = (await findGuild(anna, 'Дом мастеров')).id;
  general = await findChannel(anna, guild_id, 'общий');
  room = await findChannel(anna, guild_id, 'Гостиная');
  for (const { context } of [anna, tom]) await context.grantPermissions(['microphone']);
  for (const { page } of [anna, tom, mei]) await openChannel(server, page, general);
});

const link = (page: Page, { name }: Channel) => page.getByRole('link', { name: new RegExp(`^${name}, (voice channel|голосовой канал)`) });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rosterOf = (page: Page) => page.getByRole('list', { name: /^(In the channel|В канале)$/ }).getByRole('button');
const namesIn = (page: Page) => rosterOf(page).locator('b').allTextContents();
const openList = (page: Page) => button(page, 'Servers and channels').click();

test('one joins with a click or a key, hears the other, and everybody sees who is inside', async () => {
  await link(anna.page, room).click();
  await anna.page.getByText(say('Voice connected')).waitFor();
  await link(tom.page, room).press('Enter');
  await tom.page.getByText('Voice connected').waitFor();
  await tom.page.getByText(/directly · \d+ ms/).waitFor();
  await openList(mei.page);
  await expect.poll(() => namesIn(mei.page)).toEqual(['Tom', 'Анна']);
  // The microphones of the tests beep once a second.
  await rosterOf(tom.page).filter({ hasText: 'Анна' }).locator('[data-speaking=true]').waitFor();
  await tom.page.getByRole('main').locator('[data-speaking=true]').first().waitFor();
  expect(await faultsAtBothWidths(anna.page)).toEqual([]);
});

test('who switches microphone or sound off is seen so by all, by button and by key', async () => {
  const seen = rosterOf(mei.page).filter({ hasText: 'Анна' });
  await button(anna.page, say('Switch the microphone off')).first().click();
  await seen.getByText('microphone off').waitFor();
  await anna.page.keyboard.press('Control+Shift+M');
  await expect.poll(() => seen.getByText('microphone off').count()).toBe(0);
  await anna.page.keyboard.press('Control+Shift+D');
  await seen.getByText('sound off').waitFor();
  // Whoever wants to be heard wants to hear as well.
  await button(anna.page, say('Switch the microphone on')).first().click();
  await expect.poll(() => seen.getByText('off').count()).toBe(0);
});

test('how loud somebody is stays on this device, and the numbers are a press away', async () => {
  const { page } = tom;
  const volume = page.getByRole('slider', { name: 'Volume, for you alone' });
  await rosterOf(page).filter({ hasText: 'Анна' }).click({ button: 'right' });
  await volume.fill('1.5');
  await page.getByRole('menuitemcheckbox', { name: 'Do not hear them' }).click();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await button(page, 'How the connection is').or(page.getByTitle('How the connection is')).first().click();
  await page.getByRole('dialog').getByText('Packets lost').waitFor();
  await page.keyboard.press('Escape');

  await openChannel(server, page, general);
  await rosterOf(page).filter({ hasText: 'Анна' }).click();
  await expect.poll(() => volume.inputValue()).toBe('1.5');
  await page.getByRole('menuitemcheckbox', { name: 'Hear them again' }).click();
  await page.keyboard.press('Escape');
  // Nobody has left for good who only loaded the page anew.
  await link(page, room).click();
  await page.getByText(/directly · \d+ ms/).waitFor();
});

test('a full channel says so, and without a microphone one listens', async () => {
  const { page } = mei;
  await link(page, room).click();
  // Also in the list, until that has slid away.
  await expect.poll(() => page.getByText('The channel is full.').count()).toBe(1);
  expect(await faults(page)).toEqual([]);
  await button(tom.page, 'Disconnect').first().click();
  await openList(page);
  await expect.poll(() => namesIn(page)).toEqual(['Анна']);
  await page.keyboard.press('Escape');
  await button(page, 'Try again').click();
  await page.getByText('Voice connected').waitFor();
  await page.getByText('The browser does not let this page use the microphone.').waitFor();
  await page.getByText(/directly · \d+ ms/).waitFor();
  expect(await faults(page)).toEqual([]);
  await button(page, 'Just listen').click();
  await expect.poll(() => page.getByText('You hear the others meanwhile.').count()).toBe(0);
  await rosterOf(anna.page).filter({ hasText: 'Mei' }).click();
  await anna.page.getByRole('menuitem', { name: say('Disconnect from voice') }).click();
  await page.getByText('You were taken out of the channel.').waitFor();
  await button(page, 'Close').click();
  await expect.poll(() => namesIn(anna.page)).toEqual(['Анна']);
});

test('what one may not, and what the browser blocks, has a sentence of its own', async () => {
  const { page } = tom;
  await anna.rest.call('channels.update', {
    channel_id: room.id,
    permission_overwrites: [{ id: guild_id, type: 0, allow: '0', deny: String(1n << 20n) }],
  });
  await link(page, room).click();
  await page.getByRole('alert').getByText('You may not talk in this channel.').waitFor();
  await anna.rest.call('channels.update', { channel_id: room.id, permission_overwrites: [] });
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'RTCPeerConnection'));
  await openChannel(server, page, general);
  await link(page, room).click();
  await page.getByText('The browser does not let this page connect people (WebRTC).').waitFor();
  await button(page, 'Close').click();
  await expect.poll(() => namesIn(page)).toEqual(['Анна']);
});

test('a call rings the other one, who answers or does not want to', async () => {
  const { id } = await anna.rest.call('directMessages.open', { recipient_id: mei.user.id });
  await anna.page.goto(`${server.url}/channels/@me/${id}`);
  await button(anna.page, say('Call')).click();
  const ring = mei.page.getByRole('region', { name: 'A call' });
  await ring.getByText('Анна calls you').waitFor();
  await ring.getByRole('button', { name: 'Decline' }).click();
  await expect.poll(() => ring.count()).toBe(0);
  await button(anna.page, say('Ring again')).click();
  await ring.getByRole('button', { name: 'Accept' }).click();
  await mei.page.getByText('You are in a call').waitFor();
  await mei.page.getByText(/directly · \d+ ms/).waitFor();
  expect(await faults(mei.page)).toEqual([]);
  await button(mei.page, 'Leave the call').click();
  await button(anna.page, say('Leave the call')).click();
  await button(mei.page, 'Call').waitFor();
  expect([...anna.problems, ...tom.problems, ...mei.problems]).toEqual([]);
});
