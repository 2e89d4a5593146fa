import { expect } from 'vitest';
import { foundHome, newcomer } from '../nodes/nodes.ts';
import { openClient } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { type Scenarios, times } from './scenario.ts';

export const announcementScenarios: Scenarios = {
  async 'what is published comes once into every channel that follows, in order, and so does what becomes of it'(nodes) {
    const home = await foundHome(nodes);
    const { owner, guild_id } = home;
    const news = await owner.call('channels.create', { guild_id, name: 'news', type: 5 });
    const targets = await times(4, () => owner.call('channels.create', { guild_id, name: 'target' }));
    for (const { id } of targets) await owner.call('webhooks.follow', { channel_id: news.id, webhook_channel_id: id });
    const reader = await openClient(await newcomer(nodes, home));
    const texts = ['раз', 'два', 'три'];
    const ids: string[] = [];
    for (const content of texts) {
      const { id: message_id } = await owner.call('messages.create', { channel_id: news.id, content });
      await owner.call('messages.crosspost', { channel_id: news.id, message_id });
      ids.push(message_id);
    }
    const copiesIn = async (channel_id: string) =>
      (await owner.call('messages.list', { channel_id, limit: 50 })).filter(({ flags }) => (flags & 2) !== 0).reverse();
    for (const { id } of targets) {
      await until(async () => (await copiesIn(id)).length === texts.length);
      expect((await copiesIn(id)).map(({ content }) => content)).toEqual(texts);
      const last = (await copiesIn(id)).at(-1)?.id;
      await until(() => reader.getState().channels[id]?.last_message_id === last);
    }
    await owner.call('messages.edit', { channel_id: news.id, message_id: ids[0] ?? '', content: 'раз и навсегда' });
    await owner.call('messages.delete', { channel_id: news.id, message_id: ids[1] ?? '' });
    for (const { id } of targets) {
      await until(async () => {
        const [first, second] = await copiesIn(id);
        return first?.content === 'раз и навсегда' && ((second?.flags ?? 0) & 8) !== 0;
      });
      expect(await copiesIn(id)).toHaveLength(texts.length);
    }
  },
};
