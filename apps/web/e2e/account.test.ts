import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { atEnd } from './support/at-end.ts';
import { newContext } from './support/browser.ts';
import { comeIn, composerOf, findChannel, findGuild, openChannel, type Person, sentWith, write } from './support/people.ts';
import { SEED_PASSWORD, startServer, type TestServer } from './support/server.ts';
import { latinTexts } from './support/untranslated.ts';
import { wordsOf } from './support/words.ts';

const PASSWORD = 'a kettle on the stove';
/** Everything in the seed that has Latin letters: names of people, servers and channels. */
const NAMES = ['Mei', 'Mei-Lin', 'Tom', 'sasha_94', 'OS', 'SA', 'Open Source Evening', 'Lobby', 'electronics', 'anna', 'Chat-JS'];

const ru = wordsOf('ru');

let server: TestServer;
let anna: Person;
let tom: Person;
let mei: Person;

beforeAll(async () => {
  server = await startServer({ seeded: true, limits: 'off' });
  atEnd(() => server.stop());
  anna = await comeIn(server, 'anna', { locale: 'ru-RU' });
  tom = await comeIn(server, 'tom_w');
  mei = await comeIn(server, 'mei');
});

async function openAs(locale: string, path = '/login'): Promise<Page> {
  const page = await (await newContext({ locale })).newPage();
  await page.goto(server.url + path);
  return page;
}

const submit = (page: Page, name: string) => page.locator('form').getByRole('button', { name, exact: true }).click();

async function fillIn(page: Page, username: string, password: string): Promise<void> {
  await page.locator('input[name=username]').fill(username);
  await page.locator('input[name=password]').fill(password);
}

async function letRegister(who: 'Anyone' | 'Anyone, after you agree'): Promise<void> {
  await anna.page.goto(`${server.url}/settings/registrations`);
  await anna.page.getByText(ru(who), { exact: true }).click();
  await anna.page.getByText(ru('Saved')).waitFor();
}

test('the app speaks the language of the browser, and English to everybody else', async () => {
  for (const [locale, said, lang] of [
    ['ru-RU', ru('Name or e-mail'), 'ru'],
    ['en-GB', 'Name or e-mail', 'en'],
    ['de-DE', 'Name or e-mail', 'en'],
  ] as const) {
    const page = await openAs(locale);
    await page.getByLabel(said).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    await page.context().close();
  }
});

test('where registration is by invitation a stranger is told so, and where it is open registers and is in', async () => {
  const stranger = await openAs('en-US');
  await stranger.getByRole('button', { name: 'Register' }).click();
  await stranger.getByText('People join here by invitation.', { exact: false }).waitFor();

  await letRegister('Anyone');
  await stranger.reload();
  await stranger.getByRole('button', { name: 'Register' }).click();
  await fillIn(stranger, 'tom_w', PASSWORD);
  await submit(stranger, 'Register');
  await stranger.getByText('This name is taken. Try another one.').waitFor();
  await fillIn(stranger, 'Zoe', PASSWORD);
  await submit(stranger, 'Register');
  await stranger.getByRole('heading', { name: 'You are not in any server yet' }).waitFor();
  await stranger.context().close();
});

test('I log out, a wrong password is refused, and the right one lets me in again, also after a reload', async () => {
  const page = await openAs('en-US');
  await fillIn(page, 'Zoe', PASSWORD);
  await submit(page, 'Log in');
  await page.getByRole('heading', { name: 'You are not in any server yet' }).waitFor();
  await page.goto(`${server.url}/settings/logout`);
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByLabel('Name or e-mail').waitFor();
  await page.goto(server.url);
  await page.getByLabel('Name or e-mail').waitFor();
  await fillIn(page, 'Zoe', 'not this one');
  await submit(page, 'Log in');
  await page.getByText('The name or the password is wrong.').waitFor();
  await fillIn(page, 'Zoe', PASSWORD);
  await submit(page, 'Log in');
  await page.getByRole('heading', { name: 'You are not in any server yet' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'You are not in any server yet' }).waitFor();
  await page.context().close();
});

test('where somebody has to agree, a stranger waits and enters by themselves when the administrator lets them in', async () => {
  await letRegister('Anyone, after you agree');
  const stranger = await openAs('en-US');
  await stranger.getByRole('button', { name: 'Register' }).click();
  await fillIn(stranger, 'Nils', PASSWORD);
  await submit(stranger, 'Register');
  await stranger.getByRole('heading', { name: 'Almost there, Nils' }).waitFor();
  const row = anna.page.getByRole('listitem').filter({ hasText: 'Nils' });
  await row.getByRole('button').first().click();
  await row.waitFor({ state: 'detached' });
  await stranger.getByRole('heading', { name: 'You are not in any server yet' }).waitFor();
  await stranger.context().close();
});

test('others see my new display name, picture and description at once', async () => {
  const guild = await findGuild(mei, 'Дом мастеров');
  const channel = await findChannel(mei, guild.id, 'electronics');
  await openChannel(server, tom.page, channel);
  await openChannel(server, mei.page, channel);
  await write(mei.page, 'Guess who');
  await sentWith(tom.page, 'Guess who').waitFor();

  await mei.page.getByRole('link', { name: 'Settings' }).click();
  await mei.page.getByLabel('Display name').fill('Mei-Lin');
  await mei.page.getByLabel('Display name').press('Enter');
  await mei.page.getByLabel('About you').fill('Cameras from 1950 on');
  await mei.page.getByLabel('Display name').focus();
  const picture = await mei.page.screenshot({ clip: { x: 0, y: 0, width: 96, height: 96 } });
  await mei.page.locator('input[type=file]').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: picture });

  await tom.page
    .getByRole('article', { name: /^Mei-Lin, / })
    .first()
    .waitFor();
  const people = tom.page.getByRole('complementary', { name: 'People' });
  const row = people.getByRole('button', { name: 'Mei-Lin' });
  const seen = row.locator('img');
  await expect
    .poll(() => seen.evaluate((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth))
    .toBeGreaterThan(0);
  await row.click();
  await tom.page.getByRole('dialog').getByText('Cameras from 1950 on').waitFor();
  await tom.page.keyboard.press('Escape');
});

test('I see where I am logged in, and logging a device out there throws it out within two seconds', async () => {
  const other = await comeIn(server, 'tom_w', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' });
  await other.page.goto(server.url);
  await composerOf(other.page).waitFor();
  await tom.page.goto(`${server.url}/settings/sessions`);
  await tom.page.getByText('this device').waitFor();
  const row = tom.page.getByRole('listitem').filter({ hasText: 'Firefox' });
  const clicked = performance.now();
  await row.getByRole('button').click();
  await other.page.locator('input[name=password]').waitFor();
  expect(performance.now() - clicked).toBeLessThan(2000);
  await row.waitFor({ state: 'detached' });
});

test('a new password needs the old one, throws out my other devices and is the one that works from then on', async () => {
  const other = await comeIn(server, 'tom_w');
  await other.page.goto(server.url);
  await composerOf(other.page).waitFor();
  const { page } = tom;
  await page.goto(`${server.url}/settings/password`);
  await page.getByLabel('Password until now').fill('not this one');
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('This is not your password.').waitFor();
  await page.getByLabel('Password until now').fill(SEED_PASSWORD);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('The password is changed. Other devices are logged out.').waitFor();

  await other.page.locator('input[name=password]').waitFor();
  await fillIn(other.page, 'tom_w', SEED_PASSWORD);
  await submit(other.page, 'Log in');
  await other.page.getByText('The name or the password is wrong.').waitFor();
  await fillIn(other.page, 'tom_w', PASSWORD);
  await submit(other.page, 'Log in');
  await composerOf(other.page).waitFor();
  await page.goto(server.url);
  await composerOf(page).waitFor();
});

test('the language changes at once, without a reload, and stays with me on another device', async () => {
  const { page } = mei;
  await page.goto(`${server.url}/settings/language`);
  await page.evaluate(() => Object.assign(globalThis, { untouched: true }));
  await page.getByText('Русский').click();
  await page.getByRole('heading', { name: ru('Language'), exact: true }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('ru');
  expect(await page.evaluate(() => Reflect.get(globalThis, 'untouched'))).toBe(true);
  await expect.poll(async () => (await mei.rest.call('users.me', {})).locale).toBe('ru');

  const other = await comeIn(server, 'mei', { locale: 'en-US' });
  await other.page.goto(`${server.url}/settings/language`);
  await other.page.getByRole('heading', { name: ru('Language'), exact: true }).waitFor();
});

test('a Russian reads Russian on every screen', async () => {
  const { page } = anna;
  const guild = await findGuild(anna, 'Дом мастеров');
  const settings = ['profile', 'password', 'sessions', 'registrations', 'logout'].map((section) => `/settings/${section}`);
  const guildSettings = ['overview', 'danger'].map((section) => `/guilds/${guild.id}/settings/${section}`);
  const left: Record<string, string[]> = {};
  for (const path of [`/channels/${guild.id}`, '/channels/1/2', ...settings, ...guildSettings]) {
    await page.goto(server.url + path);
    await page.getByRole('heading').first().waitFor();
    const texts = await latinTexts(page);
    const foreign = texts.filter((text) => !NAMES.includes(text) && !/Chrome|127\.0\.0\.1/.test(text));
    if (foreign.length > 0) left[path] = foreign;
  }
  for (const path of ['/login', '/setup', '/invite/gone']) {
    const stranger = await openAs('ru-RU', path);
    await stranger.getByRole('heading').first().waitFor();
    const foreign = (await latinTexts(stranger)).filter((text) => !NAMES.includes(text));
    if (foreign.length > 0) left[path] = foreign;
    await stranger.context().close();
  }
  expect(left).toEqual({});
  for (const { problems } of [anna, tom, mei]) expect(problems).toEqual([]);
});
