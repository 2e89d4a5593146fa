import { canType, type Hotkey, hotkeyOf, isSame, MAC } from './hotkey.ts';

export interface Binding {
  key: Hotkey;
  onDown: () => void;
  /** It was let go, or the page does not hear of it any more. */
  onUp?: () => void;
}

/** On what a key is being chosen: there it does nothing else. */
export const CHOOSING = 'data-choosing-key';

const TEXT_FIELD = 'input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, [contenteditable=true]';
/** Whatever a key may press or move. */
const CONTROL = `${TEXT_FIELD}, button, a[href], input, [role], [tabindex]`;
const LETTER = /^(Key|Digit|Backquote)/;

/**
 * Runs what is bound to keys, wherever on the page somebody is; answers how to stop. A browser tells keys only to the page
 * that has the focus: when that goes, a key that is down counts as let go.
 */
export function watchHotkeys(bindings: () => readonly Binding[]): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const down = new Map<string, Binding>();

  function letGo(code: string) {
    const binding = down.get(code);
    down.delete(code);
    binding?.onUp?.();
  }

  function letAllGo() {
    for (const code of [...down.keys()]) letGo(code);
  }

  function press(event: KeyboardEvent) {
    const pressed = hotkeyOf(event, MAC);
    const found = bindings().find(({ key }) => isSame(key, pressed));
    if (!found || belongsElsewhere(event, found.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat || down.has(event.code)) return;
    down.set(event.code, found);
    found.onDown();
  }

  // Before a field, a dialog or a shortcut of the page sees it.
  addEventListener('keydown', press, { capture: true, signal });
  addEventListener('keyup', ({ code }) => letGo(code), { capture: true, signal });
  addEventListener('blur', letAllGo, { signal });
  document.addEventListener('visibilitychange', () => document.hidden && letAllGo(), { signal });
  return () => {
    ending.abort();
    letAllGo();
  };
}

function belongsElsewhere({ target, isComposing }: KeyboardEvent, key: Hotkey): boolean {
  if (!(target instanceof Element)) return false;
  if (isComposing || target.closest(`[${CHOOSING}]`) !== null) return true;
  // Letters are only for fields; Space, Enter and the arrows also for a button or a list.
  return canType(key) && target.matches(LETTER.test(key.code) ? TEXT_FIELD : CONTROL);
}
