import { type KeyboardEvent, type MouseEvent, type TouchEvent, useRef, useState } from 'react';

/** Where a menu opens. px from the upper left corner of the window. */
export interface MenuPoint {
  top: number;
  left: number;
}

/** How long a finger rests. ms */
const LONG_PRESS = 500;
/** A finger that moves further scrolls. px */
const STILL = 10;

/**
 * The menu of a thing: by the right mouse button, a long press, the menu key or Shift+F10. Spread `handlers` on the element;
 * `at` is where to open the menu, null while it is closed. Where a finger that rests picks the thing up, the menu waits until
 * it lets go without having moved: `touch: 'release'`.
 */
export function useContextMenu({ touch: opensAt = 'rest' }: { touch?: 'rest' | 'release' } = {}) {
  const [at, setAt] = useState<MenuPoint | null>(null);
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number; opened: boolean }>(undefined);

  function stop(): void {
    clearTimeout(press.current?.timer);
    press.current = undefined;
  }

  const handlers = {
    onContextMenu(event: MouseEvent<HTMLElement>) {
      // Links and selected text keep the browser's own menu.
      if (window.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      event.stopPropagation();
      if (opensAt === 'release' && press.current) return;
      if (press.current) {
        clearTimeout(press.current.timer);
        press.current.opened = true;
      }
      // By the keyboard there is no place: the element's own.
      setAt(event.clientX === 0 && event.clientY === 0 ? cornerOf(event.currentTarget) : { top: event.clientY, left: event.clientX });
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return;
      event.preventDefault();
      event.stopPropagation();
      setAt(cornerOf(event.currentTarget));
    },
    onTouchStart({ touches }: TouchEvent<HTMLElement>) {
      stop();
      const touch = touches[0];
      if (!touch || touches.length > 1) return;
      const { clientX: x, clientY: y } = touch;
      const openHere = () => {
        if (press.current) press.current.opened = true;
        if (opensAt === 'rest') setAt({ top: y, left: x });
      };
      press.current = { x, y, opened: false, timer: setTimeout(openHere, LONG_PRESS) };
    },
    onTouchMove({ touches }: TouchEvent<HTMLElement>) {
      const touch = touches[0];
      const start = press.current;
      if (!touch || !start || Math.hypot(touch.clientX - start.x, touch.clientY - start.y) > STILL) stop();
    },
    onTouchEnd(event: TouchEvent<HTMLElement>) {
      // The finger that opened the menu is not a press on what lies under it now.
      if (press.current?.opened && event.cancelable) event.preventDefault();
      if (press.current?.opened && opensAt === 'release') setAt({ top: press.current.y, left: press.current.x });
      stop();
    },
    onTouchCancel: stop,
  };

  return { at, open: (element: HTMLElement) => setAt(cornerOf(element)), close: () => setAt(null), handlers };
}

function cornerOf(element: HTMLElement): MenuPoint {
  const { top, left, height } = element.getBoundingClientRect();
  return { top: top + Math.min(height, 32), left: left + 16 };
}
