import type { User } from '@chat-js/protocol/users.ts';

export function avatarUrl(user: Pick<User, 'id' | 'avatar'>): string | null {
  return user.avatar && `/cdn/avatars/${user.id}/${user.avatar}.webp`;
}

/** Animated ones are of the same kind: WebP moves too. */
export function emojiUrl({ id }: { id: string }): string {
  return `/cdn/emojis/${id}.webp`;
}

export function guildIconUrl(guild: { id: string; icon: string | null }): string | null {
  return guild.icon && `/cdn/icons/${guild.id}/${guild.icon}.webp`;
}

export function groupIconUrl(id: string, icon: string | null): string | null {
  return icon && `/cdn/channel-icons/${id}/${icon}.webp`;
}

export function inviteUrl(code: string): string {
  return `${location.origin}/invite/${code}`;
}

export function roleIconUrl(role: { id: string; icon: string | null }): string | null {
  return role.icon && `/cdn/role-icons/${role.id}/${role.icon}.webp`;
}
