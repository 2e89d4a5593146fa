import { BLOCKED, FRIEND, INCOMING, OUTGOING } from '@chat-js/client/relationships.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react/macro';
import BlockIcon from '@material-symbols/svg-400/rounded/block.svg?react';
import AcceptIcon from '@material-symbols/svg-400/rounded/check.svg?react';
import DeclineIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import RemoveIcon from '@material-symbols/svg-400/rounded/group_remove.svg?react';
import UnblockIcon from '@material-symbols/svg-400/rounded/lock_open.svg?react';
import AddIcon from '@material-symbols/svg-400/rounded/person_add.svg?react';
import { useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { useRelationship } from '../../lib/use-relationship.ts';
import type { MenuEntry } from '../../ui/menu-entries.tsx';
import { useFriendActs } from './use-friend-acts.ts';

/** One thing to do with somebody, as menus and cards offer it. */
/** What one can do with somebody as a friend, the most likely first. Nothing with oneself. */
export function useFriendItems(user_id: Id): MenuEntry[] {
  const { t } = useLingui();
  const type = useRelationship(user_id);
  const self = useClientState((state) => state.me?.id === user_id);
  const acts = useFriendActs(user_id);
  const block: MenuEntry = {
    id: 'block',
    icon: <BlockIcon />,
    label: t`Block`,
    danger: true,
    run: () => openDialog('block', { user_id }),
  };
  if (self) return [];
  switch (type) {
    case BLOCKED:
      return [{ id: 'unblock', icon: <UnblockIcon />, label: t`Unblock`, run: () => void acts.unblock() }];
    case FRIEND:
      return [
        { id: 'unfriend', icon: <RemoveIcon />, label: t`Remove from friends`, run: () => openDialog('unfriend', { user_id }) },
        block,
      ];
    case INCOMING:
      return [
        { id: 'accept', icon: <AcceptIcon />, label: t`Accept the request`, run: () => void acts.accept() },
        { id: 'decline', icon: <DeclineIcon />, label: t`Decline the request`, run: () => void acts.decline() },
        block,
      ];
    case OUTGOING:
      return [{ id: 'withdraw', icon: <DeclineIcon />, label: t`Withdraw the request`, run: () => void acts.withdraw() }, block];
    default:
      return [{ id: 'add', icon: <AddIcon />, label: t`Add to friends`, run: () => void acts.add() }, block];
  }
}
