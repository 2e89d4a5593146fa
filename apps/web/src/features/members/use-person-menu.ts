import type { Id } from '@chat-js/protocol/ids.ts';
import { useEffect } from 'react';
import { openDialog } from '../../lib/dialogs.ts';
import { useContextMenu } from '../../ui/use-context-menu.ts';

/** The menu of a person, wherever their name or picture stands: spread the answer on the element. */
export function usePersonMenu(guild_id: Id, user_id: Id) {
  const { at, close, handlers } = useContextMenu();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time it is asked for
  useEffect(() => {
    if (at === null) return;
    openDialog('memberMenu', { guild_id, user_id, at });
    close();
  }, [at]);
  return handlers;
}
