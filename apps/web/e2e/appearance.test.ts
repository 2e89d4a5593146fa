import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { atEnd } from './support/at-end.ts';
import { faults } from './support/barriers.ts';
import { comeIn, findChannel, findGuild, openChannel, sentWith } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';

const DARK = 'rgb(26, 32, 38)';
const LIGHT = 'rgb(255, 255, 255)';
let server: TestServer;

beforeAll(async () => {
  server = await startServer({ seeded: true });
  atEnd(() => server.stop());
});

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const choose = (page: Page, name: string) => page.getByRole('radio', { name }).press('Space');

/** Every colour that the page had for a ground, from the first moment that there was one. */
async function watchGround(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Reflect.set(globalThis, 'grounds', seen);
    const look = () => {
      const { documentElement: root, body } = document;
      const theme = root?.dataset['theme'];
      if (root && body) seen.push(`${theme} ${getComputedStyle(root).colorScheme}`);
      requestAnimationFrame(look);
    };
    look();
  });
  return () => page.evaluate(() => [...new Set<string>(Reflect.get(globalThis, 'grounds'))]);
}

test('a theme applies at once, stays on the device, and no page begins in another one', async () => {
  const { page, problems } = await comeIn(server, 'tom_w');
  const grounds = await watchGround(page);
  await page.goto(`${server.url}/settings/appearance`);
  await page.getByRole('radio', { name: 'Dark' }).waitFor();
  expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);
  expect(await ground(page)).toBe(DARK);
  await choose(page, 'Light');
  await expect.poll(() => ground(page)).toBe(LIGHT);
  expect(await page.locator('meta[name=theme-color]').getAttribute('content')).toBe('#dfe5ea');
  expect(await faults(page)).toEqual([]);

  await page.reload();
  await page.getByRole('radio', { name: 'Light' }).waitFor();
  expect(await page.getByRole('radio', { name: 'Light' }).isChecked()).toBe(true);
  expect(await ground(page)).toBe(LIGHT);
  expect(await grounds()).toEqual(['light light']);
  expect(problems).toEqual([]);
});

test('as on the device: the page changes with it, before and after it was loaded', async () => {
  const { page, problems } = await comeIn(server, 'anna', { colorScheme: 'light' });
  const grounds = await watchGround(page);
  await page.goto(`${server.url}/settings/appearance`);
  await choose(page, 'Как на этом устройстве');
  await expect.poll(() => ground(page)).toBe(LIGHT);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => ground(page)).toBe(DARK);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.reload();
  await page.getByRole('radio', { name: 'Как на этом устройстве' }).waitFor();
  expect(await grounds()).toEqual(['light light']);
  expect(problems).toEqual([]);
});

test('a conversation can be read in the light', async () => {
  const anna = await comeIn(server, 'anna');
  const guild = await findGuild(anna, 'Дом мастеров');
  const channel = await findChannel(anna, guild.id, 'общий');
  const { page } = anna;
  await page.evaluate(() => localStorage.setItem('chat.theme', 'light'));
  await openChannel(server, page, channel);
  await sentWith(page, '').first().waitFor();
  expect(await ground(page)).toBe(LIGHT);
  expect(await faults(page)).toEqual([]);
});
