import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { comeIn, findChannel, findGuild, openChannel, type Person, sentWith, write } from './support/people.ts';
import { middleMessage, scrollState, settle, watchPlace } from './support/scrolling.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

const LONG = 400;
/** A day, in minutes, is long; the seed lets thirty hours pass. Messages closer than this stand together. Unit: ms. */
const TOGETHER = 7 * 60_000;

let server: TestServer;
let anna: Person;
let mei: Person;
let long: Channel;

/** Texts of very different heights: guessing them is what makes lists jump. */
function line(index: number): string {
  const text = `Line ${index}.`;
  if (index % 11 === 0) return `${text} ${'Words that fill several lines on any screen. '.repeat(12)}`;
  if (index % 5 === 0) return `${text}\nsecond\nthird`;
  return text;
}

beforeAll(async () => {
  [{ server }, anna, mei] = await openWorkshop('anna', 'mei');
  const guild = await findGuild(anna, 'Дом мастеров');
  long = await anna.rest.call('channels.create', { guild_id: guild.id, type: 0, name: 'long' });
  for (let index = 1; index <= LONG; index += 1) {
    const { rest } = index % 7 < 4 ? anna : mei;
    await rest.call('messages.create', { channel_id: long.id, content: line(index) });
  }
});

const feed = (page: Page) => page.getByRole('feed');
const begin = (page: Page) => page.getByText('The channel begins here.');

async function idle(page: Page) {
  await feed(page).and(page.locator('[aria-busy=false]')).waitFor();
  await settle(page);
}

/** Turns the wheel upwards until an earlier page is asked for, or the channel begins. */
async function wheelUntilLoading(page: Page): Promise<'loading' | 'begin'> {
  await feed(page).hover();
  for (;;) {
    await page.mouse.wheel(0, -700);
    await settle(page, 3);
    if ((await feed(page).getAttribute('aria-busy')) === 'true') return 'loading';
    if ((await scrollState(page)).top === 0 && (await begin(page).isVisible())) return 'begin';
  }
}

test('earlier messages come in while I read and what I read does not move by a pixel', async () => {
  const { page } = mei;
  await openChannel(server, page, long);
  await sentWith(page, `Line ${LONG}.`).waitFor();
  await idle(page);
  let pages = 0;
  for (;;) {
    // A stopped server holds the page back until it is known where everything stands.
    server.freeze();
    let reached: 'loading' | 'begin';
    let watch: Awaited<ReturnType<typeof watchPlace>> | undefined;
    try {
      reached = await wheelUntilLoading(page);
      await settle(page);
      if (reached === 'loading') watch = await watchPlace(page, await middleMessage(page));
    } finally {
      server.thaw();
    }
    await idle(page);
    if (!watch) break;
    pages += 1;
    expect(await watch.stop()).toBeLessThanOrEqual(1);
  }
  expect(pages).toBeGreaterThanOrEqual(3);
  await sentWith(page, 'Line 1.').first().waitFor();
});

test('all of the history can be read through, each message once and in order', async () => {
  const { page } = mei;
  const seen = new Map<number, number>();
  for (;;) {
    const shown = await page.locator('article[data-message-id]').allInnerTexts();
    const numbers = shown.flatMap((text) => /Line (\d+)\./.exec(text)?.[1] ?? []).map(Number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) seen.set(number, 1);
    if ((await scrollState(page)).fromEnd < 1) break;
    await page.mouse.wheel(0, 800);
    await settle(page, 3);
  }
  expect(seen.size).toBe(LONG);
});

test('a new message does not move what I read further up, and a button brings me to the present', async () => {
  const { page } = mei;
  await feed(page).hover();
  for (let turn = 0; turn < 6; turn += 1) {
    await page.mouse.wheel(0, -500);
    await settle(page, 3);
  }
  await settle(page);
  const watch = await watchPlace(page, await middleMessage(page));
  await anna.rest.call('messages.create', { channel_id: long.id, content: 'Meanwhile, below' });
  const jump = page.getByRole('button', { name: '1 new message' });
  await jump.waitFor();
  await settle(page);
  expect(await watch.stop()).toBeLessThanOrEqual(1);

  await jump.click();
  await sentWith(page, 'Meanwhile, below').waitFor();
  await expect.poll(async () => (await scrollState(page)).fromEnd).toBeLessThan(1);
  await jump.waitFor({ state: 'detached' });
});

test('who stands at the end of the conversation stays there when something is written', async () => {
  const { page } = mei;
  await anna.rest.call('messages.create', { channel_id: long.id, content: `Tall\n${'line\n'.repeat(20)}end` });
  await sentWith(page, 'Tall').waitFor();
  await expect.poll(async () => (await scrollState(page)).fromEnd).toBeLessThan(1);
  await write(page, 'My answer');
  await sentWith(page, 'My answer').waitFor();
  await expect.poll(async () => (await scrollState(page)).fromEnd).toBeLessThan(1);
});

test('each day is divided from the one before, and what one person says in a row stands together', async () => {
  const guild = await findGuild(anna, 'Дом мастеров');
  const main = await findChannel(anna, guild.id, 'общий');
  const messages = (await mei.rest.call('messages.list', { channel_id: main.id, limit: 100 })).reverse();
  // The seed is counted from now: whatever the hour, midnight falls into its night.
  const timeZone = zoneWithMidnightIn(messages);
  const { page } = await comeIn(server, 'mei', { timezoneId: timeZone });
  await openChannel(server, page, main);
  await idle(page);
  await begin(page).waitFor();
  await feed(page).hover();
  await page.mouse.wheel(0, -5000);
  await settle(page);

  const days = messages.map((message) => longDay(message, timeZone));
  const groups = messages.map((message, index) => {
    const before = messages[index - 1];
    const close = before !== undefined && Date.parse(message.timestamp) - Date.parse(before.timestamp) < TOGETHER;
    return !(close && before.author.id === message.author.id && days[index] === days[index - 1]);
  });
  expect(new Set(days).size).toBeGreaterThan(1);
  expect(groups).toContain(false);

  const shown = new Map<string, { first: string | null; day: string | undefined; name: number }>();
  for (;;) {
    for (const row of await readRows(page)) shown.set(row.id, row);
    if ((await scrollState(page)).fromEnd < 1) break;
    await page.mouse.wheel(0, 300);
    await settle(page, 3);
  }
  expect(messages.map(({ id }) => shown.get(id)?.first)).toEqual(groups.map(String));
  expect(messages.map(({ id }) => shown.get(id)?.name)).toEqual(groups.map(Number));
  expect(messages.map(({ id }) => shown.get(id)?.day)).toEqual(days.map((day, index) => (day === days[index - 1] ? undefined : day)));
});

/** Everybody in these tests lives in Moscow. */
/** A time zone of whole hours in which a day ends in the longest silence. */
function zoneWithMidnightIn(messages: readonly Message[]): string {
  const times = messages.map(({ timestamp }) => Date.parse(timestamp));
  const silences = times.slice(1).map((end, index) => ({ start: times[index] ?? end, length: end - (times[index] ?? end) }));
  const longest = silences.reduce((a, b) => (b.length > a.length ? b : a));
  const hour = new Date(longest.start + longest.length / 2).getUTCHours();
  // Written as in POSIX: east of Greenwich is negative.
  return hour <= 12 ? `Etc/GMT+${hour}` : `Etc/GMT-${24 - hour}`;
}

function longDay({ timestamp }: Message, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  return format.format(new Date(timestamp));
}

/** What stands on the page: whether a name is shown, and which day above it. */
function readRows(page: Page) {
  return page.locator('article[data-message-id]').evaluateAll((rows) =>
    rows.map((row) => ({
      id: row.getAttribute('data-message-id') ?? '',
      first: row.getAttribute('data-first'),
      name: row.querySelectorAll('b').length,
      day: /\d{4}$/.test(row.previousElementSibling?.textContent ?? '')
        ? (row.previousElementSibling?.textContent ?? undefined)
        : undefined,
    })),
  );
}
