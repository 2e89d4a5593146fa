import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { faultsAtBothWidths } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, openChannel, type Person, sentWith } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { wordsOf } from './support/words.ts';
import { openWorkshop } from './support/workshop.ts';

const say = wordsOf('ru');
const NAME = 'A present for Anna';

let server: TestServer;
/** Runs the server. */
let anna: Person;
let tom: Person;
/** Reads Russian, and manages nothing. */
let marina: Person;
let guild_id: string;
let channel: Channel;
let number = 0;

beforeAll(async () => {
  [{ server, guild_id }, anna, tom, marina] = await openWorkshop('anna', 'tom_w', 'marina');
});

beforeEach(async () => {
  number += 1;
  channel = await anna.rest.call('channels.create', { guild_id, type: 0, name: `private-${number}` });
  for (const { page } of [tom, marina]) await openChannel(server, page, channel);
});

const threadOf = (page: Page) => page.locator('aside[aria-label=Thread], aside[aria-label=Ветка]');
const fieldOf = (page: Page) => threadOf(page).locator('form textarea');
/** Under the channel of this test. */
const inList = (page: Page) => page.locator(`nav ul[aria-label$="private-${number}"]`).getByRole('link', { name: NAME });
const dialogOf = (page: Page) => page.getByRole('dialog');

test('a private thread is started, somebody is brought into it and taken out again, and it comes and goes with that', async () => {
  const { page } = tom;
  await page.getByRole('button', { name: 'Threads' }).click();
  await page.getByRole('button', { name: 'New thread' }).click();
  await page.getByRole('textbox', { name: 'Name of the thread' }).fill(NAME);
  await dialogOf(page).getByText('Private thread').click();
  expect(await faultsAtBothWidths(page)).toEqual([]);
  await dialogOf(page).getByRole('button', { name: 'Start', exact: true }).click();

  await dialogOf(page).getByText('Started the thread').waitFor();
  await page.getByRole('searchbox', { name: 'Add somebody by name' }).fill('мари');
  await page.getByRole('button', { name: 'Add Марина' }).waitFor();
  expect(await faultsAtBothWidths(page)).toEqual([]);
  expect(await inList(marina.page).count()).toBe(0);
  await page.getByRole('button', { name: 'Add Марина' }).click();
  await page.getByRole('list', { name: 'In this thread' }).getByText('Марина').waitFor();
  await page.keyboard.press('Escape');
  await fieldOf(page).fill('What does she like?');
  await fieldOf(page).press('Enter');

  await inList(marina.page).click();
  await sentWith(marina.page, 'What does she like?').waitFor();
  await threadOf(marina.page)
    .getByRole('img', { name: say('Private thread') })
    .waitFor();
  expect(await faultsAtBothWidths(marina.page)).toEqual([]);

  await threadOf(page).getByRole('button', { name: 'People in this thread' }).click();
  await page.getByRole('button', { name: 'Take Марина out' }).click();
  await inList(marina.page).waitFor({ state: 'detached' });
  await sentWith(marina.page, 'What does she like?').waitFor({ state: 'detached' });
  await threadOf(marina.page).waitFor({ state: 'detached' });
});

test('whoever leaves is asked first, and does not find it again', async () => {
  const { id } = await tom.rest.call('threads.create', { channel_id: channel.id, name: NAME, type: 12 });
  await tom.rest.call('messages.create', { channel_id: id, content: `<@${marina.user.id}>, look` });
  const { page } = marina;
  await inList(page).click();
  await sentWith(page, 'look').waitFor();
  await threadOf(page)
    .getByRole('button', { name: say('With this thread') })
    .click();
  await page.getByRole('menuitem', { name: say('Leave'), exact: true }).click();
  await dialogOf(page).getByText(say('You will not see it any more, until somebody who is in it adds you again.')).waitFor();
  await dialogOf(page)
    .getByRole('button', { name: say('Leave'), exact: true })
    .click();
  await inList(page).waitFor({ state: 'detached' });
  await page.goto(`${server.url}/channels/${guild_id}/${id}`);
  await page.getByRole('heading', { name: NAME }).waitFor({ state: 'detached' });
  expect(await sentWith(page, 'look').count()).toBe(0);
});

test('one that has ended is found by whoever is in it', async () => {
  const { id } = await tom.rest.call('threads.create', { channel_id: channel.id, name: NAME, type: 12 });
  await tom.rest.call('channels.update', { channel_id: id, archived: true });
  for (const [person, name, found] of [
    [tom, 'Threads', 1],
    [marina, say('Threads'), 0],
  ] as const) {
    await person.page.getByRole('button', { name, exact: true }).click();
    await dialogOf(person.page).getByRole('progressbar').waitFor({ state: 'detached' });
    const link = dialogOf(person.page).getByRole('link', { name: NAME });
    if (found > 0) await link.waitFor();
    else await dialogOf(person.page).getByText(say('No threads yet')).waitFor();
    expect(await link.count()).toBe(found);
  }
});

test('with the keyboard alone one starts it and brings somebody', async () => {
  const { page } = tom;
  const { keyboard } = page;
  await page.getByRole('button', { name: 'Threads' }).focus();
  await keyboard.press('Enter');
  await press(page, 'Tab', page.getByRole('button', { name: 'New thread' }));
  await keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Name of the thread' }).waitFor();
  await keyboard.type(NAME);
  await press(page, 'Tab', dialogOf(page).getByRole('checkbox'));
  await keyboard.press('Space');
  await press(page, 'Tab', dialogOf(page).getByRole('button', { name: 'Start', exact: true }));
  await keyboard.press('Enter');
  const search = page.getByRole('searchbox', { name: 'Add somebody by name' });
  await search.waitFor();
  await press(page, 'Tab', search);
  await keyboard.type('марина');
  await press(page, 'Tab', page.getByRole('button', { name: 'Add Марина' }));
  await keyboard.press('Enter');
  await page.getByRole('list', { name: 'In this thread' }).getByText('Марина').waitFor();
  await keyboard.press('Escape');
  await inList(marina.page).waitFor();
});

test('on a phone the people of a thread fit, and one adds somebody with a thumb', async () => {
  const { id } = await tom.rest.call('threads.create', { channel_id: channel.id, name: NAME, type: 12 });
  const { page } = await comeIn(server, 'tom_w', ON_PHONE);
  await page.goto(`${server.url}/channels/${guild_id}/${id}`);
  await page.getByRole('button', { name: 'People in this thread' }).tap();
  await page.getByRole('searchbox', { name: 'Add somebody by name' }).fill('марина');
  await page.getByRole('button', { name: 'Add Марина' }).tap();
  await page.getByRole('list', { name: 'In this thread' }).getByText('Марина').waitFor();
  expect(await cutOff(page)).toEqual([]);
  await page.context().close();
});

test('the people of a public thread are shown and brought in the same way', async () => {
  const { id } = await tom.rest.call('threads.create', { channel_id: channel.id, name: NAME, type: 11 });
  const { page } = marina;
  await page.goto(`${server.url}/channels/${guild_id}/${id}`);
  await threadOf(page)
    .getByRole('button', { name: say('People in this thread') })
    .click();
  await dialogOf(page).getByText(say('Started the thread')).waitFor();
  await page.getByRole('searchbox', { name: say('Add somebody by name') }).fill('марина');
  await page.getByRole('button', { name: say('Add {name}').replace('{name}', 'Марина') }).click();
  await page.getByRole('button', { name: say('Leave'), exact: true }).waitFor();
  expect(await page.getByRole('button', { name: say('Take {name} out').replace('{name}', 'Tom') }).count()).toBe(0);
  expect(await faultsAtBothWidths(page)).toEqual([]);
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
