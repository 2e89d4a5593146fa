import { AxeBuilder } from '@axe-core/playwright';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { bitsOf } from '@chat-js/protocol/permissions.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { atEnd } from './support/at-end.ts';
import { ON_PHONE } from './support/chromium.ts';
import { cutOff } from './support/fits.ts';
import { comeIn, findChannel, findGuild, openChannel, type Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { wordsOf } from './support/words.ts';

// Igor moderates and reads Russian, as does Sasha; Mei reads English.
const ru = wordsOf('ru');

let server: TestServer;
let mei: Person;
let igor: Person;
let sasha: Person;
let anna: Person;
let channel: Channel;

beforeAll(async () => {
  server = await startServer({ seeded: true, limits: 'off' });
  atEnd(() => server.stop());
  [mei, igor, anna] = [await comeIn(server, 'mei'), await comeIn(server, 'igor'), await comeIn(server, 'anna')];
  sasha = await comeIn(server, 'sasha_94');
  const guild = await findGuild(mei, 'Дом мастеров');
  channel = await findChannel(mei, guild.id, 'общий');
  const permissions = String(bitsOf(['MODERATE_MEMBERS', 'KICK_MEMBERS', 'BAN_MEMBERS', 'MANAGE_MESSAGES', 'VIEW_AUDIT_LOG']));
  const { id: role_id } = await anna.rest.call('roles.create', { guild_id: guild.id, name: 'Модераторы', permissions });
  await anna.rest.call('members.addRole', { guild_id: guild.id, user_id: igor.user.id, role_id });
});

const queueOf = (guild_id: string) => `${server.url}/guilds/${guild_id}/settings/reports`;
const cards = (page: Page) => page.locator('main li > button[aria-expanded]');

async function reportMessage(text: string, around: string): Promise<void> {
  const { id: channel_id, guild_id } = channel;
  await mei.rest.call('messages.create', { channel_id, content: around });
  const { id: message_id } = await sasha.rest.call('messages.create', { channel_id, content: text });
  const about = { guild_id, user_id: sasha.user.id, channel_id, message_id };
  await mei.rest.call('reports.create', { ...about, category: 'spam', comment: 'Third time today' });
}

/** Presses Tab until something has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return '';
      const label = element instanceof HTMLTextAreaElement ? element.labels[0]?.textContent : element?.textContent;
      return `${element?.getAttribute('aria-label') ?? ''} ${label ?? ''}`;
    });
    if (here.includes(name)) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}

test('I report a person from their card; the moderator sees a number, decides, and I read the answer', async () => {
  await openChannel(server, mei.page, channel);
  await openChannel(server, igor.page, channel);
  await mei.page.getByRole('complementary', { name: 'People' }).getByRole('button', { name: 'sasha_94' }).click();
  await mei.page.getByRole('button', { name: 'Report…' }).click();
  const dialog = mei.page.getByRole('dialog', { name: 'Report sasha_94' });
  await dialog.getByText('Insults or threats').click();
  await dialog.getByLabel('What should one know?').fill('Writes to me at night');
  await dialog.getByRole('button', { name: 'Send the report' }).click();
  await mei.page.getByText('Thank you.').waitFor();

  await igor.page.getByText('1 новая жалоба').waitFor({ state: 'attached' });
  await igor.page.locator('button[aria-haspopup=menu]', { hasText: 'Дом мастеров' }).click();
  await igor.page.getByRole('menuitem', { name: ru('Reports') }).click();
  await cards(igor.page).click();
  await igor.page.getByText('Writes to me at night').waitFor();
  await igor.page.getByRole('button', { name: ru('I take it') }).click();
  await igor.page.getByText('Никто не ждёт ответа').waitFor();
  await igor.page.getByRole('button', { name: ru('In progress'), exact: true }).click();
  await igor.page.locator('main li > button[aria-expanded=false]').click();
  await igor.page.getByLabel('Ответ для Mei').fill('We talked to Sasha.');
  await igor.page.getByRole('button', { name: ru('Resolved'), exact: true }).click();
  await igor.page.getByRole('button', { name: ru('Done'), exact: true }).click();
  await igor.page.getByText(ru('resolved'), { exact: false }).first().waitFor();

  await mei.page.goto(`${server.url}/settings/reports`);
  await mei.page.getByText('We talked to Sasha.').waitFor();
  await mei.page.getByText('resolved', { exact: false }).waitFor();
  expect(await mei.page.locator('main').innerText()).not.toContain('Игорь');
});

test('a reported message comes with what stood around it, and without a mouse I warn who wrote it', async () => {
  const { page } = igor;
  await reportMessage('Buy cheap drills at my shop', 'Has anybody seen the drill?');
  await page.goto(queueOf(channel.guild_id));
  await page.getByText('Buy cheap drills at my shop').waitFor();
  await tabTo(page, 'sasha_94');
  await page.keyboard.press('Enter');
  await page.locator('article', { hasText: 'Has anybody seen the drill?' }).waitFor();
  await expect.poll(() => page.locator('article[data-reported=true]').innerText()).toContain('Buy cheap drills');
  await tabTo(page, ru('Warn…'));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('textbox').waitFor();
  await page.keyboard.type('Реклама запрещена');
  await tabTo(page, ru('Warn'));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('whoever is warned sees why until they have said that they read it, on every device', async () => {
  const phone = await comeIn(server, 'sasha_94', ON_PHONE);
  await openChannel(server, sasha.page, channel);
  await phone.page.goto(`${server.url}/settings`);
  const notice = (page: Page) => page.getByRole('region', { name: ru('A warning from the moderators') });
  for (const { page } of [sasha, phone]) await notice(page).getByText('Реклама запрещена').waitFor();
  expect(await notice(sasha.page).innerText()).not.toContain('Игорь');
  expect(await cutOff(phone.page)).toEqual([]);
  await sasha.page.reload();
  await notice(sasha.page).waitFor();
  // The composer takes the focus when it comes.
  await sasha.page.locator('article').last().waitFor();
  await tabTo(sasha.page, ru('I have read this'));
  await sasha.page.keyboard.press('Enter');
  for (const { page } of [sasha, phone]) await notice(page).waitFor({ state: 'detached' });
  await sasha.page.reload();
  await sasha.page.locator('article').last().waitFor();
  expect(await notice(sasha.page).count()).toBe(0);
});

test('on a phone a moderator reads the history of a member, and keeps and deletes a note', async () => {
  const { page, problems } = await comeIn(server, 'igor', ON_PHONE);
  await page.goto(queueOf(channel.guild_id));
  await cards(page).first().tap();
  await page.getByRole('button', { name: ru('Resolved'), exact: true }).waitFor();
  expect(await cutOff(page)).toEqual([]);
  await page.getByRole('button', { name: ru('History') }).tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Реклама запрещена').waitFor();
  await dialog.getByText('Third time today', { exact: false }).waitFor();
  await dialog.getByLabel(ru('New note')).fill('Обещал исправиться');
  await dialog.getByRole('button', { name: ru('Keep the note') }).tap();
  await dialog.getByRole('listitem').filter({ hasText: 'Обещал исправиться' }).waitFor();
  expect(await cutOff(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Удалить заметку: Обещал исправиться' }).tap();
  await dialog.getByText('Обещал исправиться').waitFor({ state: 'detached' });
  expect(problems).toEqual([]);
});

test('the administrator of the installation decides about what was directed there', async () => {
  await mei.rest.call('reports.create', {
    guild_id: channel.guild_id,
    user_id: igor.user.id,
    category: 'abuse',
    comment: 'He moderates',
    to: 'instance',
  });
  await igor.page.goto(queueOf(channel.guild_id));
  await cards(igor.page).first().waitFor();
  expect(await igor.page.locator('main').innerText()).not.toContain('He moderates');
  await anna.page.goto(`${server.url}/settings/instance-reports`);
  await cards(anna.page).filter({ hasText: 'Дом мастеров' }).click();
  await anna.page.getByText('He moderates').waitFor();
  await anna.page.getByRole('button', { name: ru('Close without action') }).click();
  await anna.page.getByText('Никто не ждёт ответа').waitFor();
});

test('these screens are free of barriers', async () => {
  const { page } = igor;
  await page.goto(queueOf(channel.guild_id));
  await cards(page).first().click();
  await page.locator('article').first().waitFor();
  const faults = async () => {
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  };
  expect(await faults()).toEqual([]);
  await page.getByRole('button', { name: ru('History') }).click();
  await page.getByLabel(ru('New note')).waitFor();
  expect(await faults()).toEqual([]);
  await page.keyboard.press('Escape');
  for (const { problems } of [mei, igor, sasha, anna]) expect(problems).toEqual([]);
});
