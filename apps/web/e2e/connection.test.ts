import type { Channel } from '@chat-js/protocol/channels.ts';
import { beforeAll, expect, test } from 'vitest';
import { comeIn, composerOf, countSent, findChannel, findGuild, openChannel, type Person, write } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
let anna: Person;
let channel: Channel;

beforeAll(async () => {
  [{ server }, anna] = await openWorkshop('anna');
  await anna.rest.call('users.updateMe', { locale: 'en-US' });
  channel = await findChannel(anna, (await findGuild(anna, 'Дом мастеров')).id, 'общий');
});

test('while the server is away people see when it is tried again, and need not do anything', async () => {
  const { page } = anna;
  await openChannel(server, page, channel);
  await server.quit();
  await page.getByText(/Again in \d+ s/).waitFor();
  await server.start();
  await page.getByText('No connection.').waitFor({ state: 'detached' });
  await write(page, 'Back again');
  await page.getByText('Back again').waitFor();
});

test('a server that answers nobody for a while is waited for', async () => {
  const { page } = anna;
  await openChannel(server, page, channel);
  server.freeze();
  await write(page, 'Into the cold');
  await page.getByText('No connection.').waitFor({ timeout: 60_000 });
  server.thaw();
  await page.getByText('No connection.').waitFor({ state: 'detached' });
  await expect.poll(() => countSent(anna, channel.id, 'Into the cold')).toBe(1);
});

test('a page that is older than the server asks to be loaded again, and loses no draft', async () => {
  const page = await anna.context.newPage();
  let updated = false;
  let cut: (() => void) | undefined;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const upstream = socket.connectToServer();
    // As a page says it that was loaded before the update.
    socket.onMessage((packet) => upstream.send(updated ? String(packet).replace(/"version":\d+/, '"version":0') : packet));
    cut = () => void socket.close();
  });
  await openChannel(server, page, channel);
  await composerOf(page).fill('half a sentence');
  updated = true;
  cut?.();
  const notice = page.getByText('This app is older than the server.');
  await notice.waitFor();
  updated = false;
  await page.getByRole('button', { name: 'Load the new one' }).press('Enter');
  await notice.waitFor({ state: 'detached' });
  await expect.poll(() => composerOf(page).inputValue()).toBe('half a sentence');
  await page.close();
});

test('a device that is logged out from another one is back at the login', async () => {
  const { page } = await comeIn(server, 'anna');
  await openChannel(server, page, channel);
  await anna.rest.call('auth.endOtherSessions', {});
  await page.waitForURL((url) => url.pathname === '/login');
});
