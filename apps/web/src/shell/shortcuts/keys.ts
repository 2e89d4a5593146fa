/** Keys that are pressed together. */
export interface Keys {
  /** The place of the key (KeyboardEvent.code): the same in every layout. */
  code: string;
  /** What the key writes, for a sign that stands elsewhere in other layouts. */
  sign?: string;
  /** Ctrl, on a Mac Cmd. */
  mod?: true;
  /** Ctrl on a Mac too. */
  ctrl?: true;
  alt?: true;
  shift?: true;
}

/** What this module needs of a KeyboardEvent. */
export interface Press {
  code: string;
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  getModifierState(name: string): boolean;
}

export const isMac = (platform: string): boolean => /mac|iphone|ipad/i.test(platform);

/** Whether exactly these keys are down. What an input method composes is not ours, nor is what AltGr writes. */
export function isPressed(keys: Keys, press: Press, mac: boolean): boolean {
  if (press.isComposing || press.key === 'Process' || press.getModifierState('AltGraph')) return false;
  const ctrl = keys.ctrl === true || (keys.mod === true && !mac);
  const meta = keys.mod === true && mac;
  if (press.ctrlKey !== ctrl || press.metaKey !== meta || press.altKey !== (keys.alt === true)) return false;
  // Where a sign needs Shift depends on the layout.
  if (keys.sign !== undefined && press.key === keys.sign) return true;
  if (press.shiftKey !== (keys.shift === true) || press.code !== keys.code) return false;
  // In some layouts there is a minus where others have the slash, and with Ctrl it zooms.
  return keys.sign === undefined || press.key !== '-';
}

/** What is printed on keys; the others are called by their code. */
const PRINTED: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };

/** Each key as it is printed, in the order one presses them. */
export function keyNames(keys: Keys, mac: boolean): string[] {
  const held: (string | false | undefined)[] = [
    keys.ctrl && (mac ? '⌃' : 'Ctrl'),
    keys.mod && (mac ? '⌘' : 'Ctrl'),
    keys.alt && (mac ? '⌥' : 'Alt'),
    keys.shift && (mac ? '⇧' : 'Shift'),
  ];
  const last = keys.sign ?? PRINTED[keys.code] ?? keys.code.replace(/^Key/, '');
  return [...held.filter((name) => typeof name === 'string'), last];
}
