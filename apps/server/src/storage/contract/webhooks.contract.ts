import { expect, test } from 'vitest';
import type { WebhookRow } from '../../features/webhooks/store.ts';
import { type Open, withStorage } from './harness.ts';
import { nextId, webhookRow } from './rows.ts';

const LIMITS = { of_channel: 3, of_source: 4 };

export function webhooksContract(open: Open): void {
  withStorage('webhooks', open, (storage) => {
    const insert = (row: WebhookRow, limits = LIMITS) => storage().webhooks.insertFollower(row, limits);

    test('come back as they were kept', async () => {
      const row = webhookRow({ source_guild_name: 'ё 🐈', source_channel_name: 'ново-сти' });
      expect(await insert(row)).toEqual({ row, repeated: false });
      expect(await storage().webhooks.getWebhook(row.id)).toEqual(row);
      expect(await storage().webhooks.getWebhook(nextId())).toBeUndefined();
    });

    test('are one between two channels: the first stays', async () => {
      const row = webhookRow();
      const again = { ...row, id: nextId(), user_id: nextId() };
      const answers = await Promise.all([insert(row), insert(again)]);
      const [first] = await storage().webhooks.listWebhooksOfChannel(row.channel_id);
      expect(answers.map((answer) => 'row' in answer && answer.row)).toEqual([first, first]);
      expect(answers.filter((answer) => 'row' in answer && answer.repeated)).toHaveLength(1);
    });

    test('are never more than the limits, however many are made at once', async () => {
      const channel_id = nextId();
      const into = await Promise.all(Array.from({ length: 8 }, () => insert(webhookRow({ channel_id }))));
      const kept = await storage().webhooks.listWebhooksOfChannel(channel_id);
      expect(kept.length).toBeLessThanOrEqual(LIMITS.of_channel);
      expect(into.filter((answer) => 'row' in answer)).toHaveLength(kept.length);
      while ((await storage().webhooks.listWebhooksOfChannel(channel_id)).length < LIMITS.of_channel)
        await insert(webhookRow({ channel_id }));
      expect(await insert(webhookRow({ channel_id }))).toEqual({ full: 'channel' });

      const source_channel_id = nextId();
      for (let count = 0; count < LIMITS.of_source; count++) expect(await insert(webhookRow({ source_channel_id }))).toHaveProperty('row');
      expect(await insert(webhookRow({ source_channel_id }))).toEqual({ full: 'source' });
    });

    test('of a channel, and those that follow it, come by their ids', async () => {
      const channel_id = nextId();
      const [a, b, c] = [webhookRow(), webhookRow(), webhookRow()].map((row) => ({ ...row, channel_id }));
      const followers = [webhookRow(), webhookRow(), webhookRow()].map((row) => ({ ...row, source_channel_id: channel_id }));
      for (const row of [c, a, b, ...followers.toReversed()]) await insert(row ?? webhookRow());
      expect(await storage().webhooks.listWebhooksOfChannel(channel_id)).toEqual([a, b, c]);
      expect(await storage().webhooks.listFollowers(channel_id, { after: '0', limit: 2 })).toEqual(followers.slice(0, 2));
      expect(await storage().webhooks.listFollowers(channel_id, { after: followers[1]?.id ?? '', limit: 2 })).toEqual(followers.slice(2));
    });

    test('are removed one by one, or all around a channel', async () => {
      const channel_id = nextId();
      const [single, into, from, other] = [
        webhookRow({ channel_id }),
        webhookRow({ channel_id }),
        webhookRow({ source_channel_id: channel_id }),
        webhookRow(),
      ];
      for (const row of [single, into, from, other]) await insert(row);
      expect(await storage().webhooks.removeWebhook(single.id)).toBe(true);
      expect(await storage().webhooks.removeWebhook(single.id)).toBe(false);
      const removed = await storage().webhooks.removeWebhooksAround(channel_id);
      expect(removed).toHaveLength(2);
      expect(removed).toEqual(expect.arrayContaining([into, from]));
      expect(await storage().webhooks.removeWebhooksAround(channel_id)).toEqual([]);
      expect(await storage().webhooks.getWebhook(other.id)).toEqual(other);
    });
  });
}
