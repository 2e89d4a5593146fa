import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Everybody lives in one time zone, so that days and hours are the same on every machine. */
export const SOMEBODY: BrowserContextOptions = { viewport: DESKTOP, locale: 'en-US', timezoneId: 'Europe/Moscow' };

/** What makes a browser a phone. */
export const ON_PHONE: BrowserContextOptions = { viewport: PHONE, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** A microphone that beeps once a second, and people who talk on a machine without a network. */
const VOICE = ['--use-fake-device-for-media-stream', '--allow-loopback-in-peer-connection'];

/** The browser of the system: nothing is downloaded for the tests. */
/** `args`: what only one test wants of it. */
export function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', ...VOICE, ...args],
  });
}
