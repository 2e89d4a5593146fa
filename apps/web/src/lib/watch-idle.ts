const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;

/** Says when nobody has touched the page for `after` ms, and when somebody does again; answers how to stop. */
export function watchIdle(page: EventTarget, after: number, tell: (idle: boolean) => void): () => void {
  let last = Date.now();
  let idle = false;
  let timer = setTimeout(look, after);

  function look(): void {
    const left = last + after - Date.now();
    // A timer for each move of the pointer would cost more than it tells.
    if (left > 0) timer = setTimeout(look, left);
    else become(true);
  }

  function become(now: boolean): void {
    idle = now;
    tell(now);
  }

  function note(): void {
    last = Date.now();
    if (!idle) return;
    become(false);
    timer = setTimeout(look, after);
  }

  for (const sign of SIGNS) page.addEventListener(sign, note, { capture: true, passive: true });
  return () => {
    clearTimeout(timer);
    for (const sign of SIGNS) page.removeEventListener(sign, note, { capture: true });
  };
}
