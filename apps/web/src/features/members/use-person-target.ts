import type { Id } from '@chat-js/protocol/ids.ts';
import type { MouseEvent } from 'react';
import { openDialog } from '../../lib/dialogs.ts';
import { usePersonMenu } from './use-person-menu.ts';

/** A name or a picture that opens the card of somebody when pressed, and their menu as menus open. */
export function usePersonTarget(guild_id: Id, user_id: Id) {
  const menu = usePersonMenu(guild_id, user_id);
  function onClick({ currentTarget }: MouseEvent<HTMLElement>) {
    const { top, right } = currentTarget.getBoundingClientRect();
    openDialog('profile', { guild_id, user_id, at: { top, left: right + 8 } });
  }
  return { ...menu, onClick };
}
