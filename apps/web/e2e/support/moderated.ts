import type { createRest } from '@chat-js/client/rest.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';

type Rest = ReturnType<typeof createRest>;

/** What moderators have to do with: deeds of every kind, reports, bans and rules, in the first server of Anna. */
export async function moderate(restOf: (name: string) => Promise<Rest>): Promise<void> {
  const anna = await restOf('anna');
  const [guild] = await anna.call('users.listMyGuilds', {});
  const guild_id = guild?.id ?? '';
  const channels = (await anna.call('channels.list', { guild_id })).filter(({ type }) => type === 0);
  const channel_id = channels[0]?.id ?? '';
  const [mei, sasha, oksana] = await Promise.all(['mei', 'sasha_94', 'oksana'].map(restOf));
  if (!mei || !sasha || !oksana) throw new Error('somebody is missing');
  const idOf = async (rest: Rest) => (await rest.call('users.me', {})).id;

  const guests = await anna.call('roles.create', { guild_id, name: 'Гости', permissions: String(PERMISSIONS.ATTACH_FILES) });
  const allow = String(PERMISSIONS.VIEW_CHANNEL | PERMISSIONS.SEND_MESSAGES);
  await anna.call('channels.setOverwrite', { channel_id, overwrite_id: guests.id, type: 0, allow, deny: String(PERMISSIONS.EMBED_LINKS) });
  const permissions = String(PERMISSIONS.KICK_MEMBERS | PERMISSIONS.MANAGE_MESSAGES);
  await anna.call('roles.update', { guild_id, role_id: guests.id, permissions, color: 0x35c2a8, reason: 'Помогают по вечерам' });
  await anna.call('roles.delete', { guild_id, role_id: guests.id, reason: 'Больше не нужна' });

  const spam = await sasha.call('messages.create', { channel_id, content: 'Линзы дёшево, пишите в личку: https://example.com/lenses' });
  const about = { guild_id, user_id: await idOf(sasha) };
  await mei.call('reports.create', { ...about, channel_id, message_id: spam.id, category: 'spam', comment: 'Третий раз за сегодня' });
  await oksana.call('reports.create', { ...about, category: 'abuse', comment: 'Пишет мне по ночам' });
  await anna.call('members.update', {
    ...about,
    communication_disabled_until: new Date(Date.now() + 3_600_000).toISOString(),
    reason: 'Реклама в общем канале, предупреждали дважды',
  });
  const lev = await idOf(await restOf('лев'));
  await anna.call('bans.create', { guild_id, user_id: lev, reason: 'Рассылает ссылки' });
  await anna.call('automod.create', {
    guild_id,
    name: 'Никакой торговли',
    event_type: 1,
    trigger_type: 1,
    trigger_metadata: { keyword_filter: ['*линз*', 'дёшево'], regex_patterns: ['\\bкупить \\d+\\b'] },
    actions: [
      { type: 1, metadata: { custom_message: 'Здесь не торгуют.' } },
      { type: 2, metadata: { channel_id } },
    ],
    enabled: false,
  });
}
