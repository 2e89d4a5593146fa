import { expect } from 'vitest';
import { removeMember } from '../../src/features/members/remove-member.ts';
import { foundHome, newcomer } from '../nodes/nodes.ts';
import { errorName } from '../support/calls.ts';
import { register } from '../support/people.ts';
import { openClient, openSocket } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { hears, type Scenarios, textsOf, times } from './scenario.ts';

export const guildScenarios: Scenarios = {
  async 'who joins while connected sees the guild, and the guild sees them'(nodes) {
    const home = await foundHome(nodes);
    const [stranger, watcher] = await Promise.all([newcomer(nodes), newcomer(nodes, home)]);
    const [client, other] = await Promise.all([openClient(stranger), openClient(watcher)]);
    await stranger.call('invites.accept', { code: home.code });
    await until(() => client.getState().channels[home.channel_id]);
    await until(() => other.getState().members[home.guild_id]?.[stranger.id] && other.getState().online[home.guild_id]?.[stranger.id]);
    await stranger.call('messages.create', { channel_id: home.channel_id, content: 'hello' });
    await until(() => client.getState().channels[home.channel_id]?.last_message_id);
  },

  async 'thirty people who join at the same moment all end up knowing each other'(nodes) {
    const home = await foundHome(nodes);
    const people = await times(30, () => newcomer(nodes));
    const clients = await Promise.all(people.map((person) => openClient(person)));
    await Promise.all(people.map((person) => person.call('invites.accept', { code: home.code })));
    const all = [home.owner, ...people].map(({ id }) => id).sort();
    for (const client of clients) {
      const members = () => Object.keys(client.getState().members[home.guild_id] ?? {});
      await until(() => members().length === all.length);
      expect(members().sort()).toEqual(all);
      expect(client.getState().guilds[home.guild_id]?.member_count).toBe(all.length);
    }
  },

  async 'what changes in a guild is seen by everybody'(nodes) {
    const home = await foundHome(nodes);
    const { owner, guild_id, channel_id } = home;
    const clients = await times(3, async () => openClient(await newcomer(nodes, home)));
    await owner.call('guilds.update', { guild_id, name: 'Дом' });
    const made = await owner.call('channels.create', { guild_id, name: 'made' });
    const gone = await owner.call('channels.create', { guild_id, name: 'gone' });
    await owner.call('channels.update', { channel_id, name: 'renamed' });
    await owner.call('channels.delete', { channel_id: gone.id });
    for (const client of clients) {
      await until(() => client.getState().channels[channel_id]?.name === 'renamed' && !client.getState().channels[gone.id]);
      expect(client.getState().guilds[guild_id]?.name).toBe('Дом');
      expect(client.getState().channels[made.id]?.name).toBe('made');
    }
    await owner.call('guilds.delete', { guild_id });
    for (const client of clients) await until(() => !client.getState().guilds[guild_id]);
  },

  async 'changes of one guild by many hands are each kept, or say that they were not'(nodes) {
    const { owner, guild_id } = await foundHome(nodes);
    const outcomes = await times(12, (i) => owner.ask('channels.create', { guild_id, name: `crowd-${i}` }));
    expect(new Set(outcomes.map(({ status }) => status)).isSubsetOf(new Set([201, 409]))).toBe(true);
    const names = (await owner.call('channels.list', { guild_id })).map(({ name }) => name);
    outcomes.forEach(({ status }, i) => {
      expect(names.includes(`crowd-${i}`)).toBe(status === 201);
    });
  },

  async 'who leaves or is removed hears nothing of the guild any more, and may do nothing there'(nodes) {
    const home = await foundHome(nodes);
    const { channel_id, guild_id } = home;
    const [leaver, removed, stays] = await Promise.all([newcomer(nodes, home), newcomer(nodes, home), newcomer(nodes, home)]);
    const [one, two, three] = await Promise.all([openSocket(leaver), openSocket(removed), openSocket(stays)]);
    await leaver.call('guilds.leave', { guild_id });
    await removeMember(nodes.next().ctx, guild_id, removed.id);
    await home.owner.call('messages.create', { channel_id, content: 'not for all' });
    await hears(three, 'not for all');
    for (const [person, socket] of [
      [leaver, one],
      [removed, two],
    ] as const) {
      await socket.next('GUILD_DELETE');
      // In the one order: when this has come, what was told before has come.
      await person.call('users.updateMe', { bio: 'gone' });
      await socket.next('USER_UPDATE');
      expect(textsOf(socket.events)).toEqual([]);
      expect(errorName(await person.ask('messages.create', { channel_id, content: 'still here' }))).toBe('UNKNOWN_CHANNEL');
    }
  },

  async 'an invite with three uses lets exactly three of thirty people in'(nodes) {
    const home = await foundHome(nodes);
    const people = await times(30, () => newcomer(nodes));
    const { code } = await home.owner.call('invites.create', { channel_id: home.channel_id, max_uses: 3 });
    const outcomes = await Promise.all(people.map((person) => person.ask('invites.accept', { code })));
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(new Set(outcomes.map(errorName))).toEqual(new Set([undefined, 'UNKNOWN_INVITE']));
    const members = await home.owner.call('members.list', { guild_id: home.guild_id, limit: 100 });
    expect(members).toHaveLength(1 + 3);
    await expect(register(nodes.next(), { invite: code })).rejects.toThrow();
  },
};
