import { isDeepStrictEqual } from 'node:util';
import type { State } from '@chat-js/client/state.ts';
import type { WireEvent } from '@chat-js/protocol/events.ts';
import { compareIds } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { expect } from 'vitest';
import { placeOf } from '../../../src/connections/resume-position.ts';
import { call } from '../../support/calls.ts';
import { compared } from '../../support/client-state.ts';
import { pause, until } from '../../support/until.ts';
import { type Device, openDevice } from './device.ts';
import type { History, Participant, Sent } from './history.ts';
import type { Order } from './order.ts';

const PAGE = 100;
/** How long what is on its way may take on a busy machine. ms. */
const PATIENCE = 15_000;

let marks = 0;

/** Everything that must be true when everybody is connected and nothing is on its way any more. */
export async function checkHistory(history: History, order: Order): Promise<void> {
  await settle(history);
  order.compare();
  const stored = await readEverywhere(history);
  checkStored(history, stored);
  for (const participant of history.people) {
    try {
      checkEvents(history, participant, order);
      await checkState(history, participant);
    } catch (cause) {
      throw new Error(`${participant.person.username} was told ${told(participant)}\nand every node told ${toldHere(history)}`, { cause });
    }
  }
}

/** An event of their own that everybody waits for: what was told before has come when it has come. */
async function settle({ people, nodes }: History): Promise<void> {
  people.forEach(({ device }, i) => {
    device.connect(i);
  });
  await Promise.all(people.map(({ device }) => until(() => device.client.getState().status === 'online', PATIENCE)));
  await Promise.all(
    people.map(({ device }) => until(() => device.client.getState().outbox.every(({ state }) => state === 'failed'), PATIENCE)),
  );
  await Promise.all(
    people.map(async ({ person, device }) => {
      const bio = `mark ${++marks}`;
      await call({ url: nodes.next().url, token: person.token }, 'users.updateMe', { bio });
      await until(() => device.client.getState().me?.bio === bio, PATIENCE);
    }),
  );
}

/** The messages of every channel, which every node must answer alike. Oldest first. */
async function readEverywhere({ nodes, home, channels }: History): Promise<Map<string, Message[]>> {
  const stored = new Map<string, Message[]>();
  for (const channel_id of channels) {
    const pages = await Promise.all(
      nodes.servers.map(({ url }) => call({ url, token: home.owner.token }, 'messages.list', { channel_id, limit: PAGE })),
    );
    const [first = [], ...others] = pages;
    for (const other of others) expect(other).toEqual(first);
    stored.set(channel_id, first.toReversed());
  }
  return stored;
}

function checkStored({ sent, deleted, people, accessChanged }: History, stored: Map<string, Message[]>): void {
  const found = new Map<string, Message>();
  for (const messages of stored.values()) {
    let previous = '0';
    for (const message of messages) {
      const { id, nonce = '' } = message;
      const expected = sent.get(String(nonce));
      if (compareIds(previous, id) >= 0) throw new Error(`${id} stands after ${previous}`);
      if (!expected) throw new Error(`nobody sent ${id}, «${message.content}»`);
      if (found.has(expected.nonce)) throw new Error(`«${expected.content}» is there twice: ${found.get(expected.nonce)?.id} and ${id}`);
      expect(message).toMatchObject({ content: expected.content, channel_id: expected.channel_id, author: { id: expected.author_id } });
      found.set(expected.nonce, message);
      previous = id;
    }
  }
  const gone = new Set(deleted);
  const here = new Set(people.map(({ device }) => device));
  for (const { nonce, content, channel_id, acknowledged, from } of sent.values()) {
    if (gone.has(channel_id)) continue;
    const message = found.get(nonce);
    if (acknowledged && !message) throw new Error(`«${content}» was acknowledged as ${acknowledged.id} and is lost`);
    if (acknowledged && acknowledged.id !== message?.id)
      throw new Error(`«${content}» was acknowledged as ${acknowledged.id}, not ${message?.id}`);
    // What waited in a device goes with its login, and with the right to write there.
    if (from && here.has(from) && !accessChanged && !message) throw new Error(`«${content}» left the outbox and is lost`);
  }
  checkTime([...sent.values()]);
}

/** What was sent after an acknowledgement stands after what was acknowledged. */
function checkTime(sent: readonly Sent[]): void {
  const acknowledged = sent.flatMap(({ started, content, acknowledged: told }) => (told ? [{ started, content, ...told }] : []));
  let latest = { started: 0, content: '' };
  for (const one of acknowledged.sort((a, b) => compareIds(a.id, b.id))) {
    if (latest.started > one.ended)
      throw new Error(`«${latest.content}» stands before «${one.content}» and was sent after its acknowledgement`);
    if (one.started > latest.started) latest = one;
  }
}

/** What a device applied: in the one order, each message once, nothing of a guild the person is not in. */
function checkEvents({ home, accessChanged }: History, { person, device }: Participant, order: Order): void {
  const name = person.username;
  const messages = new Set<string>();
  let place = -1;
  let inside = false;
  for (const event of device.events) {
    const [type, data, position] = event;
    if (type === 'RESYNC' && !accessChanged) throw new Error(`${name} had to start afresh although nothing had changed`);
    inside = isInside(event, home.guild_id, inside);
    if ('guild_id' in data && data.guild_id === home.guild_id && !inside) throw new Error(`${name} heard ${type} without being a member`);
    if (type === 'MESSAGE_CREATE') {
      if (messages.has(data.id)) throw new Error(`${name} heard of «${data.content}» twice`);
      messages.add(data.id);
    }
    if (position === null || type === 'READY' || type === 'RESUMED' || type === 'RESYNC') continue;
    const next = order.placeOf(position);
    if (next === undefined) throw new Error(`${name} heard ${type} at ${position}, which no node told`);
    if (next <= place) throw new Error(`${name} heard ${type} at ${position} after a later event`);
    place = next;
  }
}

/** For whoever looks for the cause. */
function told({ device }: Participant): string {
  return device.events.map(([type, data, position]) => `\n${position} ${type} ${'id' in data ? data.id : ''}`).join('');
}

function toldHere({ nodes, home, people }: History): string {
  const bus = nodes.servers[0]?.ctx.bus;
  const start = people.flatMap(({ device }) => device.events.find(([type]) => type === 'READY')?.[2] ?? [])[0] ?? '';
  const ours = [home.guild_id, ...people.map(({ person }) => person.id)];
  const events =
    bus?.since(placeOf(start))?.filter(({ wire, access }) => ours.some((id) => (wire + JSON.stringify(access)).includes(id))) ?? [];
  return events.map(({ position, type, audience, access }) => `\n${position} ${type} ${JSON.stringify([audience, access])}`).join('');
}

function isInside([type, data]: WireEvent, guild_id: string, before: boolean): boolean {
  if (type === 'READY') return data.guilds.some(({ id }) => id === guild_id);
  if (type === 'GUILD_CREATE') return before || data.id === guild_id;
  if (type === 'GUILD_DELETE') return before && data.id !== guild_id;
  return before;
}

/** What the events made of the first state is what a client that starts now sees. Who is online may take a moment. */
async function checkState({ nodes, deleted }: History, { person, device }: Participant): Promise<void> {
  const { client } = device;
  await showEverything(device);
  const end = performance.now() + PATIENCE;
  for (;;) {
    const fresh = await freshState(nodes, person, deleted);
    const both = compared(withoutInvites(client.getState()), fresh);
    if (isDeepStrictEqual(both.followed, both.fresh)) return;
    if (performance.now() > end) expect({ who: person.username, ...both.followed }).toEqual({ who: person.username, ...both.fresh });
    await pause(50);
  }
}

/** Everything is on screen, and what did not come is asked for again, as people do. */
async function showEverything({ client, follow }: Device): Promise<void> {
  const ids = Object.keys(client.getState().channels);
  for (const id of ids) {
    if (follow === 'shown') client.show(id);
    if (client.getState().windows[id]?.error) await client.loadPresent(id);
    if (follow === 'everything') await client.ensure(id);
  }
  await until(() => ids.every((id) => isTrue(client.getState(), id)), PATIENCE);
}

/** A page is there and will stay in step. Voice channels and categories have none. */
function isTrue({ channels, windows }: State, id: string): boolean {
  if (channels[id]?.type !== 0) return true;
  return windows[id]?.loaded === true && !windows[id].stale;
}

async function freshState(nodes: History['nodes'], person: Participant['person'], deleted: readonly string[]): Promise<State> {
  const device = await openDevice(nodes, person, ++marks, 'everything');
  const visible = Object.keys(device.client.getState().channels);
  if (visible.some((id) => deleted.includes(id))) throw new Error(`${person.username} is shown a channel that is deleted`);
  await Promise.all(visible.map((channel_id) => device.client.ensure(channel_id)));
  const state = device.client.getState();
  await device.close();
  return state;
}

/** Those who may manage them fetch them; nobody does so here. */
function withoutInvites(state: State): State {
  return { ...state, invites: {} };
}
