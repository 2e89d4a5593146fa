import type { Id } from '@chat-js/protocol/ids.ts';
import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import type { Row } from './rows.ts';

const ROWS = 'article[data-message-id]';

/** The keyboard's way through the messages: Tab leads to one of them, the arrows from one to the next. */
export function useRoving(rows: readonly Row[]) {
  const [last, setLast] = useState<Id>();
  const index = rows.findIndex((row) => row.kind === 'message' && row.message.id === last);
  const newest = rows.findLast((row) => row.kind === 'message')?.message.id;

  function onFocus({ target }: FocusEvent<HTMLElement>) {
    const id = target.closest<HTMLElement>(ROWS)?.dataset['messageId'];
    if (id !== undefined) setLast(id);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || event.defaultPrevented || !(event.target instanceof HTMLElement) || !event.target.matches(ROWS)) return;
    event.preventDefault();
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>(ROWS)];
    const next = all[all.indexOf(event.target) + step];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  }

  return {
    /** The message that Tab leads to: the one that had the focus last, else the newest. */
    active: index === -1 ? newest : last,
    /** It stays on the page however far one scrolls. */
    kept: index === -1 ? [] : [index],
    handlers: { onFocus, onKeyDown },
  };
}
