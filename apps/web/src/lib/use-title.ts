import { useEffect } from 'react';

let title = document.title;
let sign = '';

/** Names the page in the browser's tab and history. */
export function useTitle(...parts: (string | undefined)[]): void {
  const wanted = parts.filter((part) => part).join(' · ') || 'Chat-JS';
  useEffect(() => {
    title = wanted;
    signTitle(sign);
  }, [wanted]);
}

/** What stands before the name of every page. */
export function signTitle(before: string): void {
  sign = before;
  document.title = before + title;
}
