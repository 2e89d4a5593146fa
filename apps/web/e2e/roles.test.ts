import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { atEnd } from './support/at-end.ts';
import { faults, settled } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, composerOf, findChannel, findGuild, openChannel, type Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';

const HIDDEN = 'станки-и-чпу';

let server: TestServer;
let anna: Person;
let tom: Person;
let mei: Person;
let guild_id: string;
let settings: string;

beforeAll(async () => {
  server = await startServer({ seeded: true, limits: 'off' });
  atEnd(() => server.stop());
  [anna, tom, mei] = await Promise.all([comeIn(server, 'anna'), comeIn(server, 'tom_w'), comeIn(server, 'mei')]);
  await anna.rest.call('users.updateMe', { locale: 'en-US' });
  guild_id = (await findGuild(anna, 'Дом мастеров')).id;
  settings = `${server.url}/guilds/${guild_id}/settings/roles`;
});

const people = (page: Page) => page.getByRole('complementary', { name: 'People' });
const channels = (page: Page) => page.getByRole('navigation', { name: 'Channels' });
const link = (page: Page, channel: string) => channels(page).getByRole('link', { name: channel });
const rolesIn = (page: Page) => page.getByRole('main').locator('li b').allInnerTexts();

async function inMenuOf(page: Page, channel: string, item: string): Promise<void> {
  await link(page, channel).click({ button: 'right' });
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

test('I create a role, and people see who has it at once', async () => {
  await openChannel(server, mei.page, await findChannel(mei, guild_id, 'общий'));
  const { page } = anna;
  await page.goto(settings);
  await page.getByRole('button', { name: 'Create a role' }).click();
  await page.getByLabel('Name of the role').fill('Crew');
  await page.getByLabel('Name of the role').press('Enter');
  await page.getByRole('heading', { name: 'Crew' }).waitFor();
  await page.getByRole('button', { name: 'One', exact: true }).click();
  await page.getByRole('button', { name: 'Pink' }).click();
  await page.getByLabel('Or an emoji').fill('🔧');
  await page.getByLabel('Or an emoji').press('Enter');
  await page.getByRole('switch', { name: 'Show people with this role apart' }).click();
  await expect.poll(() => page.getByRole('switch', { name: 'Show people with this role apart' }).isChecked()).toBe(true);
  expect(await faults(page, 'main')).toEqual([]);

  await page.getByRole('button', { name: 'People', exact: true }).click();
  await page.getByRole('combobox', { name: 'Give it to' }).fill('mei');
  await page.getByRole('option', { name: 'Mei' }).click();
  await page.getByText('1 person has this role').waitFor();
  expect(await faults(page, 'main')).toEqual([]);

  await people(mei.page).getByText('Crew — 1').waitFor();
  const name = people(mei.page).getByRole('button', { name: 'Mei' }).getByText('Mei', { exact: true });
  await expect.poll(() => name.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(232, 111, 174)');
  await people(mei.page).getByRole('button', { name: 'Mei' }).getByRole('img', { name: 'Crew' }).waitFor();
  await people(mei.page).getByRole('button', { name: 'Mei' }).click();
  await mei.page.getByRole('dialog').getByRole('list', { name: 'Roles' }).getByText('Crew').waitFor();
  await mei.page.keyboard.press('Escape');
});

test('what a role allows is switched at once, found by its words and taken back by one press', async () => {
  const { page } = anna;
  await page.getByRole('button', { name: 'Permissions', exact: true }).click();
  await page.getByLabel('Search permissions').fill('pin');
  await expect.poll(() => page.getByRole('switch').count()).toBe(1);
  const pin = page.getByRole('switch', { name: 'Pin messages' });
  await pin.click();
  await expect.poll(() => pin.isChecked()).toBe(true);
  await page.getByRole('status').filter({ hasText: 'Saved' }).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => pin.isChecked()).toBe(false);
  await page.getByLabel('Search permissions').fill('');
  await page.getByRole('switch', { name: 'Do everything' }).click();
  await page.getByRole('dialog', { name: 'Make them administrators?' }).getByRole('button', { name: 'Cancel' }).click();
  expect(await faults(page, 'main')).toEqual([]);
});

test('a channel that becomes private vanishes for the others while they look, and stays for the chosen', async () => {
  const hidden = await findChannel(anna, guild_id, HIDDEN);
  await openChannel(server, tom.page, hidden);
  await link(mei.page, HIDDEN).waitFor();
  const { page } = anna;
  await openChannel(server, page, await findChannel(anna, guild_id, 'общий'));
  await inMenuOf(page, HIDDEN, 'Permissions');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('In sync with the category').waitFor();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Private channel' }).click();
  await dialog.getByLabel('Crew').check();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Set up', exact: true }).click();
  await dialog.getByText('Differs from the category').waitFor();

  await link(tom.page, HIDDEN).waitFor({ state: 'detached' });
  await expect.poll(() => tom.page.url()).not.toContain(hidden.id);
  await link(mei.page, HIDDEN).waitFor();
});

test('three states for one person, by keyboard alone', async () => {
  const { page } = anna;
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Crew', exact: true }).click();
  const writing = dialog.getByRole('radiogroup', { name: 'Write messages' });
  await writing.getByRole('radio', { name: 'As elsewhere: allowed' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => writing.getByRole('radio', { name: 'Deny' }).isChecked()).toBe(true);
  await openChannel(server, mei.page, await findChannel(mei, guild_id, 'общий'));
  await link(mei.page, HIDDEN).click();
  await mei.page.getByText('You can read here, but not write.').waitFor();
});

test('whoever may not write is told why', async () => {
  const { page } = mei;
  await page.getByRole('button', { name: 'Why?' }).click();
  const dialog = page.getByRole('dialog', { name: `Who may do what in ${HIDDEN}` });
  await dialog.getByText(`You cannot write messages in “${HIDDEN}”: the channel denies it to a role.`).waitFor();
  await dialog.getByText('Then it is denied here to').getByText('Crew').waitFor();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('I ask why somebody else cannot see a channel', async () => {
  const { page } = anna;
  await page.keyboard.press('Escape');
  await inMenuOf(page, HIDDEN, 'Who may do what, and why');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Person' }).fill('Tom');
  await dialog.getByRole('option', { name: 'Tom' }).click();
  await dialog.getByLabel('What about').selectOption({ label: 'See channels' });
  await dialog.getByText(`Tom cannot see channels in “${HIDDEN}”: the channel denies it to everybody.`).waitFor();
  await page.keyboard.press('Escape');
});

test('I see the server as everybody sees it, until I stop', async () => {
  const { page } = anna;
  await page.goto(settings);
  await page.getByRole('button', { name: 'More: @everyone' }).click();
  await page.getByRole('menuitem', { name: 'See the server as this role' }).click();
  const bar = page.getByText('You see the server as');
  await bar.waitFor();
  await link(page, 'общий').waitFor();
  expect(await link(page, HIDDEN).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Create a channel' }).count()).toBe(0);
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Stop' }).click();
  await link(page, HIDDEN).waitFor();
  await bar.waitFor({ state: 'detached' });
});

test('roles are put in order by keyboard and by the menu', async () => {
  const { page } = anna;
  await anna.rest.call('roles.create', { guild_id, name: 'Guests' });
  await page.goto(settings);
  await expect.poll(() => rolesIn(page)).toEqual(['Crew🔧', 'Guests', '@everyone']);
  await page.getByRole('button', { name: 'Move Guests' }).focus();
  await page.keyboard.press('Space');
  await page.getByText('Guests picked up.').waitFor({ state: 'attached' });
  await page.locator('[data-dragging=true]').filter({ hasText: 'Guests' }).waitFor();
  await page.keyboard.press('ArrowUp');
  await page.getByText('Guests is at the place of Crew.').waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await expect.poll(() => rolesIn(page)).toEqual(['Guests', 'Crew🔧', '@everyone']);
  await page.getByRole('button', { name: 'More: Guests' }).click();
  await page.getByRole('menuitem', { name: 'Move down' }).click();
  await expect.poll(() => rolesIn(page)).toEqual(['Crew🔧', 'Guests', '@everyone']);
  expect(await faults(page)).toEqual([]);
});

test('nobody changes a role at or above their own, and sees why', async () => {
  const [guests] = (await anna.rest.call('roles.list', { guild_id })).filter(({ name }) => name === 'Guests');
  const helper = await anna.rest.call('roles.create', { guild_id, name: 'Helper', permissions: String(1n << 28n) });
  await anna.rest.call('roles.reorder', { guild_id, roles: [{ id: helper.id, position: 2 }] });
  await anna.rest.call('members.addRole', { guild_id, user_id: tom.user.id, role_id: helper.id });
  const { page } = tom;
  await page.goto(settings);
  await page.getByRole('button', { name: /^Crew.*at or above your highest role/ }).click();
  await page.getByText('This role is at or above your highest one.').waitFor();
  await page.goto(`${settings}?role=${guests?.id}`);
  await page.getByRole('button', { name: 'Permissions', exact: true }).click();
  const ban = page.getByRole('switch', { name: 'Ban people' });
  await expect.poll(() => ban.isDisabled()).toBe(true);
  await page.getByText('You do not have this permission yourself').first().waitFor();
  await expect.poll(() => page.getByRole('switch', { name: 'Manage roles' }).isEnabled()).toBe(true);
});

test('roles and permissions fit on a phone', async () => {
  const phone = await comeIn(server, 'anna', ON_PHONE);
  const { page } = phone;
  await page.goto(settings);
  await page.getByRole('button', { name: /^Crew/ }).click();
  await page.getByRole('heading', { name: 'Crew' }).waitFor();
  for (const part of ['Look', 'Permissions', 'People']) {
    await page.getByRole('button', { name: part, exact: true }).click();
    expect(await cutOff(page), part).toEqual([]);
  }
  await openChannel(server, page, await findChannel(anna, guild_id, 'общий'));
  await page.getByRole('button', { name: 'Servers and channels' }).click();
  await page.getByRole('dialog', { name: 'Servers and channels' }).waitFor();
  await settled(page);
  const permissions = page.getByRole('menuitem', { name: 'Permissions', exact: true });
  // A finger that comes while the drawer still settles is taken for a swipe.
  await expect
    .poll(async () => {
      if ((await permissions.count()) === 0) await page.getByRole('button', { name: 'Manage общий' }).tap();
      await page.waitForTimeout(500);
      return permissions.count();
    })
    .toBe(1);
  await permissions.tap();
  const dialog = page.getByRole('dialog', { name: 'Permissions of общий' });
  await dialog.getByRole('button', { name: '@everyone' }).click();
  await dialog.getByRole('radiogroup', { name: 'Write messages' }).waitFor();
  expect(await faults(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'All roles and people' }).click();
  await dialog.getByText('Set up as').waitFor();
  await composerOf(page).waitFor();
});

test('a role is deleted after a question, and the pages show no problems', async () => {
  const { page } = anna;
  await page.goto(settings);
  await page.getByRole('button', { name: 'More: Guests' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog', { name: 'Delete the role “Guests”?' }).getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => rolesIn(page)).toEqual(['Crew🔧', 'Helper', '@everyone']);
  for (const { problems } of [anna, tom, mei]) expect(problems).toEqual([]);
});
