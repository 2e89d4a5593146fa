import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { faultsAtBothWidths } from './support/barriers.ts';
import { findChannel, findGuild, openChannel, type Person, sentWith, write } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { wordsOf } from './support/words.ts';
import { openWorkshop } from './support/workshop.ts';

const say = wordsOf('ru');

let server: TestServer;
/** Reads Russian, and wants to be asked also by people from her servers. */
let anna: Person;
let tom: Person;
let conversation: string;

beforeAll(async () => {
  [{ server }, anna, tom] = await openWorkshop('anna', 'tom_w');
  const guild = await findGuild(anna, 'Дом мастеров');
  const channel = await findChannel(anna, guild.id, 'общий');
  for (const { page } of [anna, tom]) await openChannel(server, page, channel);
  await anna.rest.call('settings.update', { requests_from_guilds: true });
  const me = await anna.rest.call('users.me', {});
  conversation = (await tom.rest.call('directMessages.open', { recipient_id: me.id })).id;
});

const dialogOf = (page: Page) => page.getByRole('dialog');
const requestsOf = (page: Page, count: number) =>
  page.getByRole('button', { name: say('Message requests: {count}').replace('{count}', String(count)) });
const home = (page: Page) => page.locator('nav').getByRole('link', { name: say('Direct messages'), exact: true });

test('the first message of somebody waits quietly, declined it goes, and it is read in plain text', async () => {
  const { page } = anna;
  await tom.rest.call('messages.create', { channel_id: conversation, content: '**Hello**, see http://example.org/picture.png' });
  await home(page).click();
  await requestsOf(page, 1).click();
  await dialogOf(page).getByText('**Hello**, see http://example.org/picture.png').waitFor();
  expect(await dialogOf(page).getByRole('link').count()).toBe(0);
  expect(await faultsAtBothWidths(page)).toEqual([]);
  await dialogOf(page)
    .getByRole('button', { name: say('Decline what {name} wrote').replace('{name}', 'Tom') })
    .press('Enter');
  await dialogOf(page).getByText(say('No requests. What strangers write to you waits here.')).waitFor();
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'detached' });
  expect(await requestsOf(page, 1).count()).toBe(0);
});

test('looked for again it is there, and accepted it is a conversation like any other', async () => {
  const { page } = anna;
  const { id } = await tom.rest.call('users.me', {});
  await anna.rest.call('directMessages.open', { recipient_id: id });
  await requestsOf(page, 1).click();
  await dialogOf(page)
    .getByRole('button', { name: say('Accept what {name} wrote').replace('{name}', 'Tom') })
    .click();
  await page.getByRole('heading', { name: 'Tom', level: 1 }).waitFor();
  await sentWith(page, 'Hello, see http://example.org/picture.png').waitFor();
  await write(page, 'Здравствуйте');
  await expect.poll(async () => (await tom.rest.call('messages.list', { channel_id: conversation })).length).toBe(2);

  await sentWith(page, 'Hello, see http://example.org/picture.png').click({ button: 'right' });
  await page.getByRole('menuitem', { name: say('Report'), exact: true }).click();
  await dialogOf(page)
    .getByText(say('The administrators of the installation get this message and the few around it. Nobody else is told.'))
    .waitFor();
  await dialogOf(page)
    .getByRole('button', { name: say('Send the report') })
    .click();
  await expect.poll(async () => (await anna.rest.call('reports.listMine', {})).map((report) => report.guild_id)).toEqual([null]);
  expect([...anna.problems, ...tom.problems]).toEqual([]);
});
