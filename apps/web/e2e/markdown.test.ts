import { AxeBuilder } from '@axe-core/playwright';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { ON_PHONE } from './support/chromium.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, findGuild, openChannel, type Person, sentWith, write } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
let anna: Person;
/** Reads, in English. */
let mei: Person;
let tom: Person;
let channel: Channel;
let role_id: string;

const CODE = "const tea = 'hot'; // really\nreturn tea;";

beforeAll(async () => {
  [{ server }, anna, mei, tom] = await openWorkshop('anna', 'mei', 'tom_w');
  const guild_id = (await findGuild(anna, 'Дом мастеров')).id;
  channel = await anna.rest.call('channels.create', { guild_id, type: 0, name: 'marks' });
  role_id = (await anna.rest.call('roles.create', { guild_id, name: 'Keepers', color: 0xe86fae })).id;
});

const say = (content: string) => tom.rest.call('messages.create', { channel_id: channel.id, content });

/** Everything that there is, in two messages of one person. */
function everything(): string[] {
  return [
    `# Plan for Saturday\n## What to bring\n- **tea** and _biscuits_\n  - ~~coffee~~ __no coffee__\n  - \`kettle --boil\`\n- cups\n1. come\n2. stay\n-# nobody has to`,
    `everything: ***loud*** ||the cake is a surprise|| [the recipe](https://a.example/cake "Cake") [bank.example](https://evil.example/x)\n` +
      `> quoted **words**\n> and more\n\`\`\`js\n${CODE}\n\`\`\`\n<@${mei.user.id}> <@${tom.user.id}> <@&${role_id}> <#${channel.id}> <@1> <#2> @here <t:1700000000:F> <:wave:3>`,
  ];
}

async function noViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('a message with everything looks as it was meant, on a desk and on a phone', async () => {
  for (const content of everything()) await say(content);
  await openChannel(server, mei.page, channel);
  const row = sentWith(mei.page, 'everything:').last();
  await row.locator('pre [data-part=word]', { hasText: 'const' }).waitFor();
  expect(await row.locator('em strong').innerText()).toBe('loud');
  expect(await row.locator('blockquote').innerText()).toBe('quoted words\nand more');
  expect(await row.locator('[data-mention]').allInnerTexts()).toEqual([
    '@Mei',
    '@Tom',
    '@Keepers',
    '#marks',
    '@unknown person',
    '#unknown',
    '@here',
  ]);
  expect(await row.locator('[data-mention=me]').allInnerTexts()).toEqual(['@Mei', '@here']);
  expect(await row.locator('time[datetime="2023-11-14T22:13:20.000Z"]').innerText()).toBe('Wednesday, November 15, 2023 at 1:13 AM');
  await row.getByText(':wave:').waitFor();
  const recipe = row.getByRole('link', { name: 'the recipe' });
  expect(await recipe.getAttribute('href')).toBe('https://a.example/cake');
  expect(await recipe.getAttribute('title')).toBe('Cake\nhttps://a.example/cake');
  expect(await row.innerText()).toContain('bank.example (evil.example)');
  const plan = sentWith(mei.page, 'Plan for Saturday').last();
  expect(await plan.getByRole('heading').allInnerTexts()).toEqual(['Plan for Saturday', 'What to bring']);
  expect(await plan.locator('ul > li > ul > li').count()).toBe(2);
  expect(await plan.locator('ol > li').count()).toBe(2);
  await noViolations(mei.page);
  // The list keeps its place by whole pixels.
  const heights = await mei.page
    .locator('article [id^=text-]')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height % 1));
  expect(heights.filter((part) => part > 0)).toEqual([]);

  const phone = await comeIn(server, 'mei', ON_PHONE);
  await openChannel(server, phone.page, channel);
  await sentWith(phone.page, 'everything:').last().waitFor();
  expect(await cutOff(phone.page)).toEqual([]);
  await noViolations(phone.page);
  expect([...mei.problems, ...phone.problems]).toEqual([]);
});

test('what is hidden shows when it is pressed, by mouse and by keyboard', async () => {
  await openChannel(server, mei.page, channel);
  await say('the end: ||they all lived|| and ||happily [ever](https://after.example)||');
  const row = sentWith(mei.page, 'the end:').last();
  const hidden = row.getByRole('button', { name: 'Spoiler, press to show' });
  await expect.poll(() => hidden.count()).toBe(2);
  expect(await row.getByRole('link').count()).toBe(0);
  // Nor is it read out.
  await expect.poll(() => mei.page.getByRole('log').innerText()).toContain('the end: █████ and █████');
  const height = (await row.boundingBox())?.height;
  await hidden.first().click();
  await row.getByText('they all lived').waitFor();
  await hidden.first().focus();
  await mei.page.keyboard.press('Enter');
  await row.getByRole('link', { name: 'ever' }).waitFor();
  expect(await hidden.count()).toBe(0);
  expect((await row.boundingBox())?.height).toBe(height);
});

test('code is taken away as it was written', async () => {
  await say(`to copy:\n\`\`\`js\n${CODE}\n\`\`\``);
  await openChannel(server, mei.page, channel);
  await mei.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const row = sentWith(mei.page, 'to copy:').last();
  await row.locator('[data-part]').first().waitFor();
  await row.hover();
  await row.getByRole('button', { name: 'Copy the code' }).click();
  await row.getByText('Copied').waitFor({ state: 'attached' });
  expect(await mei.page.evaluate(() => navigator.clipboard.readText())).toBe(CODE);
});

test('nothing that is written runs or leads where it should not', async () => {
  await say('bad: [a](javascript:alert(1)) javascript:alert(1) [b](data:text/html,x) <img src=x onerror=alert(1)> <script>1</script>');
  await openChannel(server, mei.page, channel);
  const row = sentWith(mei.page, 'bad:').last();
  await row.getByText('<img src=x onerror=alert(1)>').waitFor();
  expect(await row.locator('[id^=text-] :is(a, img, script)').count()).toBe(0);
  expect(mei.problems).toEqual([]);
});

test('a name opens the card of the person, and a channel opens the channel', async () => {
  const other = await anna.rest.call('channels.create', { guild_id: channel.guild_id, type: 0, name: 'next-door' });
  await say(`go to <#${other.id}> or ask <@${tom.user.id}>`);
  await openChannel(server, mei.page, channel);
  const row = sentWith(mei.page, 'go to').last();
  await row.getByRole('button', { name: '@Tom' }).click();
  await mei.page.getByRole('dialog').getByText('tom_w').first().waitFor();
  await mei.page.keyboard.press('Escape');
  await row.getByRole('link', { name: '#next-door' }).click();
  await expect.poll(() => mei.page.url()).toContain(other.id);
});

test('what waits for the connection looks as it will', async () => {
  await openChannel(server, mei.page, channel);
  // Nobody answers: it waits for as long as one looks.
  server.freeze();
  await write(mei.page, 'waits **loudly**');
  await mei.page.locator('article[data-pending] strong', { hasText: 'loudly' }).last().waitFor();
  server.thaw();
  await mei.page.locator('article[data-message-id] strong', { hasText: 'loudly' }).last().waitFor();
});
