import type { Client } from '@chat-js/client/client.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import { keepPush, showContent, startPush } from './push.ts';

const set = vi.fn();
const call = (async (name: string, input: unknown) => {
  if (name === 'pushSubscriptions.set') set(input);
  return { public_key: 'AAAA', subscriptions: [] };
}) as Client['call'];

beforeEach(() => {
  const kept = new Map<string, string>();
  const registration = {
    pushManager: { getSubscription: async () => null, subscribe: async () => ({ toJSON: () => ({ endpoint: 'https://push.test/1' }) }) },
  };
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('window', { PushManager: true, Notification: true });
  vi.stubGlobal('Notification', { permission: 'granted', requestPermission: async () => 'granted' });
  vi.stubGlobal('navigator', { serviceWorker: { register: async () => registration, ready: Promise.resolve(registration) } });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  set.mockClear();
});

test('who does not want to see what was written keeps that when the server has forgotten the device', async () => {
  await startPush(call, '1');
  await showContent(call, '1', false);
  await keepPush(call, '1');
  expect(set.mock.calls.map(([{ show_content }]) => show_content)).toEqual([true, false, false]);
});
