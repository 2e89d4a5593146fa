import type { Overwrite } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { bitsOf, hasPermission, PERMISSIONS, type Permission } from '@chat-js/protocol/permissions.ts';
import type { Role } from '@chat-js/protocol/roles.ts';

/** Common set-ups of a channel: only for some, written by some, for moderators. */
export type ChannelTemplate = 'private' | 'announcement' | 'moderators';

/** What each takes from @everyone and gives to the chosen roles. */
const DECIDES: Record<ChannelTemplate, readonly Permission[]> = {
  private: ['VIEW_CHANNEL'],
  announcement: ['SEND_MESSAGES', 'SEND_MESSAGES_IN_THREADS', 'CREATE_PUBLIC_THREADS', 'CREATE_PRIVATE_THREADS'],
  moderators: ['VIEW_CHANNEL'],
};

/** The roles whose holders moderate: the choice that a moderators' room begins with. */
export function moderatorRoles(roles: readonly Role[], guild_id: Id): Id[] {
  const moderates = ({ permissions }: Role) => hasPermission(BigInt(permissions), 'MODERATE_MEMBERS');
  return roles.filter((role) => role.id !== guild_id && moderates(role)).map(({ id }) => id);
}

/** Whether somebody with these allowed bits is among those that a template lets in. */
export function templateAllows(template: ChannelTemplate, allow: string): boolean {
  return DECIDES[template].every((permission) => hasPermission(BigInt(allow), permission));
}

interface Chosen {
  guild_id: Id;
  /** Roles that are let in, or may write. */
  role_ids: readonly Id[];
  /** People who are, beside them. */
  user_ids?: readonly Id[];
}

/**
 * The overwrites of a channel after a template: @everyone is denied what it decides, those who were chosen are allowed it,
 * others who were allowed it are not any more. Everything else stays.
 */
export function applyTemplate(
  before: readonly Overwrite[],
  template: ChannelTemplate,
  { guild_id, role_ids, user_ids = [] }: Chosen,
): Overwrite[] {
  const bits = bitsOf(DECIDES[template]);
  const targets = [
    { id: guild_id, type: 0 as const },
    ...role_ids.map((id) => ({ id, type: 0 as const })),
    ...user_ids.map((id) => ({ id, type: 1 as const })),
  ];
  const known = before.filter(({ id }) => !targets.some((target) => target.id === id));
  const others = known.map((entry) => ({ ...entry, allow: String(BigInt(entry.allow) & ~bits) }));
  const chosen = targets.map((target) => {
    const { allow, deny } = before.find(({ id }) => id === target.id) ?? { allow: '0', deny: '0' };
    const lets = target.id !== guild_id;
    return {
      ...target,
      allow: String(lets ? BigInt(allow) | bits : BigInt(allow) & ~bits),
      deny: String(lets ? BigInt(deny) & ~bits : BigInt(deny) | bits),
    };
  });
  return [...chosen, ...others].filter(({ id, allow, deny }) => id === guild_id || allow !== '0' || deny !== '0');
}

/** Denied, left to what is decided elsewhere, or allowed. */
export type TriState = 'deny' | 'inherit' | 'allow';

export function stateOf(entry: Pick<Overwrite, 'allow' | 'deny'> | undefined, permission: Permission): TriState {
  if (!entry) return 'inherit';
  if (hasPermission(BigInt(entry.allow), permission)) return 'allow';
  return hasPermission(BigInt(entry.deny), permission) ? 'deny' : 'inherit';
}

/** An overwrite with one permission in another state. */
export function withState(entry: Overwrite, permission: Permission, state: TriState): Overwrite {
  const bit = PERMISSIONS[permission];
  return {
    ...entry,
    allow: String(state === 'allow' ? BigInt(entry.allow) | bit : BigInt(entry.allow) & ~bit),
    deny: String(state === 'deny' ? BigInt(entry.deny) | bit : BigInt(entry.deny) & ~bit),
  };
}

/** Whether two lists of overwrites say the same, in whatever order. */
export function sameRules(one: readonly Overwrite[], other: readonly Overwrite[]): boolean {
  const lines = (list: readonly Overwrite[]) =>
    list
      .map(({ id, type, allow, deny }) => `${id} ${type} ${allow} ${deny}`)
      .sort()
      .join();
  return lines(one) === lines(other);
}
