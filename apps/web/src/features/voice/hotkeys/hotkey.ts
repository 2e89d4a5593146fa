/** A key, alone or with others that are held. */
export interface Hotkey {
  /** The place of the key (KeyboardEvent.code): the same in every layout. */
  code: string;
  /** Ctrl, on a Mac Cmd. */
  mod?: true;
  alt?: true;
  shift?: true;
}

export const MAC = /mac|iphone|ipad/i.test(navigator.platform);

/** What this module needs of a KeyboardEvent. */
export type Press = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

/** Keys that write nothing, move nothing and stand for nothing in a text field. */
const SILENT = /^(F\d{1,2}|Control(Left|Right)|Alt(Left|Right)|Meta(Left|Right)|OS(Left|Right)|ScrollLock|Pause|ContextMenu|PrintScreen)$/;

export function isHotkey(value: unknown): value is Hotkey {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' && value.code !== '';
}

/** What was pressed. A key that is held with others is itself none of those. */
export function hotkeyOf(press: Press, mac: boolean): Hotkey {
  const { code } = press;
  return {
    code,
    ...(isModDown(press, mac) && !/^(Control|Meta|OS)/.test(code) && { mod: true }),
    ...(press.altKey && !code.startsWith('Alt') && { alt: true }),
    ...(press.shiftKey && !code.startsWith('Shift') && { shift: true }),
  };
}

/** Whether exactly this is pressed. */
export function isSame(one: Hotkey, other: Hotkey): boolean {
  return one.code === other.code && one.mod === other.mod && one.alt === other.alt && one.shift === other.shift;
}

/** Whether it would write into a text field, or do something else there: then it belongs to the field. */
export function canType({ code, mod }: Hotkey): boolean {
  return mod !== true && !SILENT.test(code);
}

const PRINTED: Readonly<Record<string, string>> = {
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** Each key as it is printed, in the order one presses them. */
export function keyNames({ code, mod, alt, shift }: Hotkey, mac: boolean): string[] {
  const held = [mod && (mac ? '⌘' : 'Ctrl'), alt && (mac ? '⌥' : 'Alt'), shift && (mac ? '⇧' : 'Shift')];
  const last =
    PRINTED[code] ??
    code
      .replace(/^(Key|Digit)/, '')
      .replace(/^Control/, 'Ctrl')
      .replace(/(Left|Right)$/, ' $1');
  return [...held.filter((name) => typeof name === 'string'), last];
}

function isModDown({ ctrlKey, metaKey }: Press, mac: boolean): boolean {
  return mac ? metaKey : ctrlKey;
}
