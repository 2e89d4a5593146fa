import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { newContext } from './support/browser.ts';
import { composerOf, findChannel, findGuild, type Person } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
let tom: Person;
let mei: Person;
let invite: string;

beforeAll(async () => {
  [{ server }, tom, mei] = await openWorkshop('tom_w', 'mei');
});

const rail = (page: Page) => page.getByRole('navigation', { name: 'Servers' });
const channels = (page: Page) => page.getByRole('navigation', { name: 'Channels' });
const people = (page: Page) => page.getByRole('complementary', { name: 'People' });
const guildName = (page: Page) => page.locator('#guild-name');

/** The text and voice channels from top to bottom, as this person sees them. */
const order = (page: Page) => channels(page).getByRole('link').allInnerTexts();

async function choose(page: Page, item: string): Promise<void> {
  await guildName(page).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function manage(page: Page, channel: string, item: string): Promise<void> {
  await channels(page).getByRole('link', { name: channel }).hover();
  await channels(page).getByRole('listitem').filter({ hasText: channel }).locator('[aria-haspopup=menu]').click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function expectOver(link: string): Promise<void> {
  const stranger = await (await newContext()).newPage();
  await stranger.goto(link);
  await stranger.getByRole('heading', { name: 'This invite has run out' }).waitFor();
  await stranger.close();
}

test('I create a second server from a template and land in its channel', async () => {
  const { page } = tom;
  await page.goto(server.url);
  await rail(page).getByRole('button', { name: 'Create a server' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a server' });
  await dialog.getByRole('textbox').fill('Night Lab');
  await dialog.getByText('Friends').click();
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await guildName(page).getByText('Night Lab').waitFor();
  await composerOf(page).waitFor();
  await expect.poll(() => order(page)).toEqual(['general', 'photos', 'plans', 'Lobby']);
});

test('an invite for one person and one hour lets one person in and nobody after', async () => {
  await tom.page.getByRole('button', { name: 'Invite people' }).click();
  const dialog = tom.page.getByRole('dialog', { name: 'Invite to “Night Lab”' });
  await dialog.getByLabel('Works for').selectOption({ label: '1 hour' });
  await dialog.getByLabel('How often').selectOption({ label: 'Once' });
  const { id: guild_id } = await findGuild(tom, 'Night Lab');
  const find = async () => {
    const shown = await dialog.getByLabel('Invite link', { exact: true }).inputValue();
    const invites = await tom.rest.call('invites.listOfGuild', { guild_id });
    return invites.find(({ code }) => shown === `${server.url}/invite/${code}`);
  };
  await expect.poll(find, { timeout: 15_000 }).toMatchObject({ max_age: 3600, max_uses: 1 });
  const link = await dialog.getByLabel('Invite link', { exact: true }).inputValue();
  await tom.page.keyboard.press('Escape');

  await mei.page.goto(link);
  await mei.page.getByText('Tom invites you to').waitFor();
  await mei.page.getByRole('button', { name: 'Join' }).click();
  await composerOf(mei.page).waitFor();
  await people(tom.page).getByRole('button', { name: 'Mei' }).waitFor();
  await expectOver(link);
});

test('a new name and a description of the server show at once to the others and to whoever is invited, and can be undone', async () => {
  const { page } = tom;
  await choose(page, 'Server settings');
  await page.getByLabel('Server name').fill('Day Lab');
  await page.getByLabel('Server name').press('Enter');
  await guildName(mei.page).getByText('Day Lab').waitFor();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await guildName(mei.page).getByText('Night Lab').waitFor();

  await page.getByLabel('Description').fill('Soldering after dark');
  await page.getByLabel('Server name').focus();
  await page.getByText('Saved').waitFor();
  await page.getByRole('link', { name: 'Invites' }).click();
  await page.getByRole('button', { name: 'Create an invite' }).click();
  invite = await page.getByLabel('Invite link', { exact: true }).inputValue();
  const stranger = await (await newContext()).newPage();
  await stranger.goto(invite);
  await stranger.getByText('Soldering after dark').waitFor();
  await stranger.close();
});

test('an invite that is revoked lets nobody in', async () => {
  const { page } = tom;
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const row = page.getByRole('listitem').filter({ hasText: invite.split('/').at(-1) });
  await row.getByRole('button', { name: 'Revoke' }).click();
  await row.waitFor({ state: 'detached' });
  await expectOver(invite);
  await page.getByRole('link', { name: 'Close settings' }).first().click();
  await composerOf(page).waitFor();
});

test('a channel that I create, rename and describe shows to the others at once', async () => {
  await choose(tom.page, 'Create a channel');
  await tom.page.getByRole('dialog').getByRole('textbox').fill('ideas');
  await tom.page.keyboard.press('Enter');
  await tom.page.getByRole('heading', { name: 'ideas', exact: true }).waitFor();
  await channels(mei.page).getByRole('link', { name: 'ideas' }).click();

  await manage(tom.page, 'ideas', 'Rename or describe');
  await tom.page.getByRole('dialog').getByRole('textbox').first().fill('better-ideas');
  await tom.page.getByLabel('Description').fill('Half-baked is fine');
  await tom.page.getByRole('button', { name: 'Save' }).click();
  await mei.page.getByRole('heading', { name: 'better-ideas', exact: true }).waitFor();
  await mei.page.getByText('Half-baked is fine').waitFor();
});

test('channels that I drag with the mouse stay where I put them, for everybody', async () => {
  const { page } = tom;
  await expect.poll(() => order(page)).toEqual(['better-ideas', 'general', 'photos', 'plans', 'Lobby']);
  const from = await channels(page).getByRole('link', { name: 'plans' }).boundingBox();
  const to = await channels(page).getByRole('link', { name: 'general' }).boundingBox();
  if (!from || !to) throw new Error('a channel is not on the page');
  await page.mouse.move(from.x + 40, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y - 10, { steps: 5 });
  await page.mouse.move(to.x + 40, to.y + to.height / 2, { steps: 10 });
  await page.mouse.up();
  const wanted = ['better-ideas', 'plans', 'general', 'photos', 'Lobby'];
  await expect.poll(() => order(page)).toEqual(wanted);
  await expect.poll(() => order(mei.page)).toEqual(wanted);
  // The drag has followed no link.
  await page.getByRole('heading', { name: 'better-ideas', exact: true }).waitFor();
});

test('a category that I collapse, by click or by key, shows what is new and where I am, on this device', async () => {
  const { page } = mei;
  const whole = await order(page);
  const heading = channels(page).getByRole('heading', { level: 3 }).first().getByRole('button');
  const inside = channels(page).getByRole('list').nth(1).getByRole('link');
  const [read = '', fresh = ''] = await inside.allInnerTexts();
  await inside.first().click();
  await heading.click();
  await expect.poll(() => inside.allInnerTexts()).toEqual([read]);
  expect(await heading.getAttribute('aria-expanded')).toBe('false');
  const guild = await findGuild(tom, 'Night Lab');
  const { id: channel_id } = await findChannel(tom, guild.id, fresh);
  await tom.rest.call('messages.create', { channel_id, content: `<@${mei.user.id}> look` });
  await expect.poll(() => inside.allInnerTexts()).toEqual([read, fresh]);
  await heading.getByText('mentions: 1').waitFor({ state: 'attached' });
  expect(await order(tom.page)).toEqual(whole);
  await page.reload();
  await expect.poll(() => heading.getAttribute('aria-expanded')).toBe('false');
  await heading.press('Enter');
  await expect.poll(() => order(page)).toEqual(whole);
});

/** A list that has just begun to move measures itself first; a key that comes before is lost, and one presses again. */
async function pressUntil(page: Page, key: string, announced: string): Promise<void> {
  const said = page.getByText(announced);
  await expect
    .poll(
      async () => {
        if ((await said.count()) === 0) await page.keyboard.press(key);
        return said.count();
      },
      { interval: 1000 },
    )
    .toBe(1);
}

test('channels can be moved by keyboard alone: by Space and arrows, and from their menu', async () => {
  const { page } = tom;
  await channels(page).getByRole('link', { name: 'photos' }).focus();
  await page.keyboard.press('Space');
  await page.locator('[data-dragging=true]').filter({ hasText: 'photos' }).waitFor();
  await page.getByText('photos picked up.').waitFor({ state: 'attached' });
  await pressUntil(page, 'ArrowUp', 'photos is at the place of general.');
  await page.keyboard.press('Space');
  await expect.poll(() => order(mei.page)).toEqual(['better-ideas', 'plans', 'photos', 'general', 'Lobby']);

  await channels(page).getByRole('listitem').filter({ hasText: 'general' }).locator('[aria-haspopup=menu]').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Move up' }).focus();
  await page.keyboard.press('Enter');
  const wanted = ['better-ideas', 'plans', 'general', 'photos', 'Lobby'];
  await expect.poll(() => order(mei.page)).toEqual(wanted);
  await page.reload();
  await composerOf(page).waitFor();
  await expect.poll(() => order(page)).toEqual(wanted);
});

test('a channel is deleted only after I type its name, and whoever reads it is led to another one', async () => {
  await manage(tom.page, 'better-ideas', 'Delete');
  const dialog = tom.page.getByRole('dialog', { name: 'Delete “better-ideas”?' });
  const button = dialog.getByRole('button', { name: 'Delete' });
  await expect.poll(() => button.isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('ideas');
  await expect.poll(() => button.isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('better-ideas');
  await button.click();
  await channels(mei.page).getByRole('link', { name: 'better-ideas' }).waitFor({ state: 'detached' });
  await mei.page.getByRole('textbox', { name: 'Write to #plans' }).waitFor();
  await mei.page.reload();
  await mei.page.getByRole('textbox', { name: 'Write to #plans' }).waitFor();
});

test('who is online stands first among the people, and moves as they come and go', async () => {
  const list = () => people(tom.page).locator('h3, button').allInnerTexts();
  const trimmed = async () => (await list()).map((text) => text.split('\n').at(-1));
  await expect.poll(trimmed).toEqual(['Online — 2', 'Mei', 'Tom']);
  await mei.page.goto('about:blank');
  await expect.poll(trimmed, { timeout: 20_000 }).toEqual(['Online — 1', 'Tom', 'Offline — 1', 'Mei']);
  await mei.page.goto(server.url);
  await expect.poll(trimmed, { timeout: 20_000 }).toEqual(['Online — 2', 'Mei', 'Tom']);
});

test('I can leave a server, and it is gone from my list and I from its people', async () => {
  await rail(mei.page).getByRole('link', { name: 'Night Lab' }).click();
  await guildName(mei.page).getByText('Night Lab').waitFor();
  await choose(mei.page, 'Leave the server');
  await mei.page.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true }).click();
  await rail(mei.page).getByRole('link', { name: 'Night Lab' }).waitFor({ state: 'detached' });
  await people(tom.page).getByRole('button', { name: 'Mei' }).waitFor({ state: 'detached' });
  await people(tom.page).getByText('Online — 1').waitFor();
});

test('a server is deleted only after its owner types its name, and is gone for everybody at once', async () => {
  const { id } = await findGuild(tom, 'Night Lab');
  const { id: channel_id } = await findChannel(tom, id, 'general');
  const { code } = await tom.rest.call('invites.create', { channel_id });
  await mei.rest.call('invites.accept', { code });
  await rail(mei.page).getByRole('link', { name: 'Night Lab' }).waitFor();

  await choose(tom.page, 'Server settings');
  await tom.page.getByRole('link', { name: 'Delete the server' }).click();
  await tom.page.getByRole('button', { name: 'Delete the server' }).click();
  const dialog = tom.page.getByRole('dialog', { name: 'Delete “Night Lab”?' });
  const button = dialog.getByRole('button', { name: 'Delete for good' });
  await dialog.getByRole('textbox').fill('Night');
  await expect.poll(() => button.isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('Night Lab');
  await button.click();
  for (const { page } of [tom, mei]) {
    await rail(page).getByRole('link', { name: 'Дом мастеров' }).waitFor();
    await rail(page).getByRole('link', { name: 'Night Lab' }).waitFor({ state: 'detached' });
  }
  for (const { problems } of [tom, mei]) expect(problems).toEqual([]);
});
