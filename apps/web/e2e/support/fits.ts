import type { Page } from 'playwright-core';

/** What one would press, read or write and that does not fit the width of the window. Lists that scroll sideways are none of it. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    for (const element of document.querySelectorAll('a, button, input, textarea, select, h1, h2, h3, p, article, label')) {
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width < 2 || height < 2 || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (left < -1 || right > innerWidth + 1) found.push(`${element.tagName} ${element.textContent?.slice(0, 40)}: ${left} to ${right}`);
    }
    return found;
  });
}
