import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { faults } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { comeIn, findChannel, findGuild, openChannel, type Person } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { openWorkshop } from './support/workshop.ts';

const LIGHT = 'rgb(255, 255, 255)';
let server: TestServer;
let tom: Person;
let elsewhere: Person;
let anna: Person;

beforeAll(async () => {
  [{ server }, tom, elsewhere, anna] = await openWorkshop('tom_w', 'tom_w', 'anna');
  const { id } = await findGuild(anna, 'Дом мастеров');
  const channel = await findChannel(anna, id, 'общий');
  for (const { page } of [tom, elsewhere, anna]) await openChannel(server, page, channel);
});

const own = (page: Page, name = 'You') => page.getByRole('region', { name });
/** The press on it opens what one may choose; microphone and sound stand beside it. */
const status = (page: Page, name = 'You') => own(page, name).locator('button[aria-haspopup=menu]');
const rowOf = (page: Page, name: string) => page.getByRole('complementary').getByRole('button', { name });
const dotOf = (page: Page, name: string) => rowOf(page, name).locator('[data-status]');
const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const rail = (page: Page) => page.getByRole('navigation', { name: 'Servers' });
/** Without what stands above them, and the initials in their pictures. */
const SERVER = 'a[href^="/channels/"]';
const servers = (page: Page) => rail(page).locator(`${SERVER} > span:last-child`).allInnerTexts();

test('a status that is chosen by keys is seen by others, and on the own other devices', async () => {
  const { page } = tom;
  await status(page).press('Enter');
  const menu = page.getByRole('menu', { name: 'Your status' });
  await menu.waitFor();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await own(elsewhere.page).getByText('Do not disturb').waitFor();
  await expect.poll(() => dotOf(anna.page, 'Tom').getAttribute('data-status')).toBe('dnd');
});

test('what somebody is doing stands beside their name, with an emoji, until they take it away', async () => {
  const { page } = tom;
  await status(page).click();
  await page.getByRole('menuitem', { name: 'Say what you are doing…' }).click();
  const dialog = page.getByRole('dialog', { name: 'What are you doing?' });
  await dialog.getByLabel('In a few words').fill('Printing brackets');
  await dialog.getByRole('button', { name: 'Add an emoji' }).click();
  await page.getByRole('dialog', { name: 'Choose an emoji' }).locator('[data-emoji="😀"]').first().click();
  await dialog.getByLabel('Goes away').selectOption({ label: 'in an hour' });
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await rowOf(anna.page, 'Tom').getByText('Printing brackets').waitFor();
  await own(elsewhere.page).getByText('Printing brackets').waitFor();
  await rowOf(anna.page, 'Tom').click();
  await anna.page.getByRole('dialog').getByText('Printing brackets').waitFor();
  await anna.page.getByRole('dialog').getByText('Не беспокоить').waitFor();
  await anna.page.keyboard.press('Escape');
  await status(page).click();
  await page.getByRole('menuitem', { name: 'Say nothing any more' }).click();
  await expect.poll(() => rowOf(anna.page, 'Tom').getByText('Printing brackets').count()).toBe(0);
});

test('who is invisible stands among those who are offline, and sees themselves as such', async () => {
  const { page } = tom;
  await status(page).click();
  await page.getByRole('menuitemradio', { name: 'Invisible' }).click();
  await expect.poll(() => dotOf(anna.page, 'Tom').count()).toBe(0);
  await own(page).getByText('Invisible').waitFor();
  await status(page).click();
  await page.getByRole('menuitemradio', { name: 'Online' }).click();
  await expect.poll(() => dotOf(anna.page, 'Tom').getAttribute('data-status')).toBe('online');
});

test('the order of servers is the same everywhere, whether it is changed by menu or by keys', async () => {
  const [first, second] = await servers(tom.page);
  await tom.rest.call('guilds.create', { name: 'Third', template: 'empty' });
  await expect.poll(() => servers(elsewhere.page)).toEqual([first, second, 'Third']);
  await rail(tom.page).getByRole('link', { name: 'Third' }).click({ button: 'right' });
  await tom.page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect.poll(() => servers(elsewhere.page)).toEqual([first, 'Third', second]);
  await rail(tom.page).getByRole('link', { name: second }).focus();
  for (const key of ['Space', 'ArrowUp', 'ArrowUp', 'Space']) {
    await tom.page.keyboard.press(key);
    // Each step is drawn before the next.
    await tom.page.waitForTimeout(200);
  }
  await expect.poll(() => servers(elsewhere.page)).toEqual([second, first, 'Third']);
  await tom.page.reload();
  await expect.poll(() => servers(tom.page)).toEqual([second, first, 'Third']);
});

test('a server is moved with the mouse', async () => {
  // The page was loaded anew: what can be moved comes a moment later.
  await rail(tom.page).locator(`${SERVER}[aria-describedby]`).first().waitFor();
  const before = await servers(tom.page);
  const from = await rail(tom.page).getByRole('link', { name: 'Third' }).boundingBox();
  const to = await rail(tom.page).locator(SERVER).first().boundingBox();
  if (!from || !to) throw new Error('not on screen');
  await tom.page.mouse.move(from.x + 20, from.y + 20);
  await tom.page.mouse.down();
  await tom.page.mouse.move(to.x + 20, to.y + 30, { steps: 12 });
  await tom.page.mouse.move(to.x + 20, to.y + 2, { steps: 4 });
  await tom.page.waitForTimeout(200);
  await tom.page.mouse.up();
  await expect.poll(() => servers(elsewhere.page)).toEqual(['Third', ...before.filter((name) => name !== 'Third')]);
});

const bare = (names: readonly string[]) => names.map((name) => name.replace(', new messages', ''));
/** What stands in the open folder of the rail. */
const inFolder = async (page: Page) => bare(await rail(page).locator(`li li ${SERVER} > span:last-child`).allInnerTexts());
const folder = (page: Page, name: string) => rail(page).getByRole('button', { name: `Folder ${name}` });

test('a server that is put down on another makes a folder, which has a name and a colour and is opened on each device', async () => {
  const [first = '', second = '', third = ''] = bare(await servers(tom.page));
  const from = await rail(tom.page).getByRole('link', { name: first }).boundingBox();
  const to = await rail(tom.page).getByRole('link', { name: second }).boundingBox();
  if (!from || !to) throw new Error('not on screen');
  await tom.page.mouse.move(from.x + 20, from.y + 20);
  await tom.page.mouse.down();
  await tom.page.mouse.move(to.x + 20, to.y + 8, { steps: 8 });
  await tom.page.mouse.move(to.x + 20, to.y + 23, { steps: 8 });
  await rail(tom.page).locator('[data-over=true]').waitFor();
  await tom.page.mouse.up();
  await folder(elsewhere.page, `${second}, ${first}`).waitFor();
  await folder(tom.page, `${second}, ${first}`).click({ button: 'right' });
  await tom.page.getByRole('menuitem', { name: 'Name and colour' }).click();
  await tom.page.getByLabel('Name of the folder').fill('Work');
  await tom.page.getByRole('button', { name: 'Teal' }).click();
  expect(await faults(tom.page)).toEqual([]);
  await tom.page.getByRole('button', { name: 'Save' }).click();
  await folder(elsewhere.page, 'Work').waitFor();
  expect(await inFolder(elsewhere.page)).toEqual([]);
  await folder(tom.page, 'Work').focus();
  await tom.page.keyboard.press('Enter');
  await expect.poll(() => inFolder(tom.page)).toEqual([second, first]);
  await tom.page.reload();
  await expect.poll(() => inFolder(tom.page)).toEqual([second, first]);
  expect(await inFolder(elsewhere.page)).toEqual([]);
  await rail(tom.page).getByRole('link', { name: third }).press('Shift+F10');
  await tom.page.getByRole('menuitem', { name: 'Put into “Work”' }).press('Enter');
  await expect.poll(() => inFolder(tom.page)).toEqual([second, first, third]);
  await rail(tom.page).getByRole('link', { name: second }).click({ button: 'right' });
  await tom.page.getByRole('menuitem', { name: 'Take out of the folder' }).click();
  await expect.poll(() => inFolder(tom.page)).toEqual([first, third]);
  expect(await faults(tom.page)).toEqual([]);
});

test('theme and language go with the person to their other devices at once', async () => {
  await tom.page.goto(`${server.url}/settings/appearance`);
  await tom.page.getByRole('radio', { name: 'Light' }).press('Space');
  await expect.poll(() => ground(elsewhere.page)).toBe(LIGHT);
  await tom.page.goto(`${server.url}/settings/language`);
  await tom.page.getByRole('radio', { name: 'Русский' }).press('Space');
  await own(elsewhere.page, 'Вы').waitFor();
});

test('with a thumb, in Russian', async () => {
  const phone = await comeIn(server, 'tom_w', ON_PHONE);
  const { id } = await findGuild(phone, 'Дом мастеров');
  await openChannel(server, phone.page, await findChannel(phone, id, 'общий'));
  await phone.page.getByRole('button', { name: 'Серверы и каналы' }).tap();
  await status(phone.page, 'Вы').tap();
  await phone.page.getByRole('menuitemradio', { name: 'Не беспокоить' }).waitFor();
  await phone.page.getByRole('menuitemradio', { name: 'Не беспокоить' }).tap();
  await expect.poll(() => dotOf(anna.page, 'Tom').getAttribute('data-status')).toBe('dnd');
  await status(phone.page, 'Вы').tap();
  await phone.page.getByRole('menuitem', { name: 'Написать, чем вы заняты…' }).tap();
  await phone.page.getByRole('dialog', { name: 'Чем вы заняты?' }).waitFor();
  expect([tom, elsewhere, anna, phone].flatMap(({ problems }) => problems)).toEqual([]);
});
