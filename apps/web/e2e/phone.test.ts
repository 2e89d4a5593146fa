import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faults, settled } from './support/barriers.ts';
import { ON_PHONE } from './support/chromium.ts';
import { longPress } from './support/fingers.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, composerOf, findGuild, openChannel, type Person, sentWith } from './support/people.ts';
import type { TestServer } from './support/server.ts';
import { type Locale, wordsOf } from './support/words.ts';
import { openWorkshop } from './support/workshop.ts';

let server: TestServer;
let anna: Person;
let channel: Channel;

beforeAll(async () => {
  [{ server }, anna] = await openWorkshop('anna');
  const { id: guild_id } = await findGuild(anna, 'Дом мастеров');
  channel = await anna.rest.call('channels.create', { guild_id, type: 0, name: 'small-screen' });
  const { id } = await anna.rest.call('messages.create', { channel_id: channel.id, content: 'mine and to be kept' });
  for (const emoji_name of ['👍', '🎉', '❤️', '😄', '🚀', '👀', '🔥', '🙏', '💯', '✅', '😢', '🤔'])
    await anna.rest.call('reactions.add', { channel_id: channel.id, message_id: id, emoji_name });
  const mei = await comeIn(server, 'mei');
  await mei.rest.call('messages.create', { channel_id: channel.id, content: 'theirs' });
});

const SIZES = [
  { width: 390, height: 844 },
  { width: 360, height: 740 },
];
const CASES = SIZES.flatMap((viewport) => (['en', 'ru'] as const).map((locale: Locale) => ({ ...viewport, locale })));

describe.each(CASES)('on a phone of $width × $height, in $locale', ({ width, height, locale }) => {
  const say = wordsOf(locale);
  let page: Page;

  beforeAll(async () => {
    await anna.rest.call('users.updateMe', { locale: locale === 'ru' ? 'ru' : 'en-US' });
    ({ page } = await comeIn(server, 'anna', { ...ON_PHONE, viewport: { width, height } }));
    await openChannel(server, page, channel);
    await sentWith(page, 'theirs').waitFor();
  });
  afterAll(() => page.context().close());

  const item = (english: string) => page.getByRole('menuitem', { name: say(english), exact: true });

  async function hold(text: string): Promise<void> {
    const box = await sentWith(page, text).boundingBox();
    if (!box) throw new Error('nothing to hold');
    await longPress(page, box.x + box.width / 2, box.y + 12);
    await page.getByRole('menu').waitFor();
    await settled(page);
  }

  /** Wholly in the window, and a list that is longer than it can be scrolled to its end. */
  async function fits(thing: Locator): Promise<void> {
    await settled(page);
    const box = await thing.boundingBox();
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
    expect(await cutOff(page)).toEqual([]);
  }

  test.each(['mine and to be kept', 'theirs'])('the menu of "%s" fits, to its last entry', async (text) => {
    await hold(text);
    const menu = page.getByRole('menu');
    await fits(menu.locator('xpath=..'));
    const last = page.getByRole('menuitem').last();
    await last.scrollIntoViewIfNeeded();
    await fits(last);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
  });

  test('answering, editing and choosing have room', async () => {
    await hold('theirs');
    await item('Answer').tap();
    const end = page.getByRole('button', { name: say('Do not answer') });
    await end.waitFor();
    await fits(composerOf(page));
    await composerOf(page).press('Escape');
    await end.waitFor({ state: 'detached' });

    await hold('mine and to be kept');
    await item('Edit').tap();
    const editor = page.getByRole('textbox', { name: say('Edit message') });
    await editor.waitFor();
    await fits(editor);
    await editor.press('Escape');

    await hold('theirs');
    await item('Select several').tap();
    const bar = page.getByRole('toolbar', { name: say('Selected messages') });
    await bar.waitFor();
    await fits(bar);
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
  });

  test('the emoji come up as a sheet', async () => {
    await composerOf(page)
      .locator('xpath=..')
      .getByRole('button', { name: say('Emoji') })
      .tap();
    const sheet = page.getByRole('dialog');
    await sheet.locator('[data-emoji="😀"]').first().waitFor();
    await fits(sheet);
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });
});
