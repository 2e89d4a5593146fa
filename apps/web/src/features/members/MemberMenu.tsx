import type { DialogProps } from '../../lib/dialogs.ts';
import { usePerson } from '../../lib/use-person.ts';
import { AppMenu } from '../../ui/AppMenu.tsx';
import { menuEntries } from '../../ui/menu-entries.tsx';
import { useMemberMenuItems } from './use-member-menu-items.tsx';

/** Everything one may do with a person. */
export function MemberMenu({ guild_id, user_id, at, onClose }: DialogProps['memberMenu'] & { onClose: () => void }) {
  const { name } = usePerson(guild_id, user_id);
  const groups = useMemberMenuItems({ guild_id, user_id, at });
  return (
    <AppMenu label={name} anchor={at} onClose={onClose}>
      {menuEntries(groups, { onClose })}
    </AppMenu>
  );
}
