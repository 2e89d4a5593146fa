import { type RefObject, useSyncExternalStore } from 'react';

/** Where the caret of a field stands; undefined while the field has no focus or something is selected. */
export function useCaret(field: RefObject<HTMLTextAreaElement | null>): number | undefined {
  return useSyncExternalStore(subscribe, () => {
    const area = field.current;
    if (!area || document.activeElement !== area || area.selectionStart !== area.selectionEnd) return undefined;
    return area.selectionStart;
  });
}

function subscribe(changed: () => void): () => void {
  const events = ['selectionchange', 'focusin', 'focusout'];
  for (const event of events) document.addEventListener(event, changed);
  return () => {
    for (const event of events) document.removeEventListener(event, changed);
  };
}
