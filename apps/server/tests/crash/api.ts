import { setTimeout as sleep } from 'node:timers/promises';
import { ADMIN } from './server-process.ts';

export interface Sent {
  id: string;
  nonce?: string;
  content: string;
}

/** A refusal that the server wrote, in difference to an answer that never came. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: number;
  constructor(status: number, body: string) {
    super(`${status}: ${body}`);
    this.status = status;
  }
}

/** One person over HTTP, with nothing between the test and the wire. */
export interface Api {
  token: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
}

export async function logIn(url: string): Promise<Api> {
  for (let attempt = 0; ; attempt++) {
    try {
      const { token } = await request<{ token: string }>(url, '/auth/login', { method: 'POST', body: JSON.stringify(ADMIN) });
      return {
        token,
        get: (path) => request(url, path, { method: 'GET' }, token),
        post: (path, body) => request(url, path, { method: 'POST', body: JSON.stringify(body) }, token),
      };
    } catch (error) {
      // The administrator of a first start is written just after the server listens.
      if (!(error instanceof Refused) || attempt === 50) throw error;
      await sleep(100);
    }
  }
}

/** A guild and its first text channels, `count` of them. */
export async function makeChannels(api: Api, count: number): Promise<string[]> {
  const { id: guild_id } = await api.post<{ id: string }>('/guilds', { name: 'crash' });
  const ids: string[] = [];
  for (let i = 0; i < count; i++)
    ids.push((await api.post<{ id: string }>(`/guilds/${guild_id}/channels`, { name: `crash-${i}`, type: 0 })).id);
  return ids;
}

/** All messages after `id`, oldest first. */
export async function messagesAfter(api: Api, channel_id: string, id: string): Promise<Sent[]> {
  const all: Sent[] = [];
  for (let after = id; ; ) {
    const page = await api.get<Sent[]>(`/channels/${channel_id}/messages?limit=100&after=${after}`);
    all.push(...page.reverse());
    const last = page.at(-1);
    if (!last) return all;
    after = last.id;
  }
}

async function request<T>(url: string, path: string, init: RequestInit, token?: string): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${url}/api/v10${path}`, { ...init, headers });
  const body = await response.text();
  if (!response.ok) throw new Refused(response.status, body);
  return JSON.parse(body);
}
