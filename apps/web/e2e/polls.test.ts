import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { faultsAtBothWidths } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
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
  channel = await anna.rest.call('channels.create', { guild_id, type: 0, name: `polls-${number}` });
  for (const { page } of [anna, tom]) await openChannel(server, page, channel);
});

async function ask(person: Person, question: string, { several = false, answers = ['tea', 'coffee', 'cocoa'] } = {}): Promise<string> {
  const poll = { question: { text: question }, answers: answers.map((text) => ({ poll_media: { text } })), allow_multiselect: several };
  return (await person.rest.call('messages.create', { channel_id: channel.id, poll })).id;
}

/** The card of a poll, in whatever language. */
const card = (page: Page, question: string) => sentWith(page, question).locator('form');
const button = (page: Page, question: string, name: string) => card(page, question).getByRole('button', { name, exact: true });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

test('a poll is asked with /poll, voted in by mouse, counted for both, and the vote taken back', async () => {
  await write(anna.page, '/poll Что берём?');
  const dialog = anna.page.getByRole('dialog');
  expect(await dialog.getByLabel('Вопрос').inputValue()).toBe('Что берём?');
  expect(await dialog.getByRole('button', { name: 'Спросить' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Ответ 1').fill('чай');
  await dialog.getByLabel('Ответ 2').fill('кофе');
  await dialog.getByRole('button', { name: 'Добавить ответ' }).click();
  await dialog.getByLabel('Ответ 3', { exact: true }).fill('лишнее');
  await dialog.getByRole('button', { name: 'Убрать ответ 3' }).click();
  await dialog.getByRole('button', { name: 'Спросить' }).click();
  await dialog.waitFor({ state: 'detached' });

  const tea = card(tom.page, 'Что берём?').getByRole('radio', { name: 'чай' });
  expect(await button(tom.page, 'Что берём?', 'Vote').isDisabled()).toBe(true);
  await tea.check();
  await button(tom.page, 'Что берём?', 'Vote').click();
  const own = card(tom.page, 'Что берём?').getByRole('listitem').filter({ hasText: 'чай' });
  await own.getByText('Your vote').waitFor();
  expect(await own.innerText()).toContain('100%');
  await button(anna.page, 'Что берём?', '1 голос').waitFor();
  await button(anna.page, 'Что берём?', 'Результаты').click();
  await card(anna.page, 'Что берём?').getByRole('listitem').filter({ hasText: 'чай' }).getByText('100').waitFor();
  await button(tom.page, 'Что берём?', 'Take the vote back').click();
  await button(anna.page, 'Что берём?', '0 голосов').waitFor();
  expect(await tea.isChecked()).toBe(true);
});

test('by keyboard alone: asking, choosing several, voting, taking back, with the focus in its place', async () => {
  await composerOf(anna.page).focus();
  await anna.page.keyboard.type('/poll');
  await anna.page.keyboard.press('Escape');
  await anna.page.keyboard.press('Enter');
  await anna.page.getByRole('dialog').waitFor();
  await anna.page.keyboard.type('By key?');
  for (const answer of ['one', 'two']) {
    await anna.page.keyboard.press('Tab');
    await anna.page.keyboard.type(answer);
  }
  await anna.page.keyboard.press('Tab');
  await anna.page.keyboard.press('Enter');
  await anna.page.keyboard.type('three');
  await anna.page.getByRole('switch').press('Space');
  await anna.page.getByLabel('Ответ 3', { exact: true }).press('Enter');
  await anna.page.getByRole('dialog').waitFor({ state: 'detached' });

  await button(tom.page, 'By key?', 'Results').waitFor();
  await sentWith(tom.page, 'By key?').focus();
  const page = tom.page;
  for (
    let step = 0;
    step < 12 &&
    !(await card(page, 'By key?')
      .getByRole('checkbox', { name: 'one' })
      .evaluate((box) => box === document.activeElement));
    step += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await button(page, 'By key?', 'Take the vote back').waitFor();
  await button(anna.page, 'By key?', '2 голоса').waitFor();
  await button(page, 'By key?', 'Take the vote back').press('Enter');
  await button(page, 'By key?', 'Vote').waitFor();
  expect(await focused(page)).toBe('Vote');
  await page.keyboard.press('Enter');
  await button(page, 'By key?', 'Take the vote back').waitFor();
  expect(await focused(page)).toBe('Take the vote back');
});

test('who voted is told answer by answer, and the author ends it for everybody', async () => {
  const message_id = await ask(anna, 'Ready?');
  await tom.rest.call('polls.vote', { channel_id: channel.id, message_id, answer_ids: [2] });
  await anna.rest.call('polls.vote', { channel_id: channel.id, message_id, answer_ids: [1] });
  await button(tom.page, 'Ready?', '2 votes').click();
  const voters = tom.page.getByRole('dialog');
  await voters.getByLabel('Votes for').selectOption({ label: '1 · coffee' });
  await voters.getByText('Tom').waitFor();
  await voters.getByLabel('Votes for').selectOption({ label: '0 · cocoa' });
  await voters.getByText('Nobody chose this answer.').waitFor();
  await tom.page.keyboard.press('Escape');
  expect(await button(tom.page, 'Ready?', 'End now').count()).toBe(0);
  await button(anna.page, 'Ready?', 'Завершить').click();
  await anna.page.getByRole('dialog').getByRole('button', { name: 'Завершить', exact: true }).click();
  await card(tom.page, 'Ready?').getByText('The poll has ended').waitFor();
  expect(await card(tom.page, 'Ready?').getByRole('button').allInnerTexts()).toEqual(['2 votes']);
  const note = (page: Page, text: string) => page.locator('article[data-message-id]').filter({ hasText: text });
  await note(tom.page, 'The poll has ended: Ready? — nobody is ahead').waitFor();
  await note(anna.page, 'Опрос завершён: Ready? — голоса разделились поровну').getByRole('link', { name: 'Ready?' }).click();
  await anna.page.locator(`article[data-message-id="${message_id}"][data-target="true"]`).waitFor();
});

test('a poll cannot be edited or carried on, and an answer to it shows what it asks', async () => {
  const message_id = await ask(tom, 'Which way?');
  await anna.rest.call('messages.create', { channel_id: channel.id, content: 'hm', message_reference: { message_id } });
  await tom.page.locator('article a', { hasText: 'Which way?' }).waitFor();
  const row = tom.page.locator(`article[data-message-id="${message_id}"]`);
  await row.click({ button: 'right', position: { x: 500, y: 14 } });
  await tom.page.getByRole('menuitem', { name: 'Copy link' }).waitFor();
  for (const name of ['Edit', 'Forward']) expect(await tom.page.getByRole('menuitem', { name, exact: true }).count()).toBe(0);
  await tom.page.keyboard.press('Escape');
  await row.press('e');
  expect(await tom.page.getByRole('textbox', { name: 'Edit message' }).count()).toBe(0);
});

test('the room of a card is kept before it is there, and votes do not change it', async () => {
  const message_id = await ask(anna, 'Stay put?');
  await button(tom.page, 'Stay put?', 'Vote').waitFor();
  const height = async () => (await card(tom.page, 'Stay put?').boundingBox())?.height;
  const before = await height();
  await card(tom.page, 'Stay put?').getByRole('radio').first().check();
  await button(tom.page, 'Stay put?', 'Vote').click();
  await button(tom.page, 'Stay put?', 'Take the vote back').waitFor();
  expect(await height()).toBe(before);

  let free: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  await tom.page.route('**/PollCard*.js', async (route) => {
    await held;
    await route.continue();
  });
  await openChannel(server, tom.page, channel);
  const row = tom.page.locator(`article[data-message-id="${message_id}"]`);
  await row.waitFor();
  const kept = (await row.boundingBox())?.height;
  free();
  await card(tom.page, 'Stay put?').waitFor();
  expect((await row.boundingBox())?.height).toBe(kept);
  await tom.page.unroute('**/PollCard*.js');
});

test('on a phone a thumb asks and votes, and long answers fit', async () => {
  const phone = await comeIn(server, 'tom_w', ON_PHONE);
  const answers = ['x'.repeat(55), 'a rather long answer that goes on and on to its end', 'да'];
  await ask(anna, 'A question that is quite a bit longer than the glass is wide?', { several: true, answers });
  await openChannel(server, phone.page, channel);
  const question = 'A question';
  await card(phone.page, question).getByRole('checkbox').first().tap();
  await card(phone.page, question).getByRole('checkbox').last().tap();
  expect(await cutOff(phone.page)).toEqual([]);
  await button(phone.page, question, 'Vote').tap();
  await button(phone.page, question, 'Take the vote back').waitFor();
  expect(await cutOff(phone.page)).toEqual([]);
  await phone.context.close();
});

test('nothing of it stands in the way of anybody', async () => {
  const message_id = await ask(anna, 'Voted in?');
  await ask(anna, 'Open?', { several: true });
  await anna.rest.call('polls.vote', { channel_id: channel.id, message_id, answer_ids: [1] });
  await button(anna.page, 'Voted in?', 'Отозвать голос').waitFor();
  await card(anna.page, 'Open?').getByRole('checkbox').first().check();
  expect(await faultsAtBothWidths(anna.page)).toEqual([]);
  await button(anna.page, 'Voted in?', '1 голос').click();
  await anna.page.getByRole('dialog').getByText('Анна').waitFor();
  expect(await faultsAtBothWidths(anna.page)).toEqual([]);
  await anna.page.keyboard.press('Escape');
  await write(anna.page, '/poll');
  await anna.page.getByRole('dialog').getByLabel('Вопрос').waitFor();
  expect(await faultsAtBothWidths(anna.page)).toEqual([]);
});

test('nothing went wrong on any page', () => {
  expect([...anna.problems, ...tom.problems]).toEqual([]);
});
