import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { atEnd } from './support/at-end.ts';
import { countPresses, newContext, watchProblems } from './support/browser.ts';
import { startServer, type TestServer } from './support/server.ts';

/** What issue 4 promises, in ms: from the start of the server to the second person's first message. */
const TWO_MINUTES = 120_000;

let server: TestServer;
let invite: string;
let owner: Page;
let guest: Page;
const started = performance.now();

async function presentServer(): Promise<TestServer> {
  server ??= await startServer();
  return server;
}

atEnd(() => server?.stop());

test('before the setup link is used, every page says that the server is being set up', async () => {
  const { url } = await presentServer();
  const context = await newContext({ locale: 'ru-RU' });
  const stranger = await context.newPage();
  for (const path of ['/', '/invite/abc', '/channels/1/2']) {
    await stranger.goto(url + path);
    await stranger.getByRole('heading', { name: 'Сервер настраивают' }).waitFor();
  }
  const english = await (await newContext()).newPage();
  await english.goto(url);
  await english.getByRole('heading', { name: 'This server is being set up' }).waitFor();
});

test('the owner comes from the setup link to a first message in at most four presses, and has an invite link with a QR code', async () => {
  const { setupLink = '' } = await presentServer();
  const context = await newContext({ locale: 'ru-RU' });
  const presses = await countPresses(context);
  owner = await context.newPage();
  const problems = watchProblems(owner);

  await owner.goto(setupLink);
  await owner.getByRole('textbox', { name: 'Имя' }).waitFor();
  await owner.keyboard.type('вера');
  await owner.getByLabel('Пароль', { exact: true }).click();
  await owner.keyboard.type('синий чайник на плите');
  await owner.getByRole('button', { name: 'Дальше' }).click();

  await expect.poll(() => owner.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await owner.getByLabel('Название сервера').waitFor();
  await owner.keyboard.type('Мастерская');
  await owner.getByRole('button', { name: 'Создать сервер' }).click();

  await owner.getByRole('heading', { name: 'Сервер «Мастерская» готов' }).waitFor();
  invite = await owner.getByLabel('Ссылка-приглашение', { exact: true }).inputValue();
  expect(invite).toMatch(new RegExp(`^${server.url}/invite/[A-Za-z0-9]+$`));
  const code = owner.getByRole('img', { name: 'QR-код приглашения' });
  await expect
    .poll(() => code.evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth))
    .toBeGreaterThan(100);

  await owner.getByRole('button', { name: 'Открыть чат' }).click();
  await owner.getByRole('textbox', { name: 'Написать в #общий' }).waitFor();
  await owner.keyboard.type('Добро пожаловать');
  await owner.keyboard.press('Enter');
  await owner.locator('article[data-message-id]', { hasText: 'Добро пожаловать' }).waitFor();

  expect(presses()).toBeLessThanOrEqual(4);
  expect(problems).toEqual([]);
});

test('a used setup link says that it was used', async () => {
  const page = await (await newContext({ locale: 'ru-RU' })).newPage();
  await page.goto(server.setupLink ?? '');
  await page.getByRole('heading', { name: 'Ссылка для настройки больше не действует' }).waitFor();
  await page.getByText('npm run setup-link').waitFor();
});

test('an invited person sees whose server it is and who is there, and talks after at most three presses', async () => {
  const context = await newContext({ locale: 'en-US' });
  const presses = await countPresses(context);
  guest = await context.newPage();
  const problems = watchProblems(guest);

  await guest.goto(invite);
  await guest.getByRole('heading', { name: 'Мастерская' }).waitFor();
  await guest.getByText('вера invites you to').waitFor();
  await guest.getByText('1 online').waitFor();
  await guest.getByText('1 member', { exact: false }).waitFor();
  // The letters of the server stand for its icon, and a face for who is there.
  expect(await guest.getByText('М', { exact: true }).count()).toBe(1);
  expect(await guest.getByText('В', { exact: true }).count()).toBe(1);

  await guest.keyboard.type('Ben');
  await guest.getByLabel('Password', { exact: true }).click();
  await guest.keyboard.type('a kettle on the stove');
  await guest.getByRole('button', { name: 'Join' }).click();

  await guest.getByRole('textbox', { name: 'Write to #общий' }).waitFor();
  await guest.locator('article', { hasText: 'Добро пожаловать' }).waitFor();
  await guest.keyboard.type('Hello from Ben');
  await guest.keyboard.press('Enter');
  await guest.locator('article[data-message-id]', { hasText: 'Hello from Ben' }).waitFor();
  const took = performance.now() - started;
  console.info(`From the start of the server to the second person's first message: ${(took / 1000).toFixed(1)} s`);

  expect(presses()).toBeLessThanOrEqual(3);
  expect(took).toBeLessThan(TWO_MINUTES);
  expect(problems).toEqual([]);
});

test('two people in two browsers talk in real time and see each other among the people', async () => {
  await owner.locator('article', { hasText: 'Hello from Ben' }).waitFor();
  await owner.getByRole('complementary', { name: 'Люди' }).getByRole('button', { name: 'Ben' }).waitFor();
  await owner.getByText('В сети — 2').waitFor();
  await guest.getByText('Online — 2').waitFor();

  await owner.getByRole('textbox', { name: 'Написать в #общий' }).pressSequentially('Слышу вас');
  await guest.getByText('вера is typing').waitFor();
  const sent = performance.now();
  await owner.keyboard.press('Enter');
  await guest.locator('article', { hasText: 'Слышу вас' }).waitFor();
  expect(performance.now() - sent).toBeLessThan(5000);
  expect(await guest.locator('article').count()).toBe(3);
});
