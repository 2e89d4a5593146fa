import { useEffect, useState } from 'react';
import { midnight } from './times.ts';

/** The midnight that began this day, in ms; changes with the day, so that "today" becomes "yesterday" on an open page. */
export function useToday(): number {
  const [today, setToday] = useState(() => midnight(Date.now()));
  useEffect(() => {
    const timer = setTimeout(() => setToday(midnight(Date.now())), midnight(today, 1) - Date.now() + 1000);
    return () => clearTimeout(timer);
  }, [today]);
  return today;
}
