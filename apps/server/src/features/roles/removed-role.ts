import { compareRoles } from '@chat-js/permissions/rank.ts';
import type { Overwrite } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { findRole } from './access.ts';

/** A role as it was, so that it can be put back; kept for as long as that can be undone. */
export interface RemovedRole {
  role: Role;
  /** The roles under it, the highest first: @everyone is the last. */
  below: Id[];
  overwrites: { channel_id: Id; index: number; overwrite: Overwrite }[];
  /** The bytes of its picture, base64. */
  icon: string | null;
  holders: Id[];
  /** When they lost it, ISO 8601: whoever comes anew since comes without roles. */
  lost_at: string;
}

/** What a guild, as it was, says of a role. */
export function placeOf(guild: GuildDoc, role_id: Id): Pick<RemovedRole, 'role' | 'below' | 'overwrites'> {
  const role = findRole(guild, role_id);
  const below = guild.roles.filter((other) => compareRoles(other, role) < 0).sort(compareRoles);
  const overwrites = guild.channels.flatMap(({ id: channel_id, permission_overwrites }) => {
    const index = permission_overwrites.findIndex(({ id }) => id === role_id);
    const overwrite = permission_overwrites[index];
    return overwrite ? [{ channel_id, index, overwrite }] : [];
  });
  return { role, below: below.reverse().map(({ id }) => id), overwrites };
}

/** The guild without a role and without the overwrites that name it. */
export function withoutRole(guild: GuildDoc, role_id: Id): GuildDoc {
  const isNamed = ({ id }: Overwrite) => id === role_id;
  const channels = guild.channels.map((channel) =>
    channel.permission_overwrites.some(isNamed)
      ? { ...channel, permission_overwrites: channel.permission_overwrites.filter((overwrite) => !isNamed(overwrite)) }
      : channel,
  );
  return { ...guild, roles: guild.roles.filter(({ id }) => id !== role_id), channels };
}

/** The guild with the role in its place and its overwrites where they were. What is gone meanwhile stays gone. */
export function withRole(guild: GuildDoc, { role, below, overwrites }: RemovedRole): GuildDoc {
  // Nothing else brings this id back: an undoing that stopped half-way goes on.
  if (guild.roles.some(({ id }) => id === role.id)) return guild;
  const positions = new Map(guild.roles.map(({ id, position }) => [id, position]));
  const floor = positions.get(below.find((id) => positions.has(id)) ?? guild.id) ?? 0;
  const isFree = (place: number) => place > floor && !guild.roles.some(({ position }) => position > floor && position <= place);
  const place = [role.position, floor + 1].find(isFree);
  // Whoever stands where there is no room goes one higher.
  const others =
    place === undefined
      ? guild.roles.map((other) => (other.position > floor ? { ...other, position: other.position + 1 } : other))
      : guild.roles;
  const roles = [...others, { ...role, position: place ?? floor + 1 }];
  const channels = guild.channels.map((channel) => {
    const entry = overwrites.find(({ channel_id }) => channel_id === channel.id);
    if (!entry) return channel;
    return { ...channel, permission_overwrites: channel.permission_overwrites.toSpliced(entry.index, 0, entry.overwrite) };
  });
  return { ...guild, roles, channels };
}
