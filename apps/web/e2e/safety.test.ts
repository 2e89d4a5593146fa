import type { Channel } from '@chat-js/protocol/channels.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { atEnd } from './support/at-end.ts';
import { faultsAtBothWidths } from './support/barriers.ts';
import { comeIn, openChannel, type Person, pendingWith, write } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';

// Tom's server: Mei and Sasha are guests in it.
let server: TestServer;
let tom: Person;
let mei: Person;
let sasha: Person;
let channel: Channel;
let guild_id: string;
let code: string;

beforeAll(async () => {
  server = await startServer({ seeded: true, limits: 'off' });
  atEnd(() => server.stop());
  [tom, mei, sasha] = [await comeIn(server, 'tom_w'), await comeIn(server, 'mei'), await comeIn(server, 'sasha_94')];
  await sasha.rest.call('users.updateMe', { locale: 'en-US' });
  guild_id = (await tom.rest.call('guilds.create', { name: 'Quiet Lab', template: 'friends' })).id;
  const [first] = (await tom.rest.call('channels.list', { guild_id })).filter(({ type }) => type === 0);
  if (!first) throw new Error('no channel');
  channel = first;
  code = (await tom.rest.call('invites.create', { channel_id: channel.id })).code;
  for (const { rest } of [mei, sasha]) await rest.call('invites.accept', { code });
  for (const { page } of [tom, mei]) await openChannel(server, page, channel);
});

const settings = (section: string) => tom.page.goto(`${server.url}/guilds/${guild_id}/settings/${section}`);
const member = (page: Page, name: string) => page.getByRole('complementary', { name: 'People' }).getByRole('button', { name });
const entries = () => tom.page.getByRole('list', { name: 'Audit log' }).getByRole('listitem');
const get = (who: Person) => tom.rest.call('members.get', { guild_id, user_id: who.user.id });

async function choose(name: string, what: string): Promise<void> {
  await member(tom.page, name).click({ button: 'right' });
  await tom.page.getByRole('menuitem', { name: what, exact: true }).click();
}

test('a nickname that a moderator gives shows to everybody at once', async () => {
  await choose('sasha_94', 'Change nickname');
  const dialog = tom.page.getByRole('dialog', { name: 'Nickname of sasha_94' });
  await dialog.getByLabel('Nickname', { exact: true }).fill('Bolt');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await member(mei.page, 'Bolt').waitFor();
  await tom.page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await member(mei.page, 'sasha_94').waitFor();
});

test('somebody is muted and deafened in voice channels, and gets both back', async () => {
  await choose('sasha_94', 'Mute in voice');
  await expect.poll(() => get(sasha)).toMatchObject({ mute: true, deaf: false });
  await choose('sasha_94', 'Deafen in voice');
  await expect.poll(() => get(sasha)).toMatchObject({ mute: true, deaf: true });
  await choose('sasha_94', 'Give the microphone back');
  await choose('sasha_94', 'Give the sound back');
  await expect.poll(() => get(sasha)).toMatchObject({ mute: false, deaf: false });
});

test('whoever has just come cannot write where one has to be known longer', async () => {
  await settings('safety');
  await tom.page.getByText('… and here for 1 day').click();
  await expect.poll(async () => (await tom.rest.call('guilds.get', { guild_id })).verification_level).toBe(4);
  await openChannel(server, sasha.page, channel);
  await write(sasha.page, 'am I known here?');
  await pendingWith(sasha.page, 'am I known here?').getByText('You are too new here to write yet.').waitFor();
  await tom.page.getByText('Whoever comes in may write at once.').click();
  await expect.poll(async () => (await tom.rest.call('guilds.get', { guild_id })).verification_level).toBe(0);
});

test('bans hold for addresses only after the price of it was read', async () => {
  await settings('safety');
  const addresses = tom.page.getByLabel('Bans hold for the addresses of a person too');
  expect(await addresses.isChecked()).toBe(false);
  await tom.page.getByText('The price: people who share the network with them stay out as well').waitFor();
  await addresses.check();
  await expect.poll(async () => (await tom.rest.call('guilds.get', { guild_id })).ban_addresses).toBe(true);
  await addresses.uncheck();
  await expect.poll(async () => (await tom.rest.call('guilds.get', { guild_id })).ban_addresses).toBe(false);
});

test('when many join at once raid mode comes on by itself, and moderators see why', async () => {
  await settings('safety');
  await tom.page.getByText('Turn it on by itself, for an hour, when many people join at once').click();
  await tom.page.getByLabel('So many within a minute').fill('2');
  await tom.page.keyboard.press('Enter');
  await expect.poll(async () => (await tom.rest.call('guilds.get', { guild_id })).raid_joins).toBe(2);
  await openChannel(server, tom.page, channel);
  for (const name of ['igor', 'marina']) await (await comeIn(server, name)).rest.call('invites.accept', { code });
  await tom.page.getByText('Many people joined at once.').waitFor();
  await tom.page.getByRole('button', { name: 'End raid mode' }).click();
  await tom.page.getByText('Many people joined at once.').waitFor({ state: 'detached' });
});

test('a role that was deleted comes back from the audit log, with who had it and what it opened', async () => {
  const crew = await tom.rest.call('roles.create', { guild_id, name: 'Crew', permissions: String(PERMISSIONS.KICK_MEMBERS) });
  await tom.rest.call('members.addRole', { guild_id, user_id: mei.user.id, role_id: crew.id });
  const view = String(PERMISSIONS.VIEW_CHANNEL);
  await tom.rest.call('channels.create', {
    guild_id,
    name: 'workshop',
    permission_overwrites: [
      { id: guild_id, type: 0, deny: view },
      { id: crew.id, type: 0, allow: view },
    ],
  });
  const workshop = mei.page.getByRole('link', { name: 'workshop' });
  await workshop.waitFor();
  await tom.rest.call('roles.delete', { guild_id, role_id: crew.id });
  await workshop.waitFor({ state: 'detached' });

  await settings('audit-log');
  const deletion = entries().filter({ hasText: 'Tom deleted the role Crew' });
  await deletion.getByRole('button', { name: 'Details' }).click();
  await deletion.getByText('taken: kick people').waitFor();
  await deletion.getByRole('button', { name: /^Undo:/ }).click();
  await entries().filter({ hasText: 'Tom brought the role Crew back' }).waitFor();
  await workshop.waitFor();
  expect((await get(mei)).roles).toEqual([crew.id]);
});

test('what a channel allows is told by name in the audit log, and undone there', async () => {
  await settings('audit-log');
  const deny = String(PERMISSIONS.SEND_MESSAGES);
  await tom.rest.call('channels.setOverwrite', { channel_id: channel.id, overwrite_id: guild_id, type: 0, deny });
  const entry = entries().filter({ hasText: `Tom set permissions of @everyone in the channel ${channel.name}` });
  await entry.first().getByRole('button', { name: 'Details' }).click();
  await entry.first().getByRole('definition').filter({ hasText: 'write messages' }).waitFor();
  await entry
    .first()
    .getByRole('button', { name: /^Undo:/ })
    .click();
  await entries().getByText('undone by Tom').first().waitFor();
  expect(await tom.rest.call('channels.get', { channel_id: channel.id })).toMatchObject({ permission_overwrites: [] });
});

test('on the light theme the pages of moderators are free of barriers, too', async () => {
  const { page } = tom;
  await page.evaluate(() => localStorage.setItem('chat.theme', 'light'));
  for (const section of ['audit-log', 'bans', 'reports', 'automod', 'roles', 'members', 'safety']) {
    await settings(section);
    await page.locator('main h1').waitFor();
    await page.locator('main li, main [role=radiogroup], main p').first().waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
    expect(await faultsAtBothWidths(page), section).toEqual([]);
  }
  for (const { problems } of [tom, mei, sasha]) expect(problems).toEqual([]);
});
