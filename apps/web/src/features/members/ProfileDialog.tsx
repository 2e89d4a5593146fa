import type { DialogProps } from '../../lib/dialogs.ts';
import { usePerson } from '../../lib/use-person.ts';
import { ProfileCard } from './ProfileCard.tsx';

/** The card of somebody whose name was pressed anywhere. */
export function ProfileDialog({ guild_id, user_id, at, onClose }: DialogProps['profile'] & { onClose: () => void }) {
  const { user, member, name, seen } = usePerson(guild_id, user_id);
  return user ? (
    <ProfileCard guild_id={guild_id} person={{ user, name, seen, roles: member?.roles ?? [] }} anchor={at} onClose={onClose} />
  ) : null;
}
