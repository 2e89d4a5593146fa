import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { faults, faultsAtBothWidths } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { longPress } from './support/fingers.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, type Person, sentWith } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { wordsOf } from './support/words.ts';
import { openWorkshop } from './support/workshop.ts';

const say = wordsOf('ru');

let server: TestServer;
/** Runs the server, and reads Russian. */
let anna: Person;
let tom: Person;
let guild_id: string;
let forum: Channel;
let number = 0;

beforeAll(async () => {
  [{ server, guild_id }, anna, tom] = await openWorkshop('anna', 'tom_w');
});

beforeEach(async () => {
  number += 1;
  forum = await anna.rest.call('channels.create', {
    ...{ guild_id, type: 15, name: `forum-${number}`, topic: 'Search before you ask.' },
    available_tags: [{ name: 'question', emoji_name: '❓' }, { name: 'tool' }, { name: 'solved', moderated: true, emoji_name: '✅' }],
  });
});

const open = (page: Page) => page.goto(`${server.url}/channels/${guild_id}/${forum.id}`);
const tagged = (...names: string[]) => forum.available_tags?.filter(({ name }) => names.includes(name)).map(({ id }) => id) ?? [];
const post = ({ rest }: Person, name: string, content: string, ...tags: string[]) =>
  rest.call('threads.create', { channel_id: forum.id, name, message: { content }, applied_tags: tagged(...tags) });
const posts = (page: Page) => page.getByRole('list', { name: /^(Posts|Посты)$/ }).getByRole('listitem');
const titles = async (page: Page) => (await posts(page).locator('b > span:first-child').allInnerTexts()).map((title) => title.trim());
const beside = (page: Page) => page.locator('aside[aria-label=Thread], aside[aria-label=Ветка]');
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });

test('a forum says what it is for, and a post is written, read and answered', async () => {
  const { page } = tom;
  await open(page);
  await page.getByText('No posts yet').waitFor();
  expect(await page.getByText('Search before you ask.').last().isVisible()).toBe(true);
  expect(await faultsAtBothWidths(page)).toEqual([]);
  await page.getByRole('button', { name: 'New post' }).click();
  const form = page.getByRole('form', { name: 'New post' });
  await form.getByRole('button', { name: 'Post', exact: true }).click();
  await form.getByText('Give it a name.').waitFor();
  await form.getByLabel('Title').fill('Glue that holds');
  await form.getByLabel('Text').fill('Which **glue** for oak, #forum-1?');
  expect(await form.getByRole('button', { name: 'solved' }).isDisabled()).toBe(true);
  await form.getByRole('button', { name: 'question' }).click();
  expect(await faults(page)).toEqual([]);
  await form.getByRole('button', { name: 'Post', exact: true }).click();
  await sentWith(page, 'Which glue for oak').waitFor();
  expect(await beside(page).getByRole('heading', { level: 3 }).innerText()).toBe('Glue that holds');
  // The message is the beginning of this thread, and none was started from it.
  expect(await beside(page).locator('article a', { hasText: 'Glue that holds' }).count()).toBe(0);

  await open(anna.page);
  await posts(anna.page).getByText('Glue that holds').click();
  await beside(anna.page).locator('form textarea').fill('Bone glue');
  await beside(anna.page).locator('form textarea').press('Enter');
  await posts(page).getByText('2 messages').waitFor();
  expect(await posts(page).first().innerText()).toContain('Which glue for oak');
  // Back in the list, the focus is where one was.
  await beside(page).getByRole('button', { name: 'Close the thread' }).click();
  await beside(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Glue that holds');
});

test('posts are ordered, filtered by their tags, and those that have ended stand below', async () => {
  const { page } = tom;
  const first = await post(anna, 'First', 'one', 'tool');
  await post(anna, 'Second', 'two', 'question');
  const old = await post(anna, 'Old', 'three', 'tool');
  await anna.rest.call('messages.create', { channel_id: first.id, content: 'more' });
  await anna.rest.call('channels.update', { channel_id: old.id, archived: true });
  await open(page);
  await posts(page).nth(1).waitFor();
  expect(await titles(page)).toEqual(['First', 'Second']);
  await page.getByRole('list', { name: 'Those that have ended' }).getByText('Old').waitFor();
  await page.getByLabel('Order').selectOption({ label: 'Newest' });
  expect(await titles(page)).toEqual(['Second', 'First']);
  const filter = page.getByRole('group', { name: 'Show only posts with these tags' });
  await filter.getByRole('button', { name: 'question' }).click();
  expect(await titles(page)).toEqual(['Second']);
  expect(await page.getByText('Old', { exact: true }).count()).toBe(0);
  // A tag that is deleted filters nothing, and is on no post.
  const kept = forum.available_tags?.filter(({ name }) => name !== 'question') ?? [];
  await anna.rest.call('channels.update', { channel_id: forum.id, available_tags: kept });
  await expect.poll(() => titles(page)).toEqual(['Second', 'First']);
  // What comes while one looks is new.
  await post(anna, 'Third', 'four');
  await expect.poll(() => posts(page).first().getAttribute('data-unread')).toBe('true');
});

test('whoever runs a forum makes it, and edits its tags', async () => {
  const { page } = anna;
  await open(page);
  await page.getByRole('heading', { level: 1, name: forum.name }).waitFor();
  const row = page.locator('nav').getByRole('link', { name: forum.name }).locator('..');
  await row.hover();
  await row.locator('button[aria-haspopup=menu]').click();
  await item(page, say('Rename or describe')).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: say('Add a tag') }).click();
  await page.keyboard.type('wood');
  await dialog.getByRole('button', { name: `${say('Move up: {name}').replace('{name}', 'wood')}` }).click();
  await dialog.getByRole('button', { name: say('Delete the tag {name}').replace('{name}', 'question') }).click();
  await dialog.getByLabel(say('Each post needs a tag')).check();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('button', { name: say('Save') }).click();
  await dialog.waitFor({ state: 'detached' });
  const changed = await anna.rest.call('channels.get', { channel_id: forum.id });
  expect(changed).toMatchObject({ flags: 16, available_tags: [{ name: 'tool' }, { name: 'wood' }, { name: 'solved', moderated: true }] });

  await tom.page.goto(`${server.url}/channels/${guild_id}/${forum.id}`);
  await tom.page.getByRole('button', { name: 'New post' }).press('Enter');
  await tom.page.keyboard.type('By keys alone');
  await tom.page.keyboard.press('Tab');
  await tom.page.keyboard.type('Nothing but keys');
  await tom.page.keyboard.press('Control+Enter');
  await tom.page.getByText('Choose a tag.').waitFor();
  await tom.page.keyboard.press('Tab');
  await tom.page.keyboard.press('Space');
  await tom.page.getByLabel('Text').press('Control+Enter');
  await sentWith(tom.page, 'Nothing but keys').waitFor();
});

test('the tags of a post are changed in its menu, on a phone too', async () => {
  await post(tom, 'Squeaky door', 'It squeaks when it rains, and only then', 'question');
  const { page } = await comeIn(server, 'anna', ON_PHONE);
  await open(page);
  const box = await posts(page).first().boundingBox();
  if (!box) throw new Error('nothing to hold');
  expect(await cutOff(page)).toEqual([]);
  await longPress(page, box.x + box.width / 2, box.y + 20);
  await item(page, say('Tags')).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'solved' }).tap();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('Save') })
    .tap();
  await posts(page).getByText('solved').waitFor();
  await posts(page).first().tap();
  await page.getByRole('heading', { level: 1, name: 'Squeaky door' }).waitFor();
  await sentWith(page, 'It squeaks').waitFor();
  expect(await cutOff(page)).toEqual([]);
  await page.getByRole('button', { name: say('Back to the channel') }).tap();
  await posts(page).first().waitFor();
  await page.context().close();
});
