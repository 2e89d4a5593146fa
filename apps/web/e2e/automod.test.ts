import type { Channel } from '@chat-js/protocol/channels.ts';
import { beforeAll, expect, test } from 'vitest';
import { cutOff } from './support/fits.ts';
import { comeIn, composerOf, openChannel, type Person, pendingWith, sentWith, write } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
let tom: Person;
let mei: Person;
let channel: Channel;

beforeAll(async () => {
  [{ server }, tom, mei] = await openWorkshop('tom_w', 'mei');
  const { id: guild_id } = await tom.rest.call('guilds.create', { name: 'Quiet Lab', template: 'friends' });
  const [first] = (await tom.rest.call('channels.list', { guild_id })).filter(({ type }) => type === 0);
  if (!first) throw new Error('no channel');
  channel = first;
  const { code } = await tom.rest.call('invites.create', { channel_id: channel.id });
  await mei.rest.call('invites.accept', { code });
  await mei.rest.call('messages.create', { channel_id: channel.id, content: 'cheap watches here' });
  await mei.rest.call('messages.create', { channel_id: channel.id, content: 'soldering tonight?' });
});

const settings = () => tom.page.goto(`${server.url}/guilds/${channel.guild_id}/settings/automod`);

test('before I switch a rule on I see what it would have caught', async () => {
  const { page } = tom;
  await settings();
  await page.getByText('No rules yet.').waitFor();
  await page.getByRole('button', { name: 'New rule' }).click();
  await page.getByLabel('Name of the rule').fill('No selling');
  await page.getByLabel('Words and phrases, one on each line').fill('*watch*\nfor sale');
  await page.getByLabel('Regular expressions, one on each line').fill('(?=a)');
  await page.getByText('Looking ahead, looking back and repeating a group do not work here: (?=a)').waitFor();
  expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  await page.getByLabel('Regular expressions, one on each line').fill('\\bbuy \\d+\\b');
  await page.getByRole('button', { name: 'Try it on the last 1,000 messages' }).click();
  const caught = page.getByRole('list', { name: 'Caught messages' });
  await caught.getByText('cheap watches here').waitFor();
  expect(await caught.locator('mark').allInnerTexts()).toEqual(['watch']);
  expect(await caught.getByRole('listitem').count()).toBe(1);
  await page.getByLabel('What its author reads').fill('We sell nothing here, Mei.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('switch', { name: 'Rule on: No selling' }).waitFor();
});

test('a message that is blocked stays with me, says why, and can be written another way', async () => {
  const { page } = mei;
  await openChannel(server, page, channel);
  await write(page, 'watches, for sale!');
  const pending = pendingWith(page, 'watches, for sale!');
  await pending.getByText('We sell nothing here, Mei.').waitFor();
  await pending.getByRole('button', { name: 'Edit' }).click();
  await pending.waitFor({ state: 'detached' });
  expect(await composerOf(page).inputValue()).toBe('watches, for sale!');
  await write(page, 'clocks, then');
  await sentWith(page, 'clocks, then').waitFor();
});

test('an alert stands in the channel I chose, and a rule is switched off and deleted by keyboard', async () => {
  const { page } = tom;
  await settings();
  await page.getByRole('button', { name: 'Edit: No selling' }).click();
  await page.getByLabel('Block the message').uncheck();
  await page.getByLabel('Alert in a channel').check();
  await page.getByLabel('Channel for alerts').selectOption({ label: '#photos' });
  await page.getByRole('button', { name: 'Save' }).click();
  const rule = page.getByRole('switch', { name: 'Rule on: No selling' });
  await rule.waitFor();
  await write(mei.page, 'one more watch');
  await sentWith(mei.page, 'one more watch').waitFor();
  await rule.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => rule.isChecked()).toBe(false);
  await write(mei.page, 'watch this');
  await sentWith(mei.page, 'watch this').waitFor();

  await page.getByRole('button', { name: 'Edit: No selling' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Delete the rule' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await page.getByText('No rules yet.').waitFor();

  const photos = (await tom.rest.call('channels.list', { guild_id: channel.guild_id })).find(({ name }) => name === 'photos');
  await page.goto(`${server.url}/channels/${channel.guild_id}/${photos?.id}`);
  await page.getByText('AutoMod noticed a message in #general · rule “No selling”').waitFor();
  await sentWith(page, 'one more watch').waitFor();
  expect(await sentWith(page, 'watch this').count()).toBe(0);
  expect([...tom.problems, ...mei.problems]).toEqual([]);
});

test('on a phone everything of a rule fits and can be reached', async () => {
  const phone = await comeIn(server, 'tom_w', { viewport: { width: 360, height: 740 }, hasTouch: true });
  const { page } = phone;
  await page.goto(`${server.url}/guilds/${channel.guild_id}/settings/automod`);
  await page.getByRole('button', { name: 'New rule' }).click();
  await page.getByLabel('Words and phrases, one on each line').fill(`${'long'.repeat(15)}\nclocks`);
  await page.getByRole('button', { name: 'Try it on the last 1,000 messages' }).click();
  await page.getByRole('list', { name: 'Caught messages' }).waitFor();
  await page.getByText('Roles it leaves alone').click();
  await page.getByText('Channels it leaves alone').click();
  expect(await cutOff(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('switch', { name: 'Rule on: Words' }).waitFor();
  expect(await cutOff(page)).toEqual([]);
});
