import type { Client } from '@chat-js/client/client.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { browserMemory } from '../../lib/browser-memory.ts';

type Call = Client['call'];

/** For whom this browser is told: somebody else who logs in here has not asked for it. */
const TOLD_FOR = 'chat.push';
/** With the id of a person behind it: what was written is not to be shown to them here. Their login, at which the server knows it, may end. */
const HIDDEN_FOR = 'chat.push.hidden.';
const WORKER = '/service-worker.js';

/** Why a browser cannot be told anything while the page is closed; undefined: it can. `home-screen`: only an app of its own can, on iOS. */
export type PushHindrance = 'insecure' | 'home-screen' | 'unsupported' | 'blocked';

export function pushHindrance(): PushHindrance | undefined {
  if (!isSecureContext) return 'insecure';
  const isSupported = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!isSupported)
    return /iPhone|iPad|Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1 ? 'home-screen' : 'unsupported';
  return Notification.permission === 'denied' ? 'blocked' : undefined;
}

/** Settles when the worker runs, without waiting for one that was never asked for. */
async function worker(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(WORKER);
  return navigator.serviceWorker.ready;
}

/** Asks the person, subscribes and tells the server. False: the person said no. To be called by a click. */
export async function startPush(call: Call, user_id: Id): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  await subscribe(call, !isHiddenFor(user_id));
  localStorage.setItem(TOLD_FOR, user_id);
  return true;
}

async function subscribe(call: Call, show_content: boolean): Promise<void> {
  const { public_key } = await call('pushSubscriptions.list', {});
  const { pushManager } = await worker();
  // One that is there may be of another key, or the server may have found it dead.
  await (await pushManager.getSubscription())?.unsubscribe();
  const { endpoint = '', keys } = (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: public_key ?? '' })).toJSON();
  await call('pushSubscriptions.set', { endpoint, keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' }, show_content });
}

/** Says to the server whether notifications may show what was written, and remembers it at this device. */
export async function showContent(call: Call, user_id: Id, show_content: boolean): Promise<void> {
  if (!show_content) browserMemory.set(HIDDEN_FOR + user_id, 'true');
  await subscribe(call, show_content);
  if (show_content) browserMemory.remove(HIDDEN_FOR + user_id);
}

function isHiddenFor(user_id: Id): boolean {
  return browserMemory.get(HIDDEN_FOR + user_id) !== null;
}

export async function stopPush(call: Call): Promise<void> {
  localStorage.removeItem(TOLD_FOR);
  const { subscriptions } = await call('pushSubscriptions.list', {});
  if (subscriptions.some(({ current }) => current)) await call('pushSubscriptions.remove', { session_id: '@current' });
  const registration = await navigator.serviceWorker.getRegistration();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

/** Whether this person wants to be told at this browser, as far as it knows. */
export function isToldFor(user_id: Id): boolean {
  return localStorage.getItem(TOLD_FOR) === user_id;
}

/** After a new login, or when browser and server have lost each other: subscribes again for whoever wants it here. */
export async function keepPush(call: Call, user_id: Id): Promise<void> {
  if (!isToldFor(user_id) || pushHindrance() !== undefined || Notification.permission !== 'granted') return;
  const { public_key, subscriptions } = await call('pushSubscriptions.list', {});
  if (public_key === null) return;
  const current = subscriptions.find((one) => one.current);
  const subscription = await (await worker()).pushManager.getSubscription();
  const isSame = subscription !== null && keyOf(subscription) === public_key;
  if (!current || !isSame) await subscribe(call, current?.show_content !== false && !isHiddenFor(user_id));
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer());
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Takes away the notifications of channels in which nothing is new any more. */
export async function closeRead(isNew: (channel_id: Id) => boolean): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const shown = (await registration?.getNotifications()) ?? [];
  for (const one of shown) if (!isNew((one.data as { channel_id?: Id } | null)?.channel_id ?? '')) one.close();
}
