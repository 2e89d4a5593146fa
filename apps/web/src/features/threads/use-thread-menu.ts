import type { Id } from '@chat-js/protocol/ids.ts';
import { useEffect } from 'react';
import { openDialog } from '../../lib/dialogs.ts';
import { useContextMenu } from '../../ui/use-context-menu.ts';

/** The menu of a thread, wherever it is named: spread `handlers` on the element, or `open` it at a button. */
export function useThreadMenu(channel_id: Id) {
  const { at, open, close, handlers } = useContextMenu();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time it is asked for
  useEffect(() => {
    if (at === null) return;
    openDialog('threadMenu', { channel_id, at });
    close();
  }, [at]);
  return { open, handlers };
}
