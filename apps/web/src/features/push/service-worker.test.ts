import { readFile } from 'node:fs/promises';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';

const SOURCE = await readFile(new URL('../../../public/service-worker.js', import.meta.url), 'utf8');

interface Sent {
  data?: { json(): unknown };
  waitUntil(work: Promise<unknown>): void;
}

/** The worker without a page, and what it does with an event. */
function openWorker({ showNotification = vi.fn(), subscribe = vi.fn(), fetch = vi.fn() }) {
  const listeners = new Map<string, (event: Sent) => void>();
  runInNewContext(SOURCE, {
    addEventListener: (type: string, listener: (event: Sent) => void) => listeners.set(type, listener),
    clients: { matchAll: async () => [] },
    registration: { getNotifications: async () => [], showNotification, pushManager: { subscribe } },
    navigator: { locks: { request: (_: string, work: () => unknown) => work() } },
    fetch,
  });
  return (type: string, data?: unknown) =>
    new Promise<unknown>((resolve) => {
      listeners.get(type)?.({ data: { json: () => data }, waitUntil: resolve });
    });
}

test('a notification that cannot be shown keeps none of the next from being shown', async () => {
  const showNotification = vi.fn().mockRejectedValueOnce(new Error('no leave')).mockResolvedValue(undefined);
  const send = openWorker({ showNotification });
  const note = { channel_id: '1', guild_id: null, message_id: '2', author: 'Аня', channel: null, guild: null, kind: 'text', count: 1 };
  await expect(send('push', note)).rejects.toThrow('no leave');
  await send('push', note);
  expect(showNotification).toHaveBeenCalledTimes(2);
});

test('nobody who has not asked for it is subscribed when the browser drops a subscription', async () => {
  const subscribe = vi.fn(async () => ({ toJSON: () => ({}) }));
  const fetch = vi.fn(async () => ({ ok: true, json: async () => ({ token: 't', public_key: 'AAAA', subscriptions: [] }) }));
  await openWorker({ subscribe, fetch })('pushsubscriptionchange');
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(subscribe).not.toHaveBeenCalled();
});
