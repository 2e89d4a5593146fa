import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { atEnd } from './at-end.ts';
import { launchChromium, SOMEBODY } from './chromium.ts';

/** ms; the machine may be busy with other things. */
export const PATIENCE = 20_000;

let browser: Promise<Browser> | undefined;

function sharedBrowser(): Promise<Browser> {
  browser ??= launchChromium().then((started) => {
    atEnd(() => started.close());
    return started;
  });
  return browser;
}

/** The browser of one person: its own cookies, its own memory. */
export async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await (await sharedBrowser()).newContext({ ...SOMEBODY, ...options });
  context.setDefaultTimeout(PATIENCE);
  return context;
}

// Without a server there is no answer, and a refusal is an answer: the browser writes both down by itself.
const EXPECTED = /Failed to load resource|WebSocket connection|net::ERR_/;

/** Collects what goes wrong on a page without anybody seeing it, violations of the content security policy included. */
export function watchProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) problems.push(message.text());
  });
  return problems;
}

/** Counts how often this person presses a mouse button or a finger, on whatever page. */
export async function countPresses(context: BrowserContext): Promise<() => number> {
  let presses = 0;
  await context.exposeBinding('countPress', () => {
    presses += 1;
  });
  await context.addInitScript(() => {
    addEventListener('pointerdown', () => Reflect.get(globalThis, 'countPress')(), { capture: true });
  });
  return () => presses;
}
