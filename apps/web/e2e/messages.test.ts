import type { Channel } from '@chat-js/protocol/channels.ts';
import { beforeAll, expect, test } from 'vitest';
import { watchProblems } from './support/browser.ts';
import { composerOf, countSent, findGuild, openChannel, type Person, pendingWith, sentWith, write } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
let anna: Person;
let tom: Person;
let mei: Person;
let channel: Channel;

beforeAll(async () => {
  [{ server }, anna, tom, mei] = await openWorkshop('anna', 'tom_w', 'mei');
  const guild = await findGuild(anna, 'Дом мастеров');
  channel = await anna.rest.call('channels.create', { guild_id: guild.id, type: 0, name: 'faults' });
  await openChannel(server, tom.page, channel);
  await openChannel(server, mei.page, channel);
});

test('what I write appears at once even while the server does not answer, and is sent once when it does', async () => {
  server.freeze();
  try {
    await write(tom.page, 'Is anybody listening');
    await pendingWith(tom.page, 'Is anybody listening').waitFor({ timeout: 5000 });
    expect(await tom.page.getByRole('article', { name: 'Tom, on its way' }).count()).toBe(1);
  } finally {
    server.thaw();
  }
  await sentWith(tom.page, 'Is anybody listening').waitFor();
  await sentWith(mei.page, 'Is anybody listening').waitFor();
  expect(await countSent(tom, channel.id, 'Is anybody listening')).toBe(1);
  expect(await tom.page.locator('article[data-pending]').count()).toBe(0);
});

test('a message that the server refuses says so and can be sent again or discarded', async () => {
  // Nobody would see this text, so the server does not take it.
  await write(tom.page, '\u200b');
  const failed = tom.page.getByRole('article', { name: 'Tom, not sent' });
  await failed.getByText('Could not send this.').waitFor();
  await tom.page.reload();
  await failed.getByText('Could not send this.').waitFor();
  await failed.getByRole('button', { name: 'Discard' }).click();
  await failed.waitFor({ state: 'detached' });
  await tom.page.reload();
  await composerOf(tom.page).waitFor();
  await sentWith(tom.page, 'Is anybody listening').waitFor();
  expect(await failed.count()).toBe(0);
});

test('a message that was refused for a passing reason arrives when I try again', async () => {
  const page = await tom.context.newPage();
  let refusals = 1;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const upstream = socket.connectToServer();
    socket.onMessage((packet) => {
      const sending = /^42(\d+)\["call","messages\.create"/.exec(String(packet));
      if (!sending || refusals === 0) return upstream.send(packet);
      refusals -= 1;
      socket.send(`43${sending[1]}[{"ok":false,"error":{"status":403,"code":50013,"message":"Missing Permissions"}}]`);
    });
  });
  await openChannel(server, page, channel);
  await write(page, 'Second try');
  const failed = page.getByRole('article', { name: 'Tom, not sent' });
  await failed.getByText('You are not allowed to do this here.', { exact: false }).waitFor();
  await failed.getByRole('button', { name: 'Try again' }).click();
  await sentWith(page, 'Second try').waitFor();
  expect(await failed.count()).toBe(0);
  expect(await countSent(tom, channel.id, 'Second try')).toBe(1);
  await page.close();
});

test('after a kill -9 and a restart everything is still there, everybody is back by themselves, and what I wrote meanwhile is sent once', async () => {
  await write(tom.page, 'Before the fall');
  await sentWith(tom.page, 'Before the fall').waitFor();
  await server.kill();
  await write(tom.page, 'Into the dark');
  await pendingWith(tom.page, 'Into the dark').waitFor();
  await tom.page.getByText('1 message will be sent when it is back.').waitFor();
  await server.start();

  await sentWith(tom.page, 'Into the dark').waitFor();
  await sentWith(mei.page, 'Into the dark').waitFor();
  await tom.page.getByText('1 message will be sent when it is back.').waitFor({ state: 'detached' });
  for (const { page } of [tom, mei]) {
    const texts = await page.locator('article[data-message-id]').allInnerTexts();
    const own = ['Is anybody listening', 'Second try', 'Before the fall', 'Into the dark'];
    expect(own.map((text) => texts.filter((shown) => shown.includes(text)).length)).toEqual([1, 1, 1, 1]);
  }
  expect(await countSent(tom, channel.id, 'Into the dark')).toBe(1);
});

test('a message waits in the outbox while the server is away and I close the page, and is sent once when I come back', async () => {
  await server.kill();
  await write(tom.page, 'Kept for later');
  await pendingWith(tom.page, 'Kept for later').waitFor();
  await tom.page.close();
  await server.start();

  tom.page = await tom.context.newPage();
  tom.problems = watchProblems(tom.page);
  await openChannel(server, tom.page, channel);
  await sentWith(tom.page, 'Kept for later').waitFor();
  await sentWith(mei.page, 'Kept for later').waitFor();
  expect(await countSent(tom, channel.id, 'Kept for later')).toBe(1);
});

test('a message whose answer I never saw because I closed the page is there once', async () => {
  server.freeze();
  try {
    await write(tom.page, 'Did it arrive');
    await pendingWith(tom.page, 'Did it arrive').waitFor();
    await tom.page.close();
  } finally {
    server.thaw();
  }
  await sentWith(mei.page, 'Did it arrive').waitFor();
  tom.page = await tom.context.newPage();
  tom.problems = watchProblems(tom.page);
  await openChannel(server, tom.page, channel);
  await sentWith(tom.page, 'Did it arrive').waitFor();
  await expect.poll(() => tom.page.locator('article[data-pending]').count()).toBe(0);
  expect(await countSent(tom, channel.id, 'Did it arrive')).toBe(1);
  expect(await sentWith(tom.page, 'Did it arrive').count()).toBe(1);
});

test('without a network I can go on reading and writing, and what I wrote is sent once when it is back, even after a reload', async () => {
  await tom.context.setOffline(true);
  await server.kill();
  await server.start();
  await write(tom.page, 'From the tunnel');
  await pendingWith(tom.page, 'From the tunnel').waitFor();
  expect(await sentWith(tom.page, 'Did it arrive').count()).toBe(1);
  await tom.context.setOffline(false);
  await tom.page.reload();
  await sentWith(tom.page, 'From the tunnel').waitFor();
  await sentWith(mei.page, 'From the tunnel').waitFor();
  expect(await countSent(tom, channel.id, 'From the tunnel')).toBe(1);
});

test('a link opens in a new tab that knows nothing of the chat', async () => {
  const address = `${server.url}/favicon.svg?from=chat`;
  await write(tom.page, `Look: ${address}, and not javascript:alert(1)`);
  const link = sentWith(mei.page, 'Look:').getByRole('link');
  await link.waitFor();
  expect(await link.count()).toBe(1);
  expect(await link.getAttribute('target')).toBe('_blank');
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
  const [tab] = await Promise.all([mei.context.waitForEvent('page'), link.click()]);
  await tab.waitForURL(address);
  expect(await tab.evaluate(() => window.opener)).toBeNull();
  await tab.close();
});

test('tags, scripts and letters that turn the line around are shown as text', async () => {
  const markup = '<img src=x onerror="document.title=1"><script>document.title=1</script><b>bold</b> &amp;';
  await write(tom.page, markup);
  const row = sentWith(mei.page, 'onerror');
  await row.waitFor();
  expect(await row.innerText()).toContain(markup);
  expect(await row.locator('[dir=auto] *').count()).toBe(0);
  expect(await mei.page.title()).not.toBe('1');

  await write(tom.page, 'invoice\u202egnp.exe');
  await sentWith(mei.page, 'invoicegnp.exe').waitFor();

  await write(tom.page, 'שלום עולם');
  const hebrew = sentWith(mei.page, 'שלום').locator('[dir=auto]');
  expect(await hebrew.evaluate((text) => getComputedStyle(text).direction)).toBe('rtl');
  expect(await mei.page.locator('main').evaluate((text) => getComputedStyle(text).direction)).toBe('ltr');
});

test('nothing went wrong on the pages behind the scenes', () => {
  for (const { problems } of [anna, tom, mei]) expect(problems).toEqual([]);
});
