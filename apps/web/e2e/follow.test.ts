import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Guild } from '@chat-js/protocol/guilds.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { newContext } from './support/browser.ts';
import { composerOf, countSent, findGuild, openChannel, type Person, pendingWith, sentWith, write } from './support/people.ts';
import { SEED_PASSWORD, type TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

/** More than a client follows at once. */
const MANY = 10;

const UNAVAILABLE = { code: 700011, message: 'This server cannot save anything just now', retry_after: 1 };

let server: TestServer;
let anna: Person;
let tom: Person;
let guild: Guild;
let desk: Channel;
let far: Channel;
let others: Channel[];
/** All that a server has told Tom's page. */
let heard: string;

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const say = (channel: Channel, content: string) => anna.rest.call('messages.create', { channel_id: channel.id, content });

async function go(page: Page, channel: Channel) {
  await page.locator(`a[href="/channels/${guild.id}/${channel.id}"]`).click();
  await page.getByRole('textbox', { name: `Write to #${channel.name}` }).waitFor();
}

beforeAll(async () => {
  [{ server }, anna, tom] = await openWorkshop('anna', 'tom_w');
  guild = await findGuild(anna, 'Дом мастеров');
  const create = (name: string) => anna.rest.call('channels.create', { guild_id: guild.id, type: 0, name });
  desk = await create('desk');
  far = await create('far');
  others = [];
  for (let index = 1; index <= MANY; index += 1) others.push(await create(`other-${index}`));
  heard = '';
  tom.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => (heard += payload)));
  await openChannel(server, tom.page, desk);
});

test('a channel that I do not look at is marked when something is written there, and what is written stays with the server', async () => {
  const { page } = tom;
  await say(far, 'First far away');
  await say(far, 'Second far away');
  await link(page, 'far, new messages').waitFor();
  expect(await page.getByRole('link', { name: 'far, new messages' }).count()).toBe(1);
  expect(heard).not.toContain('far away');
  await say(desk, 'Here on the desk');
  await sentWith(page, 'Here on the desk').waitFor();
});

test('opening it shows all of it, takes the mark away, and the way back needs no server', async () => {
  const { page } = tom;
  await go(page, far);
  await sentWith(page, 'Second far away').waitFor();
  expect(await page.locator('article[data-message-id]').allInnerTexts()).toEqual([
    expect.stringContaining('First far away'),
    expect.stringContaining('Second far away'),
  ]);
  await link(page, 'far').waitFor();
  server.freeze();
  try {
    await go(page, desk);
    await sentWith(page, 'Here on the desk').waitFor({ timeout: 3000 });
    await go(page, far);
    await sentWith(page, 'Second far away').waitFor({ timeout: 3000 });
    await go(page, desk);
  } finally {
    server.thaw();
  }
  await say(far, 'Third far away');
  await link(page, 'far, new messages').waitFor();
});

test('a channel that I left long ago is marked again, and has no gap when I come back', async () => {
  const { page } = tom;
  await go(page, far);
  await sentWith(page, 'Third far away').waitFor();
  for (const channel of others) {
    await go(page, channel);
    await page.getByText('It is quiet here so far').waitFor();
  }
  await link(page, 'far').waitFor();
  heard = '';
  for (let index = 4; index <= 8; index += 1) await say(far, `Number ${index} far away`);
  await link(page, 'far, new messages').waitFor();
  expect(heard).not.toContain('far away');
  await go(page, far);
  // What was read is there at once, and what is new comes to it.
  await sentWith(page, 'Third far away').waitFor();
  await sentWith(page, 'Number 8 far away').waitFor();
  const texts = await page.locator('article[data-message-id]').allInnerTexts();
  expect(texts.map((text) => /(First|Second|Third|Number \d) far away/.exec(text)?.[1])).toEqual([
    'First',
    'Second',
    'Third',
    'Number 4',
    'Number 5',
    'Number 6',
    'Number 7',
    'Number 8',
  ]);
  await link(page, 'far').waitFor();
});

test('somebody is seen typing in the channel that I look at', async () => {
  await openChannel(server, anna.page, far);
  await composerOf(anna.page).pressSequentially('I am');
  await tom.page.getByText('is typing').waitFor();
});

test('when the server is restarted, nobody is told longer than it is away, and what was written meanwhile is sent once', async () => {
  const { page } = tom;
  const banner = await watchBanner(page);
  await server.quit();
  const gone = performance.now();
  await write(page, 'During the restart');
  await pendingWith(page, 'During the restart').waitFor();
  await server.start();
  const gap = performance.now() - gone;
  await sentWith(page, 'During the restart').waitFor();
  await sentWith(anna.page, 'During the restart').waitFor();
  expect(await countSent(tom, far.id, 'During the restart')).toBe(1);
  await page.getByText('No connection.').waitFor({ state: 'detached' });
  // After the server is there, the next attempt may be as far away as the one before.
  expect(await banner()).toBeLessThan(2 * gap + 2000);
  expect(await pendingWith(page, 'During the restart').count()).toBe(0);
});

test('a server that says it is about to stop is changed without a word', async () => {
  const page = await tom.context.newPage();
  let opened = 0;
  const told: (() => void)[] = [];
  await page.routeWebSocket(/socket\.io/, (socket) => {
    socket.connectToServer();
    opened += 1;
    told.push(() => socket.send('42["events",[["RECONNECT",{"after":200},null]]]'));
  });
  await openChannel(server, page, desk);
  await sentWith(page, 'Here on the desk').waitFor();
  const banner = await watchBanner(page);
  told[0]?.();
  await write(page, 'Between two lines');
  await expect.poll(() => opened).toBe(2);
  await sentWith(page, 'Between two lines').waitFor();
  await say(desk, 'Over the new line');
  await sentWith(page, 'Over the new line').waitFor();
  expect(await sentWith(page, 'Between two lines').count()).toBe(1);
  expect(await countSent(tom, desk.id, 'Between two lines')).toBe(1);
  expect(await banner()).toBe(0);
  await page.close();
});

test('while the server cannot save, what I write waits and says so, and is sent once by itself', async () => {
  const page = await tom.context.newPage();
  let away = true;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const upstream = socket.connectToServer();
    socket.onMessage((packet) => {
      const sending = away && /^42(\d+)\["call","messages\.create"/.exec(String(packet));
      if (!sending) return upstream.send(packet);
      socket.send(`43${sending[1]}[${JSON.stringify({ ok: false, error: { status: 503, ...UNAVAILABLE } })}]`);
    });
  });
  await openChannel(server, page, desk);
  await write(page, 'Patience');
  await page.getByText('Waits for the server').waitFor();
  expect(await page.getByText('Could not send this.').count()).toBe(0);
  away = false;
  await sentWith(page, 'Patience').waitFor();
  expect(await countSent(tom, desk.id, 'Patience')).toBe(1);
  await page.close();
});

test.each([
  ['en-US', 'Log in', 'The server cannot do this right now. Wait a moment and try again.'],
  ['ru-RU', 'Войти', 'Сервер пока не может этого сделать. Подождите немного и попробуйте ещё раз.'],
])('who logs in while the server cannot let anybody in is told so, in %s, and gets in afterwards', async (locale, button, sentence) => {
  const page = await (await newContext({ locale })).newPage();
  let away = true;
  await page.route('**/api/v10/auth/login', (route) =>
    away ? route.fulfill({ status: 503, headers: { 'retry-after': '1' }, json: UNAVAILABLE }) : route.continue(),
  );
  await page.goto(`${server.url}/login`);
  await page.locator('input[name=username]').fill('mei');
  await page.locator('input[name=password]').fill(SEED_PASSWORD);
  const submit = page.locator('form').getByRole('button', { name: button, exact: true });
  await submit.click();
  await page.getByText(sentence).waitFor();
  away = false;
  await submit.click();
  await page.getByRole('navigation').first().waitFor();
});

test('nothing went wrong on the pages behind the scenes', () => {
  for (const { problems } of [anna, tom]) expect(problems).toEqual([]);
});

/** Answers how long, in ms, the page has said since now that there is no connection. */
async function watchBanner(page: Page): Promise<() => Promise<number>> {
  const watched = await page.evaluateHandle(() => {
    const state = { shown: 0 };
    let before = performance.now();
    const look = () => {
      const now = performance.now();
      if (document.querySelector('main')?.textContent?.includes('No connection.')) state.shown += now - before;
      before = now;
      setTimeout(look, 50);
    };
    look();
    return state;
  });
  return () => watched.evaluate((state) => state.shown);
}
