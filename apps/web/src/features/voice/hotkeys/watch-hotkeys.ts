import { canType, type Hotkey, hotkeyOf, isSame } from './hotkey.ts';

interface Watched {
  /** As they are chosen now. Without `pushToTalk` no key talks. */
  keys: () => { pushToTalk: Hotkey | undefined; muteKey: Hotkey; deafenKey: Hotkey };
  onTalk: (down: boolean) => void;
  onMute: () => void;
  onDeafen: () => void;
}

/** A key that is just being chosen does nothing else. */
export const CHOOSING = 'data-choosing-key';

/**
 * Listens to the keys for talking, wherever on the page somebody is; answers how to stop. Browsers tell keys only to the page
 * that has the focus, so a key that is down when it goes counts as let go.
 */
export function watchHotkeys({ keys, onTalk, onMute, onDeafen }: Watched, mac: boolean): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  /** The key that talks. */
  let down: string | undefined;

  function letGo() {
    if (down === undefined) return;
    down = undefined;
    onTalk(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    const { pushToTalk, muteKey, deafenKey } = keys();
    const pressed = hotkeyOf(event, mac);
    const isOurs = (key: Hotkey | undefined) => key !== undefined && isSame(key, pressed) && !belongsElsewhere(event, key);
    const [talk, mute, deafen] = [pushToTalk, muteKey, deafenKey].map(isOurs);
    if (!talk && !mute && !deafen) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    if (talk) {
      down = event.code;
      onTalk(true);
    } else if (mute) onMute();
    else onDeafen();
  }

  // Before a field, a dialog or a shortcut of the page sees it.
  addEventListener('keydown', onKeyDown, { capture: true, signal });
  addEventListener('keyup', ({ code }) => code === down && letGo(), { capture: true, signal });
  addEventListener('blur', letGo, { signal });
  document.addEventListener('visibilitychange', () => document.hidden && letGo(), { signal });
  return () => {
    ending.abort();
    letGo();
  };
}

function belongsElsewhere({ target, isComposing }: KeyboardEvent, key: Hotkey): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(`[${CHOOSING}]`) !== null || isComposing) return true;
  // With a button or a list in focus, Space and the arrows are theirs too; letters are nobody's.
  return canType(key) && target.matches(/^(Key|Digit|Backquote)/.test(key.code) ? TEXT_FIELD : `${TEXT_FIELD}, ${CONTROL}`);
}

const TEXT_FIELD = 'input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, [contenteditable=true]';
const CONTROL = 'button, a[href], input, [role], [tabindex]';
