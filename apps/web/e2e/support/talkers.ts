import { join } from 'node:path';
import type { Session } from '@chat-js/protocol/instance.ts';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { atEnd } from './at-end.ts';
import { launchChromium } from './chromium.ts';
import { SEED_PASSWORD, type TestServer } from './server.ts';
import type { VoicePage } from './voice-page.ts';

declare global {
  var voicePage: VoicePage;
}

/** A browser whose pages find each other on a machine without a network, and play without being asked. */
async function launchTalking(args: readonly string[]): Promise<Browser> {
  const browser = await launchChromium(['--allow-loopback-in-peer-connection', '--autoplay-policy=no-user-gesture-required', ...args]);
  atEnd(() => browser.close());
  return browser;
}

/** What `voice-page.ts` is as one script. */
async function buildPage(): Promise<string> {
  const entry = join(import.meta.dirname, 'voice-page.ts');
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'page' } },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return outputs.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('\n');
}

export interface Talker {
  user_id: string;
  token: string;
  page: Page;
  join(channel_id: string): Promise<void>;
  leave(): Promise<void>;
}

/** People who log in and may talk, each with a page of their own. `args`: more of the browser's. */
export async function talkersOn({ url }: TestServer, usernames: readonly string[], args: readonly string[] = []): Promise<Talker[]> {
  const [browser, script] = await Promise.all([launchTalking(args), buildPage()]);
  return Promise.all(
    usernames.map(async (username) => {
      const context = await browser.newContext();
      const answer = await context.request.post(`${url}/api/v10/auth/login`, { data: { login: username, password: SEED_PASSWORD } });
      if (!answer.ok()) throw new Error(`${username} could not log in: ${await answer.text()}`);
      const { user, token } = (await answer.json()) as Session;
      const page = await context.newPage();
      await page.goto(`${url}/favicon.svg`);
      await page.evaluate(script);
      await page.evaluate(() => voicePage.start());
      return {
        user_id: user.id,
        token,
        page,
        join: (channel_id: string) => page.evaluate((id) => voicePage.session()?.join(id), channel_id),
        leave: () => page.evaluate(() => voicePage.session()?.leave()),
      };
    }),
  );
}
