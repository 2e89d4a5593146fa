import { bitsOf } from '@chat-js/protocol/permissions.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { faults } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { longPress } from './support/fingers.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, composerOf, findChannel, findGuild, type Person, sentWith, write } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { latinTexts } from './support/untranslated.ts';
import { openWorkshop } from './support/workshop.ts';

const HOME = 'Дом мастеров';

let server: TestServer;
let anna: Person;
let marina: Person;
let sasha: Person;
let mei: Person;
let phone: Person;
let guild_id: string;
let channel_id: string;
let role_id: string;

beforeAll(async () => {
  [{ server }, anna] = await openWorkshop('anna');
  await anna.rest.call('users.updateMe', { locale: 'en-US' });
  marina = await comeIn(server, 'marina');
  await marina.rest.call('users.updateMe', { locale: 'en-US' });
  sasha = await comeIn(server, 'sasha_94');
  await sasha.rest.call('users.updateMe', { locale: 'en-US' });
  mei = await comeIn(server, 'mei');
  phone = await comeIn(server, 'anna', ON_PHONE);
  guild_id = (await findGuild(anna, HOME)).id;
  channel_id = (await findChannel(anna, guild_id, 'общий')).id;
  const permissions = String(bitsOf(['KICK_MEMBERS', 'MODERATE_MEMBERS', 'VIEW_AUDIT_LOG']));
  role_id = (await anna.rest.call('roles.create', { guild_id, name: 'Helpers', permissions })).id;
  await anna.rest.call('members.update', { guild_id, user_id: marina.user.id, roles: [role_id] });
  for (const { page } of [anna, marina, sasha, mei]) await visit(page);
});

async function visit(page: Page): Promise<void> {
  await page.goto(`${server.url}/channels/${guild_id}/${channel_id}`);
  await page.locator('article').last().waitFor();
}

async function openSettings(page: Page, section: string): Promise<void> {
  await page.goto(`${server.url}/guilds/${guild_id}/settings/${section}`);
  await page.locator('main h1').waitFor();
}

const people = (page: Page) => page.getByRole('complementary', { name: 'People' });
const member = (page: Page, name: string) => people(page).getByRole('button', { name });
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog').last();
const toast = (page: Page) => page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Undo' }) });
/** The last of the statuses is the toast: undoing from elsewhere has buttons of the same name. */
const undo = (page: Page) => toast(page).getByRole('button', { name: 'Undo' }).click();
const homeOf = (page: Page) => page.getByRole('navigation', { name: /^(Servers|Серверы)$/ }).getByRole('link', { name: HOME });
const entries = (page: Page) => page.getByRole('list', { name: 'Audit log' }).getByRole('listitem');

async function choose(page: Page, name: string, what: string): Promise<void> {
  await member(page, name).click({ button: 'right' });
  await item(page, what).click();
  await dialog(page).waitFor();
}

async function offered(page: Page, name: string): Promise<string[]> {
  await member(page, name).click({ button: 'right' });
  await page.getByRole('menu').waitFor();
  const words = await page.getByRole('menuitem').allInnerTexts();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  return words.map((text) => text.trim());
}

test('a menu offers what one may do to that person, and nothing else', async () => {
  const ofOwner = await offered(anna.page, 'sasha_94');
  for (const what of ['Change nickname', 'Roles', 'Time-out', 'Kick', 'Ban', 'Mute in voice']) expect(ofOwner).toContain(what);
  const ofHelper = await offered(marina.page, 'sasha_94');
  for (const what of ['Time-out', 'Kick', 'Warn']) expect(ofHelper).toContain(what);
  for (const what of ['Ban', 'Roles', 'Change nickname', 'Mute in voice']) expect(ofHelper).not.toContain(what);
  const aboveOneself = await offered(marina.page, 'Анна');
  for (const what of ['Time-out', 'Kick', 'Warn']) expect(aboveOneself).not.toContain(what);
  expect(await offered(sasha.page, 'Марина')).toEqual(['Profile', 'Message', 'Add to friends', 'Block', 'Report', 'Copy ID']);
  expect(await offered(sasha.page, 'sasha_94')).toEqual(['Profile', 'Change nickname', 'Copy ID']);
});

test('a time-out closes the composer of that person at once, says until when, and its end opens it again', async () => {
  await choose(anna.page, 'sasha_94', 'Time-out');
  await dialog(anna.page).getByText('1 hour').click();
  await dialog(anna.page).getByLabel('Reason').fill('Cooling down');
  await dialog(anna.page).getByRole('button', { name: 'Give a time-out' }).click();
  await sasha.page.getByText(/You have a time-out until \d/).waitFor();
  await expect.poll(() => composerOf(sasha.page).count()).toBe(0);
  await member(anna.page, 'in a time-out until').waitFor();
  // Others have no use for it.
  await expect.poll(() => member(mei.page, 'in a time-out until').count()).toBe(0);

  await member(anna.page, 'sasha_94').click({ button: 'right' });
  await item(anna.page, 'End the time-out').click();
  await composerOf(sasha.page).waitFor();
  await member(anna.page, 'in a time-out until').waitFor({ state: 'detached' });
  await undo(anna.page);
  await sasha.page.getByText('You have a time-out until').waitFor();

  const communication_disabled_until = new Date(Date.now() + 2500).toISOString();
  await anna.rest.call('members.update', { guild_id, user_id: sasha.user.id, communication_disabled_until });
  await composerOf(sasha.page).waitFor();
  await write(sasha.page, 'Free again');
  await sentWith(anna.page, 'Free again').waitFor();
});

test('whoever is kicked loses the server at once, and the undo of the toast brings them back as they were', async () => {
  await anna.rest.call('members.update', { guild_id, user_id: sasha.user.id, nick: 'Sanya' });
  await sentWith(anna.page, 'Free again').getByRole('button', { name: 'Sanya' }).click({ button: 'right' });
  await item(anna.page, 'Kick').click();
  await dialog(anna.page).getByRole('button', { name: 'Kick', exact: true }).click();
  await homeOf(sasha.page).waitFor({ state: 'detached' });
  await member(anna.page, 'Sanya').waitFor({ state: 'detached' });
  await undo(anna.page);
  await homeOf(sasha.page).waitFor();
  await member(anna.page, 'Sanya').waitFor();
  await anna.rest.call('members.update', { guild_id, user_id: sasha.user.id, nick: null });
  await visit(sasha.page);
});

test('without a mouse I open the menu of a person, give a role, and take that back', async () => {
  const { page } = anna;
  await member(page, 'sasha_94').focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menu').waitFor();
  for (let presses = 0; presses < 20; presses += 1) {
    const here = await page.evaluate(() => document.activeElement?.textContent);
    if (here === 'Roles') break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  await tabTo(page, 'Helpers');
  await page.keyboard.press('Space');
  await tabTo(page, 'Reason');
  await page.keyboard.type('Knows the ropes');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const roles = async () => (await anna.rest.call('members.get', { guild_id, user_id: sasha.user.id })).roles;
  expect(await roles()).toEqual([role_id]);
  // Whoever has no mouse finds the way back in the list of people.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('sasha_94');
  await tabTo(page, 'Undo');
  await page.keyboard.press('Enter');
  await expect.poll(roles).toEqual([]);
});

/** Presses Tab until something of that name has the focus, and sees that it shows. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
      return element?.getAttribute('aria-label') ?? label ?? element?.textContent;
    });
    if (here?.includes(name)) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}

test('a ban takes the server and what was lately written, is listed with its reason, and can be lifted', async () => {
  await write(mei.page, 'Buy cheap lenses here');
  await sentWith(anna.page, 'Buy cheap lenses here').waitFor();
  await choose(anna.page, 'Mei', 'Ban');
  await dialog(anna.page).getByLabel('Delete what they wrote').selectOption({ label: 'The last hour' });
  await dialog(anna.page).getByLabel('Banned').selectOption({ label: 'For some days' });
  await dialog(anna.page).getByLabel('How many days').fill('400');
  await expect.poll(() => dialog(anna.page).getByRole('button', { name: 'Ban', exact: true }).isDisabled()).toBe(true);
  await dialog(anna.page).getByLabel('How many days').fill('3');
  await dialog(anna.page).getByLabel('Reason').fill('Advertising');
  await dialog(anna.page).getByRole('button', { name: 'Ban', exact: true }).click();
  await homeOf(mei.page).waitFor({ state: 'detached' });
  await sentWith(anna.page, 'Buy cheap lenses here').waitFor({ state: 'detached' });
  await member(anna.page, 'Mei').waitFor({ state: 'detached' });

  await openSettings(anna.page, 'bans');
  const row = anna.page.getByRole('listitem').filter({ hasText: 'Advertising' });
  await row.getByText('by Анна').waitFor();
  await row.getByText('until').waitFor();
  expect(await faults(anna.page)).toEqual([]);
  await anna.page.getByLabel('Search by name, ID or reason').fill('nobody');
  await anna.page.getByText('Nothing found. Try another word.').waitFor();
  await anna.page.getByLabel('Search by name, ID or reason').fill('advert');
  await row.getByRole('button', { name: 'Lift the ban' }).click();
  await row.waitFor({ state: 'detached' });

  const { code } = await anna.rest.call('invites.create', { channel_id });
  await mei.rest.call('invites.accept', { code });
  await homeOf(mei.page).waitFor();
});

test('people who are not here are banned by their ids, and the list of another moderator follows', async () => {
  const { page } = anna;
  await page.getByRole('button', { name: 'Ban by ID' }).click();
  await dialog(page).getByLabel('IDs').fill(`<@${mei.user.id}>\n155149108183695360`);
  await dialog(page).getByRole('button', { name: 'Ban 2 people' }).click();
  await dialog(page).getByText('1 of them cannot be banned').waitFor();
  await page.keyboard.press('Escape');
  await page.getByLabel('Search by name, ID or reason').fill(mei.user.id);
  await page.getByRole('listitem').filter({ hasText: 'Mei' }).waitFor();
  // Lifted by somebody else.
  await anna.rest.call('bans.remove', { guild_id, user_id: mei.user.id });
  await page.getByRole('listitem').filter({ hasText: 'Mei' }).waitFor({ state: 'detached' });
});

test('the audit log tells in sentences, shows before and after, follows what happens, and undoes', async () => {
  const { page } = anna;
  await openSettings(page, 'audit-log');
  await entries(page).getByRole('paragraph').filter({ hasText: 'Анна banned Mei' }).last().waitFor();
  await anna.rest.call('members.update', { guild_id, user_id: sasha.user.id, nick: 'Bolt', reason: 'Asked for it' });
  const entry = entries(page).filter({ hasText: 'Reason: Asked for it' });
  await entry.getByRole('paragraph').filter({ hasText: 'Анна gave sasha_94 the nickname Bolt' }).waitFor();
  await entry.getByRole('button', { name: 'Details' }).click();
  await entry.getByRole('definition').getByText('Bolt').waitFor();
  expect(await faults(page)).toEqual([]);
  await entry
    .first()
    .getByRole('button', { name: /^Undo:/ })
    .click();
  await entries(page).getByRole('paragraph').filter({ hasText: 'removed the nickname of sasha_94' }).nth(1).waitFor();
  await entries(page).getByText('undone by Анна').first().waitFor();
  expect((await anna.rest.call('members.get', { guild_id, user_id: sasha.user.id })).nick).toBeNull();

  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Ban lifted' });
  await expect.poll(() => entries(page).count()).toBe(2);
  await page.getByLabel('Who did it').selectOption({ label: 'Марина' });
  await page.getByText('Nothing found').waitFor();
});

test('in raid mode nobody joins, moderators see it over the conversation, and end it there', async () => {
  await openSettings(anna.page, 'safety');
  expect(await faults(anna.page)).toEqual([]);
  await anna.page.getByText('Accounts older than 5 minutes').click();
  await expect.poll(async () => (await anna.rest.call('guilds.get', { guild_id })).verification_level).toBe(1);
  await anna.page.getByRole('button', { name: 'Turn raid mode on' }).click();
  await anna.page.getByText('Raid mode is on until').waitFor();
  await marina.page.getByText('Raid mode is on until').waitFor();
  await expect.poll(() => sasha.page.getByText('Raid mode is on').count()).toBe(0);
  const { code } = await anna.rest.call('invites.create', { channel_id });
  await expect(mei.rest.call('invites.accept', { code })).rejects.toMatchObject({ code: 700041 });

  await visit(anna.page);
  await anna.page.getByRole('button', { name: 'End raid mode' }).click();
  await anna.page.getByText('Raid mode is on').waitFor({ state: 'detached' });
  await mei.rest.call('invites.accept', { code });
});

test('several members who are chosen go together, and come back together', async () => {
  const { page } = anna;
  await openSettings(page, 'members');
  await page.getByLabel('Search by name or ID').fill('e');
  await page.getByLabel('Choose Mei').check();
  await page.getByLabel('Search by name or ID').fill('sasha');
  await page.getByLabel('Choose sasha_94').check();
  await page.getByText('2 chosen').waitFor();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Kick', exact: true }).click();
  await dialog(page).getByText('Mei').waitFor();
  await dialog(page).getByRole('button', { name: 'Kick', exact: true }).click();
  await homeOf(mei.page).waitFor({ state: 'detached' });
  await homeOf(sasha.page).waitFor({ state: 'detached' });
  await undo(page);
  await homeOf(mei.page).waitFor();
  await homeOf(sasha.page).waitFor();

  await page.getByRole('button', { name: 'Remove the absent' }).click();
  await dialog(page).getByText('Nobody would go.').waitFor();
  expect(await dialog(page).getByRole('button', { name: 'Remove', exact: true }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
});

test('an account that is closed is logged out at once, and can be opened again', async () => {
  const { page } = anna;
  await page.goto(`${server.url}/settings/closed-accounts`);
  await page.getByLabel('ID of the account').fill(mei.user.id);
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('button', { name: 'Close the account' }).click();
  await mei.page.getByLabel(/^(Name or e-mail|Имя или почта)$/).waitFor();
  const row = page.getByRole('listitem').filter({ hasText: 'Mei' });
  await row.getByRole('button', { name: 'Open again' }).click();
  await row.waitFor({ state: 'detached' });
});

test('the menu and the dialogs are free of barriers', async () => {
  const { page } = anna;
  await visit(page);
  await member(page, 'sasha_94').click({ button: 'right' });
  await page.getByRole('menu').waitFor();
  expect(await faults(page, '.MuiModal-root')).toEqual([]);
  await page.keyboard.press('Escape');
  for (const what of ['Change nickname', 'Roles', 'Time-out', 'Kick', 'Ban']) {
    await choose(page, 'sasha_94', what);
    expect(await faults(page, '.MuiModal-root'), what).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  expect(await faults(page, 'main')).toEqual([]);
});

test('on a phone a long press opens the menu, and everything fits', async () => {
  const { page } = phone;
  await visit(page);
  await page.getByRole('button', { name: 'People' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'sasha_94' }).waitFor();
  await page.waitForTimeout(300);
  const box = await page.getByRole('dialog').getByRole('button', { name: 'sasha_94' }).boundingBox();
  if (!box) throw new Error('nobody is in the list');
  await longPress(page, box.x + 60, box.y + box.height / 2);
  await page.getByRole('menu').waitFor();
  expect(await cutOff(page)).toEqual([]);
  await item(page, 'Time-out').tap();
  await dialog(page).getByText('1 minute').tap();
  await dialog(page).getByRole('button', { name: 'Give a time-out' }).tap();
  await sasha.page.getByText('You have a time-out until').waitFor();
  await anna.rest.call('members.update', { guild_id, user_id: sasha.user.id, communication_disabled_until: null });
  for (const section of ['members', 'safety', 'bans', 'audit-log']) {
    await openSettings(page, section);
    await page.locator('main li, main [role=radiogroup], main p').first().waitFor();
    expect(await cutOff(page), section).toEqual([]);
    expect(await faults(page), section).toEqual([]);
  }
});

test('everything of it speaks Russian, too', async () => {
  await anna.rest.call('users.updateMe', { locale: 'ru' });
  const { page } = anna;
  for (const section of ['members', 'safety', 'bans', 'audit-log']) {
    await openSettings(page, section);
    await page.locator('main h1').filter({ hasText: /[а-я]/ }).waitFor();
    await page.locator('main li, main [role=radiogroup], main p').first().waitFor();
    const names = [
      'ID',
      '#electronics',
      'electronics',
      '@everyone',
      'Helpers',
      'Helpers ·',
      'Tom',
      'Mei',
      'sasha_94',
      'anna',
      'igor',
      'marina',
      'tom_w',
      'mei',
      'oksana',
    ];
    expect(
      (await latinTexts(page)).filter((text) => !names.includes(text)),
      section,
    ).toEqual([]);
  }
  for (const { problems } of [anna, marina, sasha, mei, phone]) expect(problems).toEqual([]);
});
