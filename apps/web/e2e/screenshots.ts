import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@chat-js/client/client.ts';
import { createRest } from '@chat-js/client/rest.ts';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchChromium, ON_PHONE, SOMEBODY } from './support/chromium.ts';
import { moderate } from './support/moderated.ts';
import { askAround } from './support/polled.ts';
import { SEED_PASSWORD, startServer } from './support/server.ts';
import { type Places, SHOTS, type Shot } from './support/shots.ts';
import { type Locale, wordsOf } from './support/words.ts';

/**
 * Pictures of every screen for people to look at: `npm run screenshots -w @chat-js/web -- <folder> [part of a name] [light]`.
 * At 1440x900 and 390x844, in both languages; dark if nothing else is said.
 */
const [folder = 'screenshots', wanted = '', mode = 'dark'] = process.argv.slice(2);
/** Where nobody has written yet. */
const EMPTY = 'выставка';
const POLLS = 'опросы';
mkdirSync(folder, { recursive: true });

const server = await startServer({ seeded: true, limits: 'off' });
const browser = await launchChromium();
await addEmptyChannel();
await addRoles();
await moderate((name) => restOf(server.url, name));
await askAround((name) => restOf(server.url, name), POLLS);
const others = ['igor', 'marina', 'tom_w', 'oksana', 'mei'].map((name) => bePresent(server.url, name));
try {
  for (const locale of ['ru', 'en'] as const) {
    await setLocale(locale);
    for (const device of ['desktop', 'phone'] as const) await takeAll(device, locale);
  }
} finally {
  for (const leave of await Promise.all(others)) leave();
  await browser.close();
  await server.stop();
}

async function takeAll(device: 'desktop' | 'phone', locale: Locale): Promise<void> {
  for (const shot of SHOTS) {
    const file = `${device}-${locale}-${mode === 'dark' ? '' : `${mode}-`}${shot.name}.png`;
    if ((shot.only ?? device) !== device || !file.includes(wanted)) continue;
    const page = await openPage(browser, device, locale);
    await take(shot, page, locale);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' });
    await page.context().close();
    console.log(file);
  }
}

async function take(shot: Shot, page: Page, locale: Locale): Promise<void> {
  const say = wordsOf(locale);
  if (shot.who === 'owner') {
    const fresh = await startServer();
    try {
      await shot.show({ page, say, url: fresh.url, path: fresh.setupLink ?? '' });
    } finally {
      await fresh.stop();
    }
    return;
  }
  if (shot.who === 'member') await logIn(page);
  const found = await places();
  const path = shot.path?.(found) ?? `/channels/${found.guild_id}/${found.channel_id}`;
  await page.goto(server.url + path);
  await shot.show({ page, say, url: server.url, path });
}

async function openPage(from: Browser, device: 'desktop' | 'phone', locale: Locale): Promise<Page> {
  const context = await from.newContext({
    ...SOMEBODY,
    ...(device === 'phone' ? ON_PHONE : { viewport: DESKTOP }),
    locale: locale === 'ru' ? 'ru-RU' : 'en-US',
  });
  context.setDefaultTimeout(20_000);
  await context.addInitScript((theme) => localStorage.setItem('chat.theme', theme), mode);
  return context.newPage();
}

async function logIn(page: Page): Promise<void> {
  await page.context().request.post(`${server.url}/api/v10/auth/login`, { data: { login: 'anna', password: SEED_PASSWORD } });
  await page.goto(`${server.url}/favicon.svg`);
  await page.evaluate(() => localStorage.setItem('chat.known-here', '1'));
}

async function restOf(url: string, name: string) {
  const { token } = await createRest({ url }).call('auth.login', { login: name, password: SEED_PASSWORD });
  return createRest({ url, getToken: async () => token });
}

async function setLocale(locale: Locale): Promise<void> {
  await (await restOf(server.url, 'anna')).call('users.updateMe', { locale: locale === 'ru' ? 'ru' : 'en-US' });
}

async function places(): Promise<Places> {
  const rest = await restOf(server.url, 'anna');
  const [guild] = await rest.call('users.listMyGuilds', {});
  const guild_id = guild?.id ?? '';
  const channels = (await rest.call('channels.list', { guild_id })).filter(({ type }) => type === 0);
  const [invite] = await rest.call('invites.listOfGuild', { guild_id });
  const empty = channels.find(({ name }) => name === EMPTY);
  const polls = channels.find(({ name }) => name === POLLS);
  return { guild_id, channel_id: channels[0]?.id ?? '', empty_id: empty?.id ?? '', polls_id: polls?.id ?? '', code: invite?.code ?? '' };
}

async function addEmptyChannel(): Promise<void> {
  const rest = await restOf(server.url, 'anna');
  const [guild] = await rest.call('users.listMyGuilds', {});
  const guild_id = guild?.id ?? '';
  const category = (await rest.call('channels.list', { guild_id })).find(({ type }) => type === 4);
  await rest.call('channels.create', { guild_id, name: EMPTY, type: 0, parent_id: category?.id });
}

/** Roles, people who have them, and a channel that most only read. */
async function addRoles(): Promise<void> {
  const rest = await restOf(server.url, 'anna');
  const [guild] = await rest.call('users.listMyGuilds', {});
  const guild_id = guild?.id ?? '';
  const give = async (name: string, username: string, look: object) => {
    const role = await rest.call('roles.create', { guild_id, name, hoist: true, ...look });
    const { id: user_id } = await (await restOf(server.url, username)).call('users.me', {});
    await rest.call('members.addRole', { guild_id, user_id, role_id: role.id });
    return role.id;
  };
  await give('Новички', 'mei', { hoist: false });
  const crew = await give('Мастера', 'igor', { colors: { primary_color: 0xf2b84b, secondary_color: 0xff6b76, tertiary_color: null } });
  await give('Модераторы', 'marina', { color: 0xe86fae, unicode_emoji: '🛡️', permissions: String(1n << 40n) });
  const rules = (await rest.call('channels.list', { guild_id })).find(({ type, name }) => type === 0 && name !== EMPTY);
  await rest.call('channels.setOverwrite', { channel_id: rules?.id ?? '', overwrite_id: crew, type: 0, allow: '8192', deny: '64' });
}

/** Somebody is there, so that the list of people lives. */
async function bePresent(url: string, name: string): Promise<() => void> {
  const { token } = await createRest({ url }).call('auth.login', { login: name, password: SEED_PASSWORD });
  const kept = new Map<string, string>();
  const client = createClient({
    url,
    getToken: async () => token,
    memory: {
      get: (key) => kept.get(key) ?? null,
      set: (key, value) => void kept.set(key, value),
      remove: (key) => void kept.delete(key),
      keys: (start) => [...kept.keys()].filter((key) => key.startsWith(start)),
    },
  });
  return () => client.close();
}
