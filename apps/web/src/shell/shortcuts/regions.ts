import type { Step } from './channels.ts';

/** What the keyboard goes to in a region: where one is, else what Tab would lead to. */
const ENTRIES = ['[aria-current=page]', 'article[tabindex="0"]', 'textarea, input', 'a[href], button'];

/** Leads the focus around the page: servers, channels, messages, the field, people, and begins again. */
export function goAround(step: Step): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((one) => one.checkVisibility());
  const here = regions.findIndex((one) => one.contains(document.activeElement));
  const next = regions.at(here === -1 ? (step === 1 ? 0 : -1) : (here + step) % regions.length);
  if (next) entryOf(next).focus({ focusVisible: true } as FocusOptions);
}

function entryOf(region: HTMLElement): HTMLElement {
  for (const entry of ENTRIES) {
    const found = region.querySelector<HTMLElement>(entry);
    if (found) return found;
  }
  return region;
}
