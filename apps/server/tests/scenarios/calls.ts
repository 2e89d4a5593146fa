import { expect } from 'vitest';
import { foundHome, newcomer } from '../nodes/nodes.ts';
import type { Person } from '../support/people.ts';
import { openClient, openSocket, type RawSocket } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { type Scenarios, times } from './scenario.ts';

async function talk(person: Person, channel_id: string): Promise<RawSocket> {
  const socket = await openSocket(person);
  const ack = await socket.call('voice.join', { channel_id });
  expect(ack).toMatchObject({ ok: true });
  return socket;
}

export const callScenarios: Scenarios = {
  async 'a call rings on every device of the other one, and stops on all when one answers, on whichever node'(nodes) {
    const home = await foundHome(nodes);
    const [anna, tom] = await times(2, () => newcomer(nodes, home));
    if (!anna || !tom) return expect.unreachable();
    const { id: channel_id } = await anna.call('directMessages.open', { recipient_id: tom.id });
    const devices = await times(3, () => openClient(tom));
    const caller = await talk(anna, channel_id);
    await anna.call('calls.ring', { channel_id });
    for (const { getState } of devices) await until(() => getState().calls[channel_id]?.includes(tom.id));
    const answered = await talk(tom, channel_id);
    for (const { getState } of devices) await until(() => getState().calls[channel_id]?.length === 0);
    for (const socket of [caller, answered]) await socket.call('voice.leave', {});
    for (const { getState, close } of devices) {
      await until(() => getState().calls[channel_id] === undefined);
      expect(getState().voice['@me']).toEqual({});
      close();
    }
  },

  async 'who answers and who declines at once, on different nodes: everybody sees that nobody is rung'(nodes) {
    const home = await foundHome(nodes);
    const [anna, tom, eva, max] = await times(4, () => newcomer(nodes, home));
    if (!anna || !tom || !eva || !max) return expect.unreachable();
    const { id: channel_id } = await anna.call('directMessages.open', { recipients: [tom.id, eva.id, max.id] });
    const caller = await talk(anna, channel_id);
    const devices = [...(await times(3, () => openClient(anna))), ...(await times(3, () => openClient(max)))];
    await anna.call('calls.ring', { channel_id });
    for (const { getState } of devices) await until(() => getState().calls[channel_id]?.length === 3);
    const stop = (person: Person) => person.call('calls.stopRinging', { channel_id });
    const [answered] = await Promise.all([talk(tom, channel_id), stop(eva), stop(max)]);
    for (const { getState } of devices) await until(() => getState().calls[channel_id]?.length === 0);
    for (const late of await times(3, () => openClient(eva))) {
      await until(() => late.getState().calls[channel_id]?.length === 0);
      late.close();
    }
    for (const { close } of [...devices, caller, answered]) close();
  },

  async 'whoever talks is moved, muted and disconnected by a moderator, whichever nodes they are at'(nodes) {
    const home = await foundHome(nodes);
    const { guild_id, owner } = home;
    const member = await newcomer(nodes, home);
    const make = async (name: string) => (await owner.call('channels.create', { guild_id, name, type: 2 })).id;
    const [hall, kitchen] = [await make('Зал'), await make('Кухня')];
    const watchers = await times(3, () => openClient(owner));
    const socket = await talk(member, hall);
    const see = async (channel_id: string | undefined, mute = false) => {
      for (const { getState } of watchers) {
        await until(() => {
          const state = getState().voice[guild_id]?.[member.id];
          return state?.channel_id === channel_id && (state?.mute ?? false) === mute;
        });
      }
    };
    await see(hall);
    const change = (given: object) => owner.call('members.update', { guild_id, user_id: member.id, ...given });
    await change({ channel_id: kitchen, mute: true });
    await see(kitchen, true);
    await change({ channel_id: hall, mute: false });
    await see(hall);
    await socket.call('voice.update', { self_mute: true });
    for (const { getState } of watchers) await until(() => getState().voice[guild_id]?.[member.id]?.self_mute);
    await change({ channel_id: null });
    await see(undefined);
    for (const { close } of [...watchers, socket]) close();
  },
};
