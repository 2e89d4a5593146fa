import { useEffect } from 'react';

/** Names the page in the browser's tab and history. */
export function useTitle(...parts: (string | undefined)[]): void {
  const title = parts.filter((part) => part).join(' · ') || 'Chat-JS';
  useEffect(() => {
    document.title = title;
  }, [title]);
}
