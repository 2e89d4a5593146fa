import type { Page } from 'playwright-core';

const SCROLLER = 'main [role=region]';

/** Waits until nothing on the page has moved for a while: measured in frames, so that a slow machine gets its time. */
export async function settle(page: Page, frames = 6): Promise<void> {
  await page.evaluate(
    ([selector, wanted]) =>
      new Promise<void>((resolve) => {
        let still = 0;
        let before = '';
        const look = () => {
          const box = document.querySelector(selector);
          const now = `${box?.scrollTop} ${box?.scrollHeight}`;
          still = now === before ? still + 1 : 0;
          before = now;
          if (still >= wanted) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
    [SCROLLER, frames] as const,
  );
}

export function scrollState(page: Page): Promise<{ top: number; fromEnd: number }> {
  return page.locator(SCROLLER).evaluate((box) => ({ top: box.scrollTop, fromEnd: box.scrollHeight - box.clientHeight - box.scrollTop }));
}

/** The message in the middle of what is read. */
export function middleMessage(page: Page): Promise<string> {
  return page.locator(SCROLLER).evaluate((box) => {
    const { top, height } = box.getBoundingClientRect();
    const rows = [...box.querySelectorAll('article[data-message-id]')];
    const row = rows.find((one) => one.getBoundingClientRect().bottom > top + height / 2);
    if (!row) throw new Error('no message in the middle of the page');
    return row.getAttribute('data-message-id') ?? '';
  });
}

/** Watches a message in every frame until `stop`, which answers how far it ever was from its place. Unit: px. */
export async function watchPlace(page: Page, message_id: string): Promise<{ stop(): Promise<number> }> {
  const watched = await page.evaluateHandle((id) => {
    const place = () => document.querySelector(`article[data-message-id="${id}"]`)?.getBoundingClientRect().top ?? Number.NaN;
    const start = place();
    const state = { drift: 0, running: true };
    const look = () => {
      const now = Math.abs(place() - start);
      // A message that is gone has drifted further than any number.
      state.drift = Number.isNaN(now) ? Number.MAX_VALUE : Math.max(state.drift, now);
      if (state.running) requestAnimationFrame(look);
    };
    look();
    return state;
  }, message_id);
  return {
    stop: () =>
      watched.evaluate((state) => {
        state.running = false;
        return state.drift;
      }),
  };
}
