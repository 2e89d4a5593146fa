import type { Call } from '@chat-js/protocol/voice.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { refusalOf } from './support/calls.ts';
import { type Person, register, registerMember } from './support/people.ts';
import { type ServerOptions, startServer, type TestServer } from './support/server.ts';
import { openClient, openSocket, type RawSocket } from './support/sockets.ts';
import { until } from './support/until.ts';

let server: TestServer;
let anna: Person;
let tom: Person;
let eva: Person;
let pair: string;
let group: string;

beforeEach(() => begin());

async function begin(options: Pick<ServerOptions, 'voiceTimes'> = {}): Promise<void> {
  server = await startServer(options);
  anna = await register(server);
  const guild = await anna.call('guilds.create', { name: 'Дом', template: 'empty' });
  const [channel] = await anna.call('channels.list', { guild_id: guild.id });
  tom = await registerMember(server, anna, channel?.id ?? '');
  eva = await registerMember(server, anna, channel?.id ?? '');
  pair = (await anna.call('directMessages.open', { recipient_id: tom.id })).id;
  group = (await anna.call('directMessages.open', { recipients: [tom.id, eva.id] })).id;
}

async function talk(person: Person, channel_id: string): Promise<RawSocket> {
  const socket = await openSocket(person);
  const ack = await socket.call('voice.join', { channel_id });
  if (!ack.ok) throw new Error(`not let in: ${JSON.stringify(ack.error)}`);
  return socket;
}

const ring = (by: Person, channel_id: string, recipients?: string[]) => refusalOf(by, 'calls.ring', { channel_id, recipients });
const stop = (by: Person, channel_id: string, recipients?: string[]) => refusalOf(by, 'calls.stopRinging', { channel_id, recipients });

const ringing = (channel_id: string) => server.ctx.voices.getCall(channel_id)?.ringing;
const rings = (channel_id: string, ...people: Person[]) =>
  until(
    () =>
      ringing(channel_id)?.toSorted().join() ===
      people
        .map(({ id }) => id)
        .toSorted()
        .join(),
  );

/** Whom a device was told that the call rings, each time; undefined: it is over. */
function told({ events }: RawSocket, channel_id: string): (string[] | undefined)[] {
  return events.flatMap(([type, data]) => {
    if (type !== 'CALL_CREATE' && type !== 'CALL_UPDATE' && type !== 'CALL_DELETE') return [];
    const call = data as Call;
    return call.channel_id === channel_id ? [type === 'CALL_DELETE' ? undefined : call.ringing] : [];
  });
}

describe('a call', () => {
  test('rings on all devices of the other one, and stops on all when one answers', async () => {
    const devices = [await openSocket(tom), await openSocket(tom)];
    await talk(anna, pair);
    expect(await ring(anna, pair)).toBe('ok');
    for (const device of devices) await until(() => told(device, pair).at(-1)?.includes(tom.id));
    expect((await openClient(tom)).getState().calls[pair]).toEqual([tom.id]);
    await talk(tom, pair);
    for (const device of devices) await until(() => told(device, pair).at(-1)?.length === 0);
    expect(ringing(pair)).toEqual([]);
  });

  test('rings no more when it is declined, at any device; the caller talks on', async () => {
    const caller = await talk(anna, pair);
    await ring(anna, pair);
    await rings(pair, tom);
    expect(await stop(tom, pair)).toBe('ok');
    await until(() => told(caller, pair).at(-1)?.length === 0);
    expect(server.ctx.voices.find(anna.id)).toMatchObject({ channel_id: pair });
    expect(await stop(tom, pair)).toBe('ok');
  });

  test('rings for a while, and is over when the caller leaves', async () => {
    await begin({ voiceTimes: { ring: 1000 } });
    const device = await openSocket(tom);
    const caller = await talk(anna, pair);
    await ring(anna, pair);
    await until(() => told(device, pair).some((ids) => ids?.includes(tom.id)) && told(device, pair).at(-1)?.length === 0);
    await ring(anna, pair);
    await caller.call('voice.leave', {});
    await until(() => told(device, pair).at(-1) === undefined);
    expect((await openClient(tom)).getState().calls).toEqual({});
  });

  test('in a group rings those who were asked for, and ends with whoever asked', async () => {
    const caller = await talk(anna, group);
    expect(await ring(anna, group, [eva.id, '1'])).toBe('ok');
    await rings(group, eva);
    await ring(anna, group);
    await rings(group, tom, eva);
    await talk(tom, group);
    await rings(group, eva);
    expect(await stop(tom, group, [eva.id])).toBe('ok');
    await rings(group);
    await ring(anna, group);
    await rings(group, eva);
    await caller.call('voice.leave', {});
    await rings(group);
    expect(server.ctx.voices.listIn(group).map(({ user_id }) => user_id)).toEqual([tom.id]);
  });

  test('is told to whoever comes into the group, and rings nobody who went', async () => {
    await talk(anna, group);
    await ring(anna, group, [eva.id]);
    await rings(group, eva);
    await eva.call('channels.delete', { channel_id: group });
    await rings(group);
    const device = await openClient(eva);
    expect(device.getState().calls).toEqual({});
    await tom.call('directMessages.addRecipient', { channel_id: group, user_id: eva.id });
    await until(() => device.getState().calls[group] !== undefined);
    expect(Object.keys(device.getState().voice['@me'] ?? {})).toEqual([anna.id]);
  });

  test('brings back what the other one has closed', async () => {
    await tom.call('channels.delete', { channel_id: pair });
    const device = await openClient(tom);
    await talk(anna, pair);
    await ring(anna, pair);
    await until(() => device.getState().calls[pair]?.includes(tom.id));
    expect(device.getState().channels[pair]).toBeDefined();
    // Whoever closes it while they talk hangs up.
    await talk(tom, pair);
    await tom.call('channels.delete', { channel_id: pair });
    await until(() => server.ctx.voices.find(tom.id) === undefined);
  });
});

describe('nobody is rung', () => {
  test('by somebody who does not talk there, or is not in the conversation', async () => {
    expect(await ring(anna, pair)).toBe('NOT_IN_VOICE');
    await talk(anna, group);
    expect(await ring(anna, pair)).toBe('NOT_IN_VOICE');
    expect([await ring(eva, pair), await stop(eva, pair), await ring(anna, '1')]).toEqual(Array(3).fill('UNKNOWN_CHANNEL'));
    expect(await stop(tom, group, [eva.id])).toBe('NOT_IN_VOICE');
    const [guild] = await anna.call('users.listMyGuilds', {});
    const [channel] = await anna.call('channels.list', { guild_id: guild?.id ?? '' });
    const there = channel?.id ?? '';
    expect([await ring(anna, there), await stop(anna, there)]).toEqual(Array(2).fill('WRONG_CHANNEL_TYPE'));
  });

  test('who has blocked the caller, alone; in a group, where everybody sees who is rung, nothing tells of it', async () => {
    await talk(anna, pair);
    await ring(anna, pair);
    await rings(pair, tom);
    await tom.call('relationships.set', { user_id: anna.id, type: 2 });
    await rings(pair);
    expect(await ring(anna, pair)).toBe('CANNOT_MESSAGE_USER');
    await talk(anna, group);
    expect(await ring(anna, group)).toBe('ok');
    await rings(group, tom, eva);
  });

  test('who is still asked whether they want to hear of somebody', async () => {
    const stranger = await register(server, { name: 'stranger' });
    await tom.call('settings.update', { dm_policy: 'everyone' });
    const { id } = await stranger.call('directMessages.open', { recipient_id: tom.id });
    await stranger.call('messages.create', { channel_id: id, content: 'здравствуйте' });
    expect(await refusalOf(stranger, 'calls.ring', { channel_id: id })).toBe('CANNOT_MESSAGE_USER');
    expect(await refusalOf(tom, 'calls.ring', { channel_id: id })).toBe('CANNOT_MESSAGE_USER');
    await tom.call('directMessages.acceptRequest', { channel_id: id });
    await talk(stranger, id);
    await ring(stranger, id);
    await rings(id, tom);
  });
});
