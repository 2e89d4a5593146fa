import { useEffect, useRef } from 'react';

const MARK = 'drawer';

function atOwnEntry(): boolean {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && MARK in state;
}

/** The Back button of a phone closes what is open instead of leaving the page. */
export function useBackToClose(open: boolean, close: () => void): void {
  const onClose = useRef(close);
  onClose.current = close;

  useEffect(() => {
    if (!open) return;
    if (!atOwnEntry()) history.pushState({ [MARK]: true }, '');
    const onBack = () => onClose.current();
    addEventListener('popstate', onBack);
    return () => {
      removeEventListener('popstate', onBack);
      // Closed in another way than Back: take the entry away. A link that was followed has put its own on top.
      if (atOwnEntry()) history.back();
    };
  }, [open]);
}
