import type { OperationName } from '@chat-js/protocol/operations.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { faults } from './support/barriers.ts';
import { findChannel, openChannel, type Person, sentWith, write } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { wordsOf } from './support/words.ts';
import { openWorkshop } from './support/workshop.ts';

const say = wordsOf('ru');
let server: TestServer;
/** Runs the server, and reads Russian. */
let anna: Person;
let guild_id: string;
let channel_id: string;

beforeAll(async () => {
  [{ server, guild_id }, anna] = await openWorkshop('anna');
  channel_id = (await findChannel(anna, guild_id, 'общий')).id;
});

/** A page on which one call fails until `mend`, as with a server that has trouble. */
async function troubledPage(operation: OperationName): Promise<{ page: Page; mend: () => void }> {
  const page = await anna.context.newPage();
  let broken = true;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const upstream = socket.connectToServer();
    socket.onMessage((packet) => {
      const [, number, name] = /^42(\d+)\["call","([^"]+)"/.exec(String(packet)) ?? [];
      if (!broken || name !== operation) return upstream.send(packet);
      socket.send(`43${number}[{"ok":false,"error":{"status":500,"code":0,"message":"Internal Server Error"}}]`);
    });
  });
  return {
    page,
    mend: () => {
      broken = false;
    },
  };
}

const inSettings = (section: string) => () => `/guilds/${guild_id}/settings/${section}`;
const LISTS: readonly [OperationName, () => string][] = [
  ['auditLog.list', inSettings('audit-log')],
  ['bans.list', inSettings('bans')],
  ['invites.listOfGuild', inSettings('invites')],
  ['reports.list', inSettings('reports')],
  ['automod.list', inSettings('automod')],
  ['auth.listSessions', () => '/settings/sessions'],
  ['registrations.list', () => '/settings/registrations'],
  ['reports.listMine', () => '/settings/reports'],
  ['instance.listBans', () => '/settings/closed-accounts'],
];

test.each(LISTS)('a list that did not load says so and is tried again: %s', async (operation, pathOf) => {
  const { page, mend } = await troubledPage(operation);
  await page.goto(server.url + pathOf());
  const again = page.getByRole('alert').getByRole('button', { name: say('Try again') });
  await again.waitFor();
  expect(await faults(page)).toEqual([]);
  mend();
  await again.press('Enter');
  await again.waitFor({ state: 'detached' });
  await page.close();
});

test('so are those who reacted', async () => {
  const { page, mend } = await troubledPage('reactions.list');
  await openChannel(server, page, { guild_id, id: channel_id });
  await write(page, 'who likes it');
  await sentWith(page, 'who likes it').waitFor();
  const [message] = await anna.rest.call('messages.list', { channel_id, limit: 1 });
  await anna.rest.call('reactions.add', { channel_id, message_id: message?.id ?? '', emoji_name: '👍' });
  await sentWith(page, 'who likes it').getByText('👍').waitFor();
  await sentWith(page, 'who likes it').press('Enter');
  await page.getByRole('menuitem', { name: say('Who reacted'), exact: true }).click();
  const again = page.getByRole('dialog').getByRole('button', { name: say('Try again') });
  await again.waitFor();
  mend();
  await again.press('Enter');
  await page.getByRole('dialog').getByText('Анна').waitFor();
  await page.close();
});

test('so are those who voted', async () => {
  const { page, mend } = await troubledPage('polls.listVoters');
  const poll = { question: { text: 'Tea?' }, answers: ['yes', 'no'].map((text) => ({ poll_media: { text } })), allow_multiselect: false };
  const { id: message_id } = await anna.rest.call('messages.create', { channel_id, poll });
  await anna.rest.call('polls.vote', { channel_id, message_id, answer_ids: [1] });
  await openChannel(server, page, { guild_id, id: channel_id });
  await sentWith(page, 'Tea?').getByRole('button', { name: '1 голос', exact: true }).click();
  const again = page.getByRole('dialog').getByRole('button', { name: say('Try again') });
  await again.waitFor();
  expect(await page.getByRole('dialog').getByText('Анна').count()).toBe(0);
  mend();
  await again.press('Enter');
  await page.getByRole('dialog').getByText('Анна').waitFor();
  expect(await again.count()).toBe(0);
  await page.close();
});

test('without a connection the banner tells what waits to be sent, in the right plural', async () => {
  const page = await anna.context.newPage();
  await openChannel(server, page, { guild_id, id: channel_id });
  await server.kill();
  await write(page, 'one');
  await page.getByText('1 сообщение уйдёт').waitFor();
  await write(page, 'two');
  await page.getByText('2 сообщения уйдут').waitFor();
  for (const text of ['three', 'four', 'five']) await write(page, text);
  await page.getByText('5 сообщений уйдут').waitFor();
  await server.start();
  await sentWith(page, 'five').waitFor();
  await page.getByText('сообщений уйдут').waitFor({ state: 'detached' });
});
