import { type TouchEvent, useRef } from 'react';

interface SwipeOptions {
  onLeft: () => void;
  onRight: () => void;
}

/** px */
const FAR_ENOUGH = 56;

/** True where a sideways movement already means something: wide code, sliders, text being marked. */
function hasOwnSwipe(target: EventTarget | null): boolean {
  if (window.getSelection()?.isCollapsed === false) return true;
  for (let node = target instanceof Element ? target : null; node !== null; node = node.parentElement) {
    if (node.matches('input[type=range], [role=slider], [data-own-swipe]')) return true;
    const { overflowX } = getComputedStyle(node);
    if ((overflowX === 'auto' || overflowX === 'scroll') && node.scrollWidth > node.clientWidth + 1) return true;
  }
  return false;
}

/** A clear sideways movement of one finger, from anywhere. */
export function useSwipe({ onLeft, onRight }: SwipeOptions) {
  const start = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart(event: TouchEvent) {
      const touch = event.touches[0];
      // React also brings what is touched in dialogs and drawers, which stand elsewhere in the page.
      const inside = event.target instanceof Node && event.currentTarget.contains(event.target);
      start.current =
        inside && event.touches.length === 1 && touch && !hasOwnSwipe(event.target) ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchMove(event: TouchEvent) {
      const touch = event.touches[0];
      if (start.current === null || !touch) return;
      const x = touch.clientX - start.current.x;
      const y = touch.clientY - start.current.y;
      if (Math.abs(y) > 24 && Math.abs(y) > Math.abs(x)) start.current = null;
      if (Math.abs(x) < FAR_ENOUGH || Math.abs(x) < Math.abs(y) * 2) return;
      start.current = null;
      if (x > 0) onRight();
      else onLeft();
    },
  };
}
