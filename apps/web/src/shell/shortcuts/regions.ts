import type { Step } from './channels.ts';

/** What the keyboard goes to in a region: where one is, else what Tab would lead to. */
const ENTRIES = ['[aria-current=page]', 'article[tabindex="0"]', 'textarea, input', 'a[href], button'];

/** Leads the focus around the page: servers, channels, messages, the field, people, and begins again. */
export function goAround(step: Step): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((one) => one.checkVisibility());
  const here = regions.findIndex((one) => one.contains(document.activeElement));
  const from = here === -1 && step === -1 ? 0 : here;
  for (let stop = 1; stop <= regions.length; stop += 1) {
    const next = regions.at((from + step * stop) % regions.length);
    if (!next) return;
    entryOf(next).focus({ focusVisible: true } as FocusOptions);
    // What is only just being loaded may have nothing that takes the focus.
    if (next.contains(document.activeElement)) return;
  }
}

function entryOf(region: HTMLElement): HTMLElement {
  for (const entry of ENTRIES) {
    const found = region.querySelector<HTMLElement>(entry);
    if (found) return found;
  }
  return region;
}
