import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { faultsAtBothWidths } from './support/barriers.ts';
import { composerOf, findChannel, findGuild, openChannel, type Person, sentWith, write } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { wordsOf } from './support/words.ts';
import { openWorkshop } from './support/workshop.ts';

const say = wordsOf('ru');

let server: TestServer;
/** Reads Russian. */
let anna: Person;
let tom: Person;

beforeAll(async () => {
  [{ server }, anna, tom] = await openWorkshop('anna', 'tom_w');
  const guild = await findGuild(anna, 'Дом мастеров');
  const channel = await findChannel(anna, guild.id, 'общий');
  for (const { page } of [anna, tom]) await openChannel(server, page, channel);
});

const strip = (page: Page, name: string) => page.getByRole('region', { name });
const ofTom = say('Whisper with {name}').replace('{name}', 'Tom');

test('one whispers from a channel by the list, and the answers stand above the field', async () => {
  const { page } = tom;
  await composerOf(page).pressSequentially('/w Ан');
  await page.getByRole('option', { name: 'Анна' }).first().waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => composerOf(page).inputValue()).toBe('/w @anna ');
  await page.keyboard.type('have you got the key? :tada:');
  await page.keyboard.press('Enter');
  const mine = strip(page, 'Whisper with Анна');
  await mine.getByText('have you got the key? 🎉').waitFor();
  await expect.poll(() => composerOf(page).inputValue()).toBe('');
  expect(await sentWith(page, 'have you got the key? 🎉').count()).toBe(0);

  // It is an ordinary conversation for her, and she whispers back from the channel.
  await anna.page
    .locator('nav')
    .getByRole('link', { name: `${say('Direct messages')}, новые сообщения: 1` })
    .waitFor();
  await composerOf(anna.page).fill('/w Tom под ковриком');
  await anna.page.keyboard.press('Enter');
  await strip(anna.page, ofTom).getByText('под ковриком').waitFor();
  await mine.getByText('под ковриком').waitFor();
});

test('an answer is written in the strip; closed, it comes back with the next one and leaves nothing unread', async () => {
  const { page } = tom;
  await strip(page, 'Whisper with Анна').getByRole('textbox').fill('found it');
  await page.keyboard.press('Enter');
  await strip(anna.page, ofTom).getByText('found it').waitFor();
  expect(await faultsAtBothWidths(page)).toEqual([]);
  await page.bringToFront();
  await strip(page, 'Whisper with Анна').getByRole('textbox').press('Escape');
  await strip(page, 'Whisper with Анна').waitFor({ state: 'detached' });
  await expect.poll(() => composerOf(page).evaluate((field) => field === document.activeElement)).toBe(true);

  await strip(anna.page, ofTom).getByRole('textbox').fill('Хорошо');
  await anna.page.keyboard.press('Enter');
  await strip(page, 'Whisper with Анна').getByText('Хорошо').waitFor();
  await page.locator('nav').getByRole('link', { name: 'Direct messages', exact: true }).waitFor();
  await strip(page, 'Whisper with Анна').getByRole('button', { name: 'Open the conversation' }).click();
  await page.getByRole('heading', { name: 'Анна', level: 1 }).waitFor();
  for (const text of ['have you got the key? 🎉', 'под ковриком', 'found it', 'Хорошо']) await sentWith(page, text).waitFor();
  await page.goBack();
});

test('a whisper with a slip is posted nowhere, and stays in the field', async () => {
  const { page } = tom;
  for (const text of ['/ w anna a secret', '.w anna a secret', '/w nobody a secret', '/w anna']) {
    await composerOf(page).fill(text);
    await composerOf(page).press('Escape');
    await composerOf(page).press('Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: /nothing was sent|after the name/ })
      .waitFor();
    expect(await composerOf(page).inputValue()).toBe(text);
    await composerOf(page).fill('');
  }
  await write(page, 'that was all');
  await sentWith(page, 'that was all').waitFor();
  expect(await page.getByText('a secret').count()).toBe(0);
  expect([...anna.problems, ...tom.problems]).toEqual([]);
});
