import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { faultsAtBothWidths } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { longPress } from './support/fingers.ts';
import { comeIn, composerOf, findChannel, openChannel, type Person, sentWith, write } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { wordsOf } from './support/words.ts';
import { openWorkshop } from './support/workshop.ts';

const say = wordsOf('ru');

let server: TestServer;
/** Runs the server, and reads Russian. */
let anna: Person;
let tom: Person;
let guild_id: string;

beforeAll(async () => {
  [{ server, guild_id }, anna, tom] = await openWorkshop('anna', 'tom_w');
  const channel = await findChannel(anna, guild_id, 'общий');
  for (const { page } of [anna, tom]) await openChannel(server, page, channel);
});

const home = (page: Page, name: string) => page.locator('nav').getByRole('link', { name });
const dialogOf = (page: Page) => page.getByRole('dialog');
const listOf = (page: Page, name: string) => page.getByRole('navigation', { name });

test('one writes to somebody from their profile, and they answer', async () => {
  const { page } = tom;
  await page.locator('aside').getByRole('button', { name: 'Анна' }).first().click();
  await dialogOf(page).getByRole('button', { name: 'Message', exact: true }).click();
  await page.getByRole('heading', { name: 'Анна', level: 1 }).waitFor();
  await composerOf(page).and(page.getByLabel('Write to Анна')).waitFor();
  await write(page, 'Have you got the spare key?');
  await sentWith(page, 'Have you got the spare key?').waitFor();

  // She is somewhere else, and sees that there is something.
  await home(anna.page, `${say('Direct messages')}, новые сообщения`).click();
  const row = listOf(anna.page, say('Direct messages')).getByRole('link', { name: 'Tom, новые сообщения' });
  await row.click();
  await sentWith(anna.page, 'Have you got the spare key?').waitFor();
  await write(anna.page, 'Да, под ковриком');
  await sentWith(page, 'Да, под ковриком').waitFor();
  await listOf(anna.page, say('Direct messages')).getByRole('link', { name: 'Tom', exact: true }).waitFor();
  expect(await faultsAtBothWidths(anna.page)).toEqual([]);
  expect([...anna.problems, ...tom.problems]).toEqual([]);
});

test('a message there answers, is reacted to and pinned, and has nothing of a server in its menu', async () => {
  const { page } = tom;
  await sentWith(page, 'Да, под ковриком').click({ button: 'right' });
  const menu = page.getByRole('menu');
  for (const name of ['Start a thread', 'Delete']) expect(await menu.getByText(name, { exact: true }).count()).toBe(0);
  await menu.getByRole('menuitem', { name: 'Pin', exact: true }).click();
  await page.getByRole('button', { name: 'Pinned messages' }).click();
  await dialogOf(page).getByText('Да, под ковриком').waitFor();
  await page.keyboard.press('Escape');
  await composerOf(page).fill('@А');
  await page.getByRole('option', { name: 'Анна' }).first().waitFor();
  await composerOf(page).fill('');
});

test('a conversation that is closed comes back with the next message', async () => {
  const { page } = tom;
  await listOf(page, 'Direct messages').getByRole('link', { name: 'Анна' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Close the conversation' }).click();
  await page.getByText('No conversations yet.').waitFor();
  await write(anna.page, 'Нашёл?');
  await listOf(page, 'Direct messages').getByRole('link', { name: 'Анна, new messages' }).waitFor();
});

test('a group is begun with the keyboard, gets a name, and people come and go', async () => {
  const { page } = anna;
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').pressSequentially('@Tom');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Tom', level: 1 }).waitFor();

  await page.getByRole('button', { name: say('Write to somebody') }).press('Enter');
  const search = dialogOf(page).getByLabel(say('Find somebody by name'));
  await search.fill('Tom');
  await dialogOf(page).getByRole('checkbox', { name: 'Tom' }).press('Space');
  await search.fill('Марина');
  await dialogOf(page).getByRole('checkbox', { name: 'Марина' }).press('Space');
  await dialogOf(page)
    .getByRole('button', { name: say('Begin a group') })
    .press('Enter');
  await page.getByRole('heading', { name: 'Tom, Марина', level: 1 }).waitFor();
  await write(page, 'Кто приедет в субботу?');

  await page
    .getByRole('button', { name: say('More about {name}').replace('{name}', 'Tom, Марина') })
    .last()
    .press('Enter');
  await page.getByRole('menuitem', { name: say('Name and picture') }).press('Enter');
  await dialogOf(page).getByLabel(say('Name of the group')).fill('Суббота');
  await page.keyboard.press('Enter');
  await listOf(tom.page, 'Direct messages').getByRole('link', { name: 'Суббота, new messages' }).click();
  await sentWith(tom.page, 'Кто приедет в субботу?').waitFor();
  await sentWith(tom.page, 'Анна named the group Суббота').waitFor();

  const title = (of: Page) => of.getByRole('heading', { name: 'Суббота', level: 1 }).getByRole('button');
  await title(tom.page).click();
  await dialogOf(tom.page).getByText('Owner of the group').waitFor();
  expect(await dialogOf(tom.page).getByRole('button', { name: /out$/ }).count()).toBe(0);
  await tom.page.keyboard.press('Escape');

  await title(page).click();
  await dialogOf(page)
    .getByRole('button', { name: say('Take {called} out').replace('{called}', 'Марина') })
    .click();
  await dialogOf(page).getByText('Марина').waitFor({ state: 'detached' });
  expect(await faultsAtBothWidths(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await sentWith(tom.page, 'Анна removed Марина').waitFor();

  await tom.page.getByRole('button', { name: 'More about Суббота' }).last().click();
  await tom.page.getByRole('menuitem', { name: 'Leave the group' }).click();
  await dialogOf(tom.page).getByRole('button', { name: 'Leave', exact: true }).click();
  await listOf(tom.page, 'Direct messages').getByRole('link', { name: 'Суббота' }).waitFor({ state: 'detached' });
  await tom.page.getByRole('heading', { name: 'Direct messages', level: 1 }).waitFor();
  await sentWith(page, say('<0/> left the group').replace('<0/>', 'Tom')).waitFor();
});

test('whom one takes messages from one chooses in the settings, and others are told that it does not go', async () => {
  const { page } = anna;
  await page.goto(`${server.url}/settings/privacy`);
  await page.getByRole('radio', { name: say('Friends only') }).press('Space');
  await expect.poll(async () => (await anna.rest.call('settings.get', {})).dm_policy).toBe('friends');
  await listOf(tom.page, 'Direct messages').getByRole('link', { name: /^Анна/ }).click();
  await write(tom.page, 'One more thing');
  await tom.page.getByText('You cannot write to this person.').waitFor();
  await anna.rest.call('settings.update', { dm_policy: 'guilds' });
  expect(anna.problems).toEqual([]);
});

test('on a phone the conversations are a page, and a finger that rests opens their menu', async () => {
  const { page, problems } = await comeIn(server, 'tom_w', ON_PHONE);
  await page.goto(`${server.url}/channels/@me`);
  const row = listOf(page, 'Direct messages').getByRole('link', { name: /^Анна/ });
  await row.waitFor();
  const box = await row.boundingBox();
  await longPress(page, (box?.x ?? 0) + 40, (box?.y ?? 0) + 20);
  await page.getByRole('menuitem', { name: 'Profile' }).waitFor();
  await page.keyboard.press('Escape');
  await row.click();
  await sentWith(page, 'Have you got the spare key?').waitFor();
  await page.getByRole('button', { name: 'Servers and channels' }).click();
  await dialogOf(page).getByRole('link', { name: 'Direct messages' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await faultsAtBothWidths(page)).toEqual([]);
  expect(problems).toEqual([]);
});
