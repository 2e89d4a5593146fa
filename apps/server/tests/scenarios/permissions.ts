import { bitsOf, PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { expect } from 'vitest';
import { foundHome, type Home, newcomer } from '../nodes/nodes.ts';
import { errorName } from '../support/calls.ts';
import { openSocket } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { type Scenarios, textsOf, times } from './scenario.ts';

/** What a change of rules may take until every connection of every node has it. ms */
const PROMISED = 1000;

const VIEW = String(PERMISSIONS.VIEW_CHANNEL);

/** A channel that only holders of a role see. */
async function secretRoom({ owner, guild_id }: Home): Promise<{ channel_id: string; role_id: string }> {
  const { id: role_id } = await owner.call('roles.create', { guild_id, name: 'insiders', permissions: '0' });
  const { id: channel_id } = await owner.call('channels.create', {
    guild_id,
    name: 'secret',
    permission_overwrites: [
      { id: guild_id, type: 0, deny: VIEW },
      { id: role_id, type: 0, allow: VIEW },
    ],
  });
  return { channel_id, role_id };
}

async function within(ms: number, isSo: () => boolean): Promise<void> {
  const start = performance.now();
  await until(isSo);
  expect(performance.now() - start).toBeLessThan(ms);
}

export const permissionScenarios: Scenarios = {
  async 'a role opens a channel on every device of a person, and its loss closes it'(nodes) {
    const home = await foundHome(nodes);
    const { guild_id, owner } = home;
    const { channel_id, role_id } = await secretRoom(home);
    const person = await newcomer(nodes, home);
    const devices = await times(3, () => openSocket(person));
    const told = (type: string) =>
      devices.every(({ events }) => events.some(([name, data]) => name === type && 'id' in data && data.id === channel_id));

    await owner.call('messages.create', { channel_id, content: 'до' });
    await owner.call('members.addRole', { guild_id, user_id: person.id, role_id });
    await within(PROMISED, () => told('CHANNEL_CREATE'));
    await owner.call('messages.create', { channel_id, content: 'при' });
    await until(() => devices.every(({ events }) => textsOf(events).includes('при')));

    await owner.call('members.removeRole', { guild_id, user_id: person.id, role_id });
    await within(PROMISED, () => told('CHANNEL_DELETE'));
    await owner.call('messages.create', { channel_id, content: 'после' });
    await owner.call('messages.create', { channel_id: home.channel_id, content: 'для всех' });
    await until(() => devices.every(({ events }) => textsOf(events).includes('для всех')));
    for (const { events } of devices) expect(textsOf(events)).not.toContain('после');
    for (const { events } of devices) expect(textsOf(events)).not.toContain('до');
    expect(errorName(await person.ask('messages.list', { channel_id }))).toBe('UNKNOWN_CHANNEL');
  },

  async 'a change of a role reaches everybody who has it, wherever they are connected'(nodes) {
    const home = await foundHome(nodes);
    const { guild_id, owner } = home;
    const { channel_id, role_id } = await secretRoom(home);
    const people = await times(3, () => newcomer(nodes, home));
    for (const { id } of people) await owner.call('members.addRole', { guild_id, user_id: id, role_id });
    const sockets = await Promise.all(people.map((person) => openSocket(person)));
    const hears = (type: string) =>
      sockets.every(({ events }) => events.some(([name, data]) => name === type && 'id' in data && data.id === channel_id));

    await owner.call('channels.removeOverwrite', { channel_id, overwrite_id: role_id });
    await within(PROMISED, () => hears('CHANNEL_DELETE'));
    await owner.call('roles.update', { guild_id, role_id, permissions: String(bitsOf(['ADMINISTRATOR'])) });
    await within(PROMISED, () => hears('CHANNEL_CREATE'));
    for (const person of people) expect(await person.call('messages.list', { channel_id })).toEqual([]);
  },

  async 'of a hidden channel its name and its rules are not told'(nodes) {
    const home = await foundHome(nodes);
    const { channel_id, guild_id, owner } = home;
    const person = await newcomer(nodes, home);
    const socket = await openSocket(person);
    await owner.call('channels.update', {
      channel_id,
      name: 'переворот',
      topic: 'в полночь',
      permission_overwrites: [{ id: guild_id, type: 0, deny: VIEW }],
    });
    const [, channel] = await socket.next('CHANNEL_DELETE');
    expect(channel).toMatchObject({ id: channel_id, name: '', topic: null, permission_overwrites: [] });
    expect(JSON.stringify(socket.events.slice(1))).not.toContain('переворот');
  },

  async 'whoever is kicked hears GUILD_DELETE last, on every device'(nodes) {
    const home = await foundHome(nodes);
    const { guild_id, channel_id, owner } = home;
    const person = await newcomer(nodes, home);
    const devices = await times(3, () => openSocket(person));
    await owner.call('members.kick', { guild_id, user_id: person.id, reason: 'тест' });
    await within(PROMISED, () => devices.every(({ events }) => events.at(-1)?.[0] === 'GUILD_DELETE'));
    await owner.call('messages.create', { channel_id, content: 'без вас' });
    await owner.call('roles.create', { guild_id, name: 'x' });
    // When they have heard of this guild of their own, they have heard of everything before.
    const { id: marker } = await person.call('guilds.create', { name: 'Marker', template: 'empty' });
    await until(() => devices.every(({ events }) => events.some(([type, data]) => type === 'GUILD_CREATE' && data.id === marker)));
    for (const { events } of devices) {
      const last = events.findLastIndex(([type, data]) => type === 'GUILD_DELETE' && data.id === guild_id);
      expect(JSON.stringify(events.slice(last + 1))).not.toContain(guild_id);
    }
    expect(errorName(await person.ask('guilds.get', { guild_id }))).toBe('UNKNOWN_GUILD');
  },
};
