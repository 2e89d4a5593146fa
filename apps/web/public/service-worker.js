// Shows what the server says while no page is open (docs/security.md), and leads to it. It keeps nothing and answers no
// requests of pages: only features/push asks for it. A file of its own: it has to stand at the root of the site.

const WORDS = {
  'en-US': { message: 'New message', voice: 'Voice message', poll: 'Poll', forward: 'Forwarded message', group: 'Group', more: (n) => `and ${n} more` },
  ru: { message: 'Новое сообщение', voice: 'Голосовое сообщение', poll: 'Опрос', forward: 'Пересланное сообщение', group: 'Группа', more: (n) => `и ещё ${n}` },
};

let showing = Promise.resolve();

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('push', (event) => {
  const note = event.data.json();
  // One after the other: each counts what is shown already.
  const shown = showing.then(() => show(note));
  showing = shown.catch(() => undefined);
  event.waitUntil(shown);
});
addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(lead(event.notification.data.path));
});
addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew()));

const pagesOf = () => clients.matchAll({ type: 'window', includeUncontrolled: true });

/** One notification for a channel, of the newest message there. Whoever looks at the channel needs none. */
async function show(note) {
  const pages = await pagesOf();
  if (pages.some(({ focused, url }) => focused && new URL(url).pathname.split('/').includes(note.channel_id))) return;
  const shown = await registration.getNotifications({ tag: note.channel_id });
  const count = shown.reduce((sum, { data }) => sum + (data?.count ?? 0), note.count);
  const words = WORDS[note.locale] ?? WORDS['en-US'];
  await registration.showNotification(titleOf(note, words), {
    body: count > 1 ? `${bodyOf(note, words)}\n${words.more(count - 1)}` : bodyOf(note, words),
    tag: note.channel_id,
    // An open page shows the same by itself, under the same tag: it is said once.
    renotify: pages.length === 0,
    icon: '/icon-192.png',
    lang: note.locale === 'ru' ? 'ru' : 'en',
    data: { channel_id: note.channel_id, count, path: `/channels/${note.guild_id ?? '@me'}/${note.channel_id}/${note.message_id}` },
  });
}

function titleOf({ author, channel, guild }, words) {
  if (guild !== null) return `${author} (#${channel}, ${guild})`;
  return channel === null ? author : `${author} (${channel || words.group})`;
}

function bodyOf({ kind, text }, words) {
  const what = kind === 'text' ? '' : words[kind];
  if (!text) return what || words.message;
  return what ? `${what}: ${text}` : text;
}

/** To an open page, which goes there without loading anew, or to a new one. */
async function lead(path) {
  const pages = await pagesOf();
  const page = pages.find(({ focused }) => focused) ?? pages.find(({ visibilityState }) => visibilityState === 'visible') ?? pages[0];
  if (!page) return clients.openWindow(path);
  await page.focus();
  if (!(await goes(page, path))) await page.navigate(path).catch(() => clients.openWindow(path));
}

/** A page that does not answer within a second is one without the chat, or is asleep. */
function goes(page, path) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(true);
    setTimeout(() => resolve(false), 1000);
    page.postMessage({ open: path }, [port2]);
  });
}

/** The browser has dropped its subscription. An open page makes another one; without a page it is made here. */
async function renew() {
  const pages = await pagesOf();
  if (pages.length > 0) {
    for (const page of pages) page.postMessage({ renew: true });
    return;
  }
  // Pages and this worker share the cookie, which is used once: see the client's session.
  const token = await navigator.locks.request('chat-js.refresh', async () => {
    const answer = await fetch('/api/v10/auth/refresh', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    return answer.ok ? (await answer.json()).token : null;
  });
  if (token === null) return;
  const call = (method, body) =>
    fetch('/api/v10/users/@me/push-subscriptions', {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  const { public_key, subscriptions } = await (await call('GET')).json();
  const before = subscriptions.find(({ current }) => current);
  // Somebody else who has logged in here has not asked for it.
  if (public_key === null || !before) return;
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: public_key });
  const { endpoint, keys } = subscription.toJSON();
  await call('PUT', { endpoint, keys, show_content: before.show_content });
}
