import { useEffect, useEffectEvent } from 'react';
import { type Binding, watchHotkeys } from './watch-hotkeys.ts';

/** As long as the component is there, keys do what they are bound to. */
export function useHotkeys(bindings: readonly Binding[]): void {
  const current = useEffectEvent(() => bindings);
  useEffect(() => watchHotkeys(() => current()), []);
}
