import type { Page } from 'playwright-core';

/**
 * What a page shows or tells a screen reader without one Cyrillic letter, although there are words in it. What people wrote
 * and what is marked as being in another language is left out.
 */
export function latinTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const note = (text: string | null) => {
      const words = text?.trim() ?? '';
      if (/[a-z]{2}/i.test(words) && !/[а-яё]/i.test(words)) found.add(words);
    };
    const skipped = 'article [dir=auto], body [lang], code, script, style';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element || element.closest(skipped)) continue;
      if (node instanceof Element) for (const name of ['aria-label', 'title', 'placeholder', 'alt']) note(node.getAttribute(name));
      else note(node.textContent);
    }
    // What the sign before it says has no words.
    note(document.title.replace(/^(•|\(\d+\+?\)) /, ''));
    return [...found];
  });
}
