import { isQuiet } from '@chat-js/client/guild-settings.ts';
import { countMentions } from '@chat-js/client/unread.ts';
import { expect } from 'vitest';
import { foundHome, newcomer } from '../nodes/nodes.ts';
import { openClient } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { type Scenarios, times } from './scenario.ts';

export const notificationScenarios: Scenarios = {
  async 'what three devices of one person choose at once, at whatever nodes, stands on all of them'(nodes) {
    const home = await foundHome(nodes);
    const person = await newcomer(nodes, home);
    const clients = await times(3, () => openClient(person));
    const { guild_id, channel_id } = home;
    await Promise.all([
      person.call('userGuildSettings.update', { guild_id, suppress_everyone: true }),
      person.call('userGuildSettings.update', { guild_id, channel_overrides: { [channel_id]: { muted: true } } }),
      person.call('userGuildSettings.update', { guild_id, message_notifications: 1 }),
    ]);
    const isSame = (client: (typeof clients)[0]) => {
      const state = client.getState();
      return state.guildSettings[guild_id]?.version === 3 && isQuiet(state, guild_id, channel_id);
    };
    for (const client of clients) await until(() => isSame(client));
    const { id } = await home.owner.call('messages.create', { channel_id, content: `@everyone <@${person.id}>` });
    await home.owner.call('messages.create', { channel_id, content: '@everyone' });
    for (const client of clients) await until(() => client.getState().mentions[channel_id]?.length === 2);
    for (const client of clients) expect(countMentions(client.getState(), channel_id)).toBe(1);
    await person.call('readStates.ack', { channel_id, message_id: id });
    for (const client of clients) await until(() => countMentions(client.getState(), channel_id) === 0);
  },
};
