import { createECDH } from 'node:crypto';
import type { PushNote } from '@chat-js/protocol/push-subscriptions.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { faultsAtBothWidths } from './support/barriers.ts';
import { composerOf, findChannel, findGuild, openChannel, type Person } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
let tom: Person;
let guild_id: string;
let channel_id: string;

beforeAll(async () => {
  [{ server }, tom] = await openWorkshop('tom_w');
  ({ id: guild_id } = await findGuild(tom, 'Дом мастеров'));
  ({ id: channel_id } = await findChannel(tom, guild_id, 'общий'));
  await tom.page.context().grantPermissions(['notifications']);
  // No push service is in reach here: the browser's part of subscribing is played.
  const p256dh = createECDH('prime256v1').generateKeys('base64url');
  await tom.page.context().addInitScript((key) => {
    let endpoint: string | null = null;
    const subscription = () =>
      endpoint && {
        endpoint,
        options: {},
        toJSON: () => ({ endpoint, keys: { p256dh: key, auth: 'AAAAAAAAAAAAAAAAAAAAAA' } }),
        unsubscribe: async () => {
          endpoint = null;
        },
      };
    Object.assign(PushManager.prototype, {
      subscribe: async () => {
        endpoint = `https://push.test/${Math.random()}`;
        return subscription();
      },
      getSubscription: async () => subscription(),
    });
  }, p256dh);
});

const notifications = (page: Page) => page.getByRole('switch', { name: 'Notify me when Chat-JS is closed' });
const known = async () => (await tom.rest.call('pushSubscriptions.list', {})).subscriptions;

const note = (given: Partial<PushNote> = {}): PushNote => ({
  ...{ guild_id, channel_id, message_id: '1250000000000000000', author: 'Anna', channel: 'общий', guild: 'Дом мастеров' },
  ...{ kind: 'text', text: 'готово', count: 1, locale: 'ru' },
  ...given,
});

/** Hands the worker of this page a push, as the browser does. */
async function deliver(page: Page, given: PushNote): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on(
      'ServiceWorker.workerRegistrationUpdated',
      ({ registrations }) => registrations[0] && resolve(registrations[0].registrationId),
    );
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.deliverPushMessage', {
    origin: server.url,
    registrationId: await registered,
    data: JSON.stringify(given),
  });
  await session.detach();
}

const shown = (page: Page) =>
  page.evaluate(async () => {
    const all = (await (await navigator.serviceWorker.getRegistration())?.getNotifications()) ?? [];
    return all.map(({ title, body, tag }) => ({ title, body, tag }));
  });

test('a switch in the settings turns it on and off, and the server knows', async () => {
  const { page } = tom;
  await page.goto(`${server.url}/settings/notifications`);
  await notifications(page).waitFor();
  expect(await faultsAtBothWidths(page)).toEqual([]);
  await notifications(page).click();
  const content = page.getByRole('switch', { name: 'Show what was written' });
  await content.click();
  await expect.poll(known).toMatchObject([{ service: 'push.test', show_content: false }]);
  expect(await notifications(page).isChecked()).toBe(true);
  await notifications(page).click();
  await expect.poll(known).toEqual([]);
  await notifications(page).click();
  await content.waitFor();
});

test('what comes is shown once for each channel, and goes when it was read', async () => {
  const { page } = tom;
  await deliver(page, note());
  await deliver(page, note({ text: 'и ещё', count: 2 }));
  await expect.poll(() => shown(page)).toEqual([{ title: 'Anna (#общий, Дом мастеров)', body: 'и ещё\nи ещё 2', tag: channel_id }]);
  await openChannel(server, page, { guild_id, id: channel_id });
  await expect.poll(() => shown(page)).toEqual([]);
});

test('where somebody looks at the channel nothing is shown, and a notification leads an open page to its channel', async () => {
  const { page } = tom;
  const [worker] = page.context().serviceWorkers();
  await openChannel(server, page, { guild_id, id: channel_id });
  await page.bringToFront();
  await deliver(page, note());
  await page.goto(`${server.url}/settings/notifications`);
  await notifications(page).waitFor();
  await page.evaluate(() => Reflect.set(window, 'same', true));
  await worker?.evaluate(async (path) => {
    // Only a real click may move the focus.
    Object.assign(Reflect.get(globalThis, 'WindowClient').prototype, { focus: async () => undefined });
    await Reflect.get(globalThis, 'lead')(path);
  }, `/channels/${guild_id}/${channel_id}`);
  await composerOf(page).waitFor();
  expect(await page.evaluate(() => Reflect.get(window, 'same'))).toBe(true);
  expect(await shown(page)).toEqual([]);
  expect(tom.problems).toEqual([]);
});
