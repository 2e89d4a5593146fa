import { type Client, createClient } from '@chat-js/client/client.ts';
import type { WireEvent } from '@chat-js/protocol/events.ts';
import { atEnd } from '../../support/at-end.ts';
import { until } from '../../support/until.ts';
import type { Installation } from './installation.ts';

const PASSWORD = 'correct horse battery staple';
/** Access tokens live for 15 minutes. ms. */
const LOG_IN_AGAIN = 10 * 60_000;

/** One guild of all, and how people get into it. */
export interface Place {
  guild_id: string;
  channel_ids: readonly string[];
  code: string;
}

export async function makePlace({ api }: Installation): Promise<Place> {
  const { id: guild_id } = await api.post<{ id: string }>('/guilds', { name: 'kills' });
  const channel_ids: string[] = [];
  for (const name of ['one', 'two']) {
    channel_ids.push((await api.post<{ id: string }>(`/guilds/${guild_id}/channels`, { name, type: 0 })).id);
  }
  const { code } = await api.post<{ code: string }>(`/channels/${channel_ids[0]}/invites`, { max_age: 0 });
  return { guild_id, channel_ids, code };
}

/** Somebody who can log in. */
export interface Account {
  id: string;
  name: string;
  /** One that is good for some minutes more; `renew`: another than the one given last. */
  token(renew?: boolean): Promise<string>;
}

/** Somebody with the client of the web app, which goes to another node when its own is gone. */
export interface Someone extends Account {
  client: Client;
  events: WireEvent[];
  /** When the connection was lost and when it was there again, in ms of this process. */
  losses: { lost: number; back?: number }[];
}

export async function makeAccount(name: string, { front: { url } }: Installation, { code }: Place): Promise<Account> {
  const { user } = await post<{ user: { id: string } }>(url, 'register', { username: name, password: PASSWORD, invite: code });
  return { id: user.id, name, token: tokens(name, url) };
}

export async function makeSomeone(name: string, installation: Installation, place: Place): Promise<Someone> {
  const account = await makeAccount(name, installation, place);
  const events: WireEvent[] = [];
  const losses: Someone['losses'] = [];
  const client = createClient({
    url: installation.front.url,
    getToken: ({ force }) => account.token(force),
    onEvent: (event) => events.push(event),
  });
  atEnd(() => client.close());
  client.subscribe(() => {
    const { status } = client.getState();
    const last = losses.at(-1);
    if (status === 'offline' && (!last || last.back !== undefined)) losses.push({ lost: performance.now() });
    if (status === 'online' && last && last.back === undefined) last.back = performance.now();
  });
  await until(() => client.getState().status === 'online', 20_000);
  return { ...account, client, events, losses };
}

function tokens(name: string, url: string): Account['token'] {
  let token: Promise<string> | undefined;
  let since = 0;
  return (renew = false) => {
    if (token && !renew && Date.now() - since < LOG_IN_AGAIN) return token;
    since = Date.now();
    token = post<{ token: string }>(url, 'login', { login: name, password: PASSWORD }).then((answer) => answer.token);
    // The next one asks again.
    token.catch(() => {
      since = 0;
    });
    return token;
  };
}

async function post<T>(url: string, what: string, body: object): Promise<T> {
  const response = await fetch(`${url}/api/v10/auth/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
