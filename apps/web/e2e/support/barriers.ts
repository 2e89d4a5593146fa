import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE } from './chromium.ts';

/** Waits until nothing moves on the page. What is cancelled moves no more. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
}

/** What axe holds against a page, or a part of it, each as one line. */
export async function faults(page: Page, part?: string): Promise<string[]> {
  // Half transparent letters have no contrast of their own.
  await settled(page);
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

export async function faultsAtBothWidths(page: Page): Promise<string[]> {
  const wide = await faults(page);
  await page.setViewportSize(PHONE);
  const narrow = await faults(page);
  await page.setViewportSize(DESKTOP);
  return [...wide, ...narrow];
}
