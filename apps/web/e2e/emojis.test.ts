import type { FileChooser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { atEnd } from './support/at-end.ts';
import { faults, faultsAtBothWidths } from './support/barriers.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, composerOf, openChannel, type Person, sentWith } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';

let server: TestServer;
let tom: Person;
let mei: Person;
let guild_id: string;
let settings: string;
/** The windows of the system for choosing files that Tom has opened. */
const choosers: FileChooser[] = [];

beforeAll(async () => {
  server = await startServer({ seeded: true, limits: 'off' });
  atEnd(() => server.stop());
  [tom, mei] = await Promise.all([comeIn(server, 'tom_w'), comeIn(server, 'mei')]);
  // From the start: the browser has to know that somebody waits for it.
  tom.page.on('filechooser', (chooser) => choosers.push(chooser));
  ({ id: guild_id } = await tom.rest.call('guilds.create', { name: 'Quiet Lab', template: 'friends' }));
  const [channel] = (await tom.rest.call('channels.list', { guild_id })).filter(({ type }) => type === 0);
  const { code } = await tom.rest.call('invites.create', { channel_id: channel?.id ?? '' });
  await mei.rest.call('invites.accept', { code });
  settings = `${server.url}/guilds/${guild_id}/settings/emojis`;
});

const STILL = 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAMAAADJ2y/JAAAAA1BMVEVcm+DwY1unAAAADElEQVQImWNgIAcAAAA2AAHjaZSbAAAAAElFTkSuQmCC';
/** Two frames. */
const MOVING =
  'R0lGODlhCAAGAIAAAExpceBcXCH/C05FVFNDQVBFMi4wAwEAAAAh+QQFHgAAACwAAAAACAAGAAACBoyPqct9BQAh+QQFHgAAACwAAAAACAAGAIBMaXFc4IoCBoyPqct9BQA7';

const pictureFile = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(STILL, 'base64') });

const FILES = [
  pictureFile('Sleepy cat.png'),
  { name: 'танец.gif', mimeType: 'image/gif', buffer: Buffer.from(MOVING, 'base64') },
  { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') },
  { name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no picture') },
];

const nameOf = (page: Page, name: string) => page.getByLabel(`Name of the emoji ${name}`, { exact: true });

/** Drops a picture of one pixel on the page, as a browser does. */
async function drop(page: Page, name: string): Promise<void> {
  await page.evaluate(async (file) => {
    const canvas = new OffscreenCanvas(40, 40);
    canvas.getContext('2d')?.fillRect(0, 0, 20, 20);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([await canvas.convertToBlob()], file, { type: 'image/png' }));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.querySelector('main')?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, name);
}

test('I add several pictures at once, and read why one of them could not be', async () => {
  const { page } = tom;
  await page.goto(settings);
  await page.getByText('Emoji — 0 of 50').waitFor();
  await page.getByLabel('Pictures for emoji').setInputFiles(FILES);
  await page.getByText('Emoji — 1 of 50').waitFor();
  await page.getByText('Animated — 1 of 50').waitFor();
  await nameOf(page, 'Sleepy_cat').waitFor();
  await nameOf(page, 'tanets').waitFor();
  const alert = page.getByRole('alert');
  await alert.getByText('notes.txt: No picture of a kind that works here.').waitFor();
  await alert.getByText('broken.png: This picture cannot be read, or is too large.').waitFor();
  const shown = page.locator('main li img');
  await expect.poll(() => shown.evaluateAll((all) => all.every((one) => (one as HTMLImageElement).naturalWidth > 0))).toBe(true);
  expect(await faultsAtBothWidths(page)).toEqual([]);
  await alert.getByRole('button', { name: 'All right' }).click();
  await alert.getByText('notes.txt').waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Choose pictures');
});

test('I drop one on the page and rename it where it stands', async () => {
  const { page } = tom;
  await drop(page, 'square.png');
  await nameOf(page, 'square').fill('с пробелом');
  await nameOf(page, 'square').press('Enter');
  await page.getByText('2 to 32 Latin letters, digits and underscores.').waitFor();
  await nameOf(page, 'square').fill('box');
  await nameOf(page, 'square').press('Enter');
  await nameOf(page, 'box').waitFor();
  expect((await tom.rest.call('emojis.list', { guild_id })).map(({ name }) => name)).toEqual(['Sleepy_cat', 'tanets', 'box']);
});

test('by keyboard alone: I open the files, rename, ask to delete, think better of it, and delete', async () => {
  const { page } = tom;
  await page.getByRole('button', { name: 'Choose pictures' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => choosers.length).toBe(1);
  expect(choosers[0]?.isMultiple()).toBe(true);
  await choosers[0]?.setFiles(pictureFile('Sleepy cat.png'));
  await expect.poll(() => nameOf(page, 'Sleepy_cat').count()).toBe(2);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Name of the emoji Sleepy_cat');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('cat');
  await page.keyboard.press('Escape');
  expect(await nameOf(page, 'Sleepy_cat').first().inputValue()).toBe('Sleepy_cat');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('cat');
  await page.keyboard.press('Enter');
  await nameOf(page, 'cat').waitFor();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Delete :cat:?' });
  await dialog.waitFor();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await nameOf(page, 'cat').waitFor({ state: 'detached' });
  await page.getByText('Emoji — 2 of 50').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Choose pictures');
});

test('who may only add emoji sees all, and changes their own', async () => {
  const { page } = mei;
  await page.goto(settings);
  await page.getByRole('heading', { name: 'Leave the server' }).waitFor();
  const { id: role_id } = await tom.rest.call('roles.create', { guild_id, name: 'Artists', permissions: String(1n << 43n) });
  await tom.rest.call('members.addRole', { guild_id, user_id: mei.user.id, role_id });
  await page.getByRole('link', { name: 'Emoji' }).click();
  await page.getByText('box', { exact: true }).waitFor();
  await page.getByText('added by Tom').first().waitFor();
  expect(await page.getByRole('button', { name: /^Delete/ }).count()).toBe(0);
  await page.getByLabel('Pictures for emoji').setInputFiles(pictureFile('mine.png'));
  await nameOf(page, 'mine').waitFor();
  expect(await page.getByLabel(/^Name of the emoji/).count()).toBe(1);
  await page.getByRole('button', { name: 'Delete mine' }).waitFor();

  // The other browser hears of it, and of who added it.
  await nameOf(tom.page, 'mine').waitFor();
  await tom.page.getByText('added by Mei').waitFor();
  await tom.page.getByRole('link', { name: 'Audit log' }).click();
  await tom.page.getByText('Mei added the emoji mine', { exact: true }).waitFor();
  expect([...tom.problems, ...mei.problems]).toEqual([]);
});

test('on a phone everything fits', async () => {
  const phone = await comeIn(server, 'tom_w', { viewport: { width: 360, height: 740 }, hasTouch: true });
  const name = 'w'.repeat(32);
  await phone.rest.call('emojis.create', { guild_id, name, image: `data:image/png;base64,${STILL}` });
  await phone.page.goto(settings);
  await nameOf(phone.page, name).waitFor();
  expect(await cutOff(phone.page)).toEqual([]);
});

test('I pick an emoji of the server, write its name, and react with it; others see its picture', async () => {
  const { page } = mei;
  const [channel] = (await mei.rest.call('channels.list', { guild_id })).filter(({ type }) => type === 0);
  if (!channel) throw new Error('no channel');
  await openChannel(server, page, channel);
  await page.locator('main form').getByRole('button', { name: 'Emoji', exact: true }).click();
  const picker = page.getByRole('dialog', { name: 'Choose an emoji' });
  await picker.getByRole('textbox', { name: 'Search emoji' }).fill('mine');
  await picker.getByText('Found').waitFor();
  await picker.getByRole('gridcell').first().click();
  await picker.waitFor({ state: 'detached' });
  await expect.poll(() => composerOf(page).inputValue()).toBe(':mine:');
  await expect.poll(() => composerOf(page).evaluate((field) => field === document.activeElement)).toBe(true);
  await composerOf(page).pressSequentially(' and :box: and nobody');
  await composerOf(page).press('Enter');
  await expect.poll(() => composerOf(page).inputValue()).toBe('');
  const message = sentWith(page, 'and nobody');
  await message.getByRole('img', { name: ':mine:' }).waitFor();
  await message.getByRole('img', { name: ':box:' }).waitFor();
  const [{ content } = { content: '' }] = await mei.rest.call('messages.list', { channel_id: channel.id, limit: 1 });
  expect(content).toMatch(/^<:mine:\d+> and <:box:\d+> and nobody$/);

  await openChannel(server, tom.page, channel);
  await sentWith(tom.page, 'and nobody').getByRole('img', { name: ':mine:' }).waitFor();
  const emoji = (await tom.rest.call('emojis.list', { guild_id })).find(({ name }) => name === 'tanets');
  const [written] = await tom.rest.call('messages.list', { channel_id: channel.id, limit: 1 });
  await tom.rest.call('reactions.add', { channel_id: channel.id, message_id: written?.id ?? '', emoji_name: `tanets:${emoji?.id}` });
  const reaction = message.getByRole('button', { name: 'tanets, 1' });
  await reaction.getByRole('img', { name: ':tanets:' }).waitFor();
  await reaction.click();
  await message.getByRole('button', { name: 'tanets, 2' }).waitFor();
  expect([...tom.problems, ...mei.problems]).toEqual([]);
});
