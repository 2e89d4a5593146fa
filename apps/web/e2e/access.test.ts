import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { faults, faultsAtBothWidths, settled } from './support/barriers.ts';
import { newContext } from './support/browser.ts';
import { ON_PHONE } from './support/chromium.ts';
import { swipe } from './support/fingers.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, composerOf, findGuild, type Person, sentWith } from './support/people.ts';
import { SEED_PASSWORD, startServer, type TestServer } from './support/server.ts';
import { SHOTS, type Shot } from './support/shots.ts';
import { wordsOf } from './support/words.ts';
import { openWorkshop } from './support/workshop.ts';

const NARROWEST = { width: 360, height: 740 };

const ru = wordsOf('ru');

let server: TestServer;
let anna: Person;
let phone: Person;
let channel: string;
let guild_id: string;

beforeAll(async () => {
  [{ server }, anna] = await openWorkshop('anna');
  phone = await comeIn(server, 'anna', { ...ON_PHONE, viewport: NARROWEST });
  guild_id = (await findGuild(anna, 'Дом мастеров')).id;
  channel = `${server.url}/channels/${guild_id}`;
});

function shotOf(name: string): Shot {
  const shot = SHOTS.find((one) => one.name === name);
  if (!shot) throw new Error(`no picture ${name}`);
  return shot;
}

test('every step of setting a server up is free of barriers', async () => {
  const fresh = await startServer();
  try {
    const page = await (await newContext()).newPage();
    await page.goto(fresh.url);
    await page.getByRole('heading', { name: 'This server is being set up' }).waitFor();
    expect(await faultsAtBothWidths(page)).toEqual([]);
    await page.goto(fresh.setupLink ?? '');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').first().waitFor();
    expect(await faultsAtBothWidths(page)).toEqual([]);
    await page.getByLabel('Name', { exact: true }).fill('vera');
    await page.getByLabel('Password', { exact: true }).fill('a kettle on the stove');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Server name').fill('Workshop');
    expect(await faultsAtBothWidths(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create the server' }).click();
    await page.getByRole('img', { name: 'QR code' }).waitFor();
    expect(await faultsAtBothWidths(page)).toEqual([]);
    await page.context().close();
  } finally {
    await fresh.stop();
  }
});

test('login and invitation are free of barriers', async () => {
  const page = await (await newContext()).newPage();
  const [invite] = await anna.rest.call('invites.listOfGuild', { guild_id });
  for (const path of ['/login', `/invite/${invite?.code}`, '/invite/gone']) {
    await page.goto(server.url + path);
    await page.getByRole('heading').first().waitFor();
    expect(await faultsAtBothWidths(page), path).toEqual([]);
  }
  await page.context().close();
});

test('every page of the settings is free of barriers', async () => {
  const user = ['profile', 'language', 'password', 'sessions', 'registrations', 'logout'].map((section) => `/settings/${section}`);
  const guild = ['overview', 'invites', 'danger'].map((section) => `/guilds/${guild_id}/settings/${section}`);
  for (const [index, path] of [...user, ...guild].entries()) {
    await anna.page.goto(server.url + path);
    await anna.page.locator('main h1').waitFor();
    // The list of sections beside it is the same on each.
    expect(await faults(anna.page, index === 0 ? undefined : 'main'), path).toEqual([]);
  }
  for (const path of ['/settings', '/settings/sessions', `/guilds/${guild_id}/settings/invites`]) {
    await phone.page.goto(server.url + path);
    await phone.page.locator('h1').waitFor();
    expect(await faults(phone.page), path).toEqual([]);
  }
});

test('the conversation, its menus and its dialogs are free of barriers', async () => {
  const { page } = anna;
  await page.goto(channel);
  await composerOf(page).waitFor();
  await page.locator('article').last().waitFor();
  expect(await faults(page)).toEqual([]);
  for (const name of ['profile', 'server-menu', 'invite-dialog', 'create-channel', 'edit-channel', 'delete-channel', 'create-server']) {
    await shotOf(name).show({ page, say: ru, url: server.url, path: channel });
    expect(await faults(page, '.MuiModal-root'), name).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('[role=dialog], [role=menu]').waitFor({ state: 'detached' });
  }
});

test('on a phone the conversation and both drawers are free of barriers', async () => {
  for (const name of ['chat', 'channels-drawer', 'people-drawer']) {
    await phone.page.goto(channel);
    await shotOf(name).show({ page: phone.page, say: ru, url: server.url, path: channel });
    expect(await faults(phone.page), name).toEqual([]);
  }
});

/** Presses Tab until something has the focus, as somebody without a mouse would, and sees where that is. */
async function tabTo(page: Page, key: 'Tab' | 'Shift+Tab', label: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      return element && { name: element.getAttribute('aria-label') ?? element.textContent, ring: getComputedStyle(element).outlineStyle };
    });
    // More may follow: what is new there.
    if (!here?.name?.startsWith(label)) continue;
    expect(here.ring).not.toBe('none');
    return;
  }
  throw new Error(`Tab does not lead to ${label}`);
}

test('without a mouse I log in, write, switch the channel and write there', async () => {
  const page = await (await newContext({ locale: 'ru-RU' })).newPage();
  await page.goto(`${server.url}/login`);
  await page.getByLabel(ru('Name or e-mail')).waitFor();
  await page.keyboard.type('anna');
  await page.keyboard.press('Tab');
  await page.keyboard.type(SEED_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Написать в #общий' }).waitFor();
  await page.keyboard.type('Пишу без мыши');
  await page.keyboard.press('Enter');
  await sentWith(page, 'Пишу без мыши').waitFor();
  await tabTo(page, 'Shift+Tab', 'станки-и-чпу');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Написать в #станки-и-чпу' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await page.keyboard.type('И здесь тоже');
  await page.keyboard.press('Enter');
  await sentWith(page, 'И здесь тоже').waitFor();
  await page.context().close();
});

test('on a phone the drawers open by button and by swipe, and close by Escape, by swipe and by Back', async () => {
  const { page } = phone;
  const channels = page.getByRole('dialog', { name: ru('Servers and channels') });
  const people = page.getByRole('dialog', { name: ru('People') });
  await page.goto(channel);
  await composerOf(page).waitFor();

  await page.getByRole('button', { name: ru('Servers and channels') }).tap();
  await channels.waitFor();
  await page.keyboard.press('Escape');
  await channels.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: ru('People') }).tap();
  await people.waitFor();
  await page.keyboard.press('Escape');
  await people.waitFor({ state: 'hidden' });

  // More than once: a browser that takes the swipe for its own Back does so only now and then.
  for (let turn = 0; turn < 4; turn += 1) {
    await swipe(page, 120, 300);
    await channels.waitFor();
    await settled(page);
    expect(await channels.evaluate((drawer) => drawer.getBoundingClientRect().left)).toBe(0);
    await swipe(page, 300, 20);
    await channels.waitFor({ state: 'hidden' });
  }
  await swipe(page, 300, 100);
  await people.waitFor();
  await page.goBack();
  await people.waitFor({ state: 'hidden' });
  expect(page.url()).toContain(channel);
});

test('nothing is cut off or scrolls sideways on the narrowest phone', async () => {
  const { page } = phone;
  for (const name of ['chat', 'invite-dialog', 'create-server']) {
    await page.goto(channel);
    await shotOf(name).show({ page, say: ru, url: server.url, path: channel });
    await settled(page);
    expect(await cutOff(page), name).toEqual([]);
  }
  for (const path of ['/settings', '/settings/profile', '/settings/sessions', `/guilds/${guild_id}/settings/invites`]) {
    await page.goto(server.url + path);
    await page.getByRole('heading').first().waitFor();
    expect(await cutOff(page), path).toEqual([]);
  }
});

test('with letters twice as large everything is still within reach', async () => {
  for (const { page } of [anna, phone]) {
    for (const path of [`/channels/${guild_id}`, '/settings/profile']) {
      await page.goto(server.url + path);
      await page.getByRole('heading').first().waitFor();
      await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
      expect(await cutOff(page), path).toEqual([]);
    }
    await page.goto(channel);
    await composerOf(page).waitFor();
    const size = () =>
      page
        .locator('article [dir=auto]')
        .last()
        .evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
    const before = await size();
    await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
    expect(await size()).toBe(before * 2);
    await expect.poll(async () => ((await composerOf(page).boundingBox())?.y ?? 0) + 20).toBeLessThan(page.viewportSize()?.height ?? 0);
  }
  for (const { problems } of [anna, phone]) expect(problems).toEqual([]);
});
