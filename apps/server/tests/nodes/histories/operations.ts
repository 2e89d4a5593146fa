import type { OperationName } from '@chat-js/protocol/operations.ts';
import { removeMember } from '../../../src/features/members/remove-member.ts';
import { call, type Outcome } from '../../support/calls.ts';
import { logIn } from '../../support/people.ts';
import { until } from '../../support/until.ts';
import { spread } from '../nodes.ts';
import { openDevice } from './device.ts';
import type { History, Participant, Sent } from './history.ts';

type Do = (history: History, participant: Participant, pick: number) => Promise<void>;

const MOST_CHANNELS = 4;

let number = 0;

/** What people can do. What comes to exist, such as editing a message, becomes a row here and a weight in schedule.ts. */
export const operations = {
  /** Through the outbox of the client, as people send. */
  async send(history, { person, device }, pick) {
    const channel_id = channelOf(history, pick);
    const content = `sent ${++number}`;
    const nonce = device.client.send(channel_id, content);
    history.sent.set(nonce, { nonce, content, channel_id, author_id: person.id, started: performance.now(), from: device });
  },

  /** Through REST; what was acknowledged can be read at once, on whatever node. */
  async post(history, participant, pick) {
    const sent = newMessage(history, participant, pick);
    const id = await post(participant, sent);
    if (id === undefined) return;
    const page = await participant.person.ask('messages.list', { channel_id: sent.channel_id, limit: 100 });
    expectStatus('messages.list', page, [200, 404]);
    if (page.status === 200 && !(page.body as { id: string }[]).some((message) => message.id === id)) {
      throw new Error(`${participant.person.username} was told that ${id} is saved and cannot read it`);
    }
  },

  /** The same message several times at once, as after an answer that was lost. */
  async repeat(history, participant, pick) {
    const sent = newMessage(history, participant, pick);
    const ids = await Promise.all(Array.from({ length: 3 }, () => post(participant, sent)));
    const told = new Set(ids.filter((id) => id !== undefined));
    if (told.size > 1) throw new Error(`one nonce made several messages: ${[...told]}`);
  },

  async look(history, { device }, pick) {
    device.look(channelOf(history, pick));
  },

  async lookAway(history, { device }, pick) {
    device.client.leave(channelOf(history, pick));
  },

  async type(history, { person }, pick) {
    expectStatus('channels.typing', await person.ask('channels.typing', { channel_id: channelOf(history, pick) }), [204, 404]);
  },

  async drop(_history, { device }) {
    device.drop();
  },

  async resume(_history, { device }, pick) {
    device.connect(pick);
  },

  /** To another node, which may be behind the one before. */
  async move(_history, { device }, pick) {
    device.drop();
    device.connect(pick);
  },

  /** No operation removes others yet: what one would call is called, on some node. */
  async kick(history, { person }) {
    history.accessChanged = true;
    await removeMember(history.nodes.next().ctx, history.home.guild_id, person.id);
  },

  async leave(history, { person }) {
    history.accessChanged = true;
    expectStatus('guilds.leave', await person.ask('guilds.leave', { guild_id: history.home.guild_id }), [204, 404]);
  },

  async join(history, { person }) {
    const outcome = await person.ask('invites.accept', { code: history.home.code });
    expectStatus('invites.accept', outcome, [200]);
  },

  async createChannel(history) {
    if (history.channels.length >= MOST_CHANNELS) return;
    history.accessChanged = true;
    const { guild_id, owner } = history.home;
    const outcome = await owner.ask('channels.create', { guild_id, name: `made-${++number}` });
    expectStatus('channels.create', outcome, [201, 409]);
    if (outcome.status === 201) history.channels.push((outcome.body as { id: string }).id);
  },

  async deleteChannel(history, _participant, pick) {
    const channel_id = channelOf(history, pick);
    if (channel_id === history.channels[0]) return;
    history.accessChanged = true;
    history.channels = history.channels.filter((id) => id !== channel_id);
    history.deleted.push(channel_id);
    const { owner } = history.home;
    // Another change of the guild may be faster again and again.
    await until(async () => {
      const outcome = await owner.ask('channels.delete', { channel_id });
      expectStatus('channels.delete', outcome, [200, 409]);
      return outcome.status === 200;
    });
  },

  async renameChannel(history, _participant, pick) {
    const outcome = await history.home.owner.ask('channels.update', { channel_id: channelOf(history, pick), name: `name-${++number}` });
    expectStatus('channels.update', outcome, [200, 404, 409]);
  },

  /** From another device: this one is logged out wherever it is connected, and logs in again. */
  async endLogins(history, participant, pick) {
    const { nodes } = history;
    const { device, person } = participant;
    const other = await logIn(nodes.next(), person);
    await call(other, 'auth.endOtherSessions', {});
    device.connect(pick);
    await until(() => device.client.getState().status === 'ended');
    await device.close();
    participant.person = spread(nodes, other);
    participant.device = await openDevice(nodes, participant.person, pick + 1, device.follow);
  },
} satisfies Record<string, Do>;

export type OperationKind = keyof typeof operations;

function channelOf({ channels }: History, pick: number): string {
  return channels[pick % channels.length] ?? '';
}

function newMessage(history: History, { person }: Participant, pick: number): Sent {
  const content = `posted ${++number}`;
  const sent: Sent = {
    nonce: `post-${number}`,
    content,
    channel_id: channelOf(history, pick),
    author_id: person.id,
    started: performance.now(),
  };
  history.sent.set(sent.nonce, sent);
  return sent;
}

/** Answers the id; undefined when the person may not write there any more. */
async function post({ person }: Participant, sent: Sent): Promise<string | undefined> {
  const { channel_id, content, nonce } = sent;
  const outcome = await person.ask('messages.create', { channel_id, content, nonce });
  expectStatus('messages.create', outcome, [200, 404]);
  if (outcome.status !== 200) return undefined;
  const { id } = outcome.body as { id: string };
  sent.acknowledged ??= { id, ended: performance.now() };
  return id;
}

function expectStatus(name: OperationName, { status, body }: Outcome, expected: readonly number[]): void {
  if (!expected.includes(status)) throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`);
}
