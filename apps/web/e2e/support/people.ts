import { createRest, type Rest } from '@chat-js/client/rest.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Guild } from '@chat-js/protocol/guilds.ts';
import type { Session } from '@chat-js/protocol/instance.ts';
import type { CurrentUser } from '@chat-js/protocol/users.ts';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { newContext, watchProblems } from './browser.ts';
import { SEED_PASSWORD, type TestServer } from './server.ts';

/** Somebody in a browser of their own, and what a program of theirs would use. */
export interface Person {
  user: CurrentUser;
  page: Page;
  context: BrowserContext;
  rest: Rest;
  /** What went wrong on the page. */
  problems: string[];
}

/** Somebody of the seeded server who has logged in before. */
export async function comeIn({ url }: TestServer, username: string, options: BrowserContextOptions = {}): Promise<Person> {
  const context = await newContext(options);
  const answer = await context.request.post(`${url}/api/v10/auth/login`, { data: { login: username, password: SEED_PASSWORD } });
  if (!answer.ok()) throw new Error(`${username} could not log in: ${await answer.text()}`);
  const { user, token } = (await answer.json()) as Session;
  const page = await context.newPage();
  await page.goto(`${url}/favicon.svg`);
  // The page's own note that the cookie, which it cannot see, is there.
  await page.evaluate(() => localStorage.setItem('chat.known-here', '1'));
  return { user, page, context, rest: createRest({ url, getToken: async () => token }), problems: watchProblems(page) };
}

export async function findGuild({ rest }: Person, name: string): Promise<Guild> {
  const found = (await rest.call('users.listMyGuilds', {})).find((guild) => guild.name === name);
  if (!found) throw new Error(`no guild ${name}`);
  return rest.call('guilds.get', { guild_id: found.id });
}

export async function findChannel({ rest }: Person, guild_id: string, name: string): Promise<Channel> {
  const found = (await rest.call('channels.list', { guild_id })).find((channel) => channel.name === name);
  if (!found) throw new Error(`no channel ${name}`);
  return found;
}

/** Opens a channel and waits until one could write there. */
export async function openChannel({ url }: TestServer, page: Page, { guild_id, id }: Pick<Channel, 'guild_id' | 'id'>): Promise<void> {
  await page.goto(`${url}/channels/${guild_id}/${id}`);
  await composerOf(page).waitFor();
}

export const composerOf = (page: Page) => page.locator('main form textarea');

/** Messages that the server has, and those that are still on their way. */
export const sentWith = (page: Page, text: string) => page.locator('article[data-message-id]').filter({ hasText: text });
export const pendingWith = (page: Page, text: string) => page.locator('article[data-pending]').filter({ hasText: text });

export async function write(page: Page, text: string): Promise<void> {
  await composerOf(page).fill(text);
  await composerOf(page).press('Enter');
}

/** How often the server has a message. */
export async function countSent({ rest }: Person, channel_id: string, text: string): Promise<number> {
  const messages = await rest.call('messages.list', { channel_id, limit: 100 });
  return messages.filter(({ content }) => content === text).length;
}
