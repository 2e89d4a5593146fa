import type { Id } from '@chat-js/protocol/ids.ts';

export const paths = {
  home: '/',
  friends: '/friends',
  login: '/login',
  channel: (guild_id: Id, channel_id: Id) => `/channels/${guild_id}/${channel_id}`,
  message: (guild_id: Id, channel_id: Id, message_id: Id) => `/channels/${guild_id}/${channel_id}/${message_id}`,
  guild: (guild_id: Id) => `/channels/${guild_id}`,
  guildSettings: (guild_id: Id, section = 'overview') => `/guilds/${guild_id}/settings/${section}`,
  settings: (section = 'profile') => `/settings/${section}`,
};

/** Where to go after login; only a path of this page. */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get('next');
  return next?.startsWith('/') && !next.startsWith('//') ? next : paths.home;
}
