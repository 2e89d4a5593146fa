import { expect } from 'vitest';
import { foundHome, newcomer } from '../nodes/nodes.ts';
import type { Person } from '../support/people.ts';
import { openClient } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { type Scenarios, times } from './scenario.ts';

async function typesOf(person: Person): Promise<number[]> {
  return (await person.call('relationships.list', {})).map(({ type }) => type);
}

export const friendScenarios: Scenarios = {
  async 'two who ask each other at once, at whatever nodes, are friends on all their devices'(nodes) {
    const home = await foundHome(nodes);
    const [one, other] = [await newcomer(nodes, home), await newcomer(nodes, home)];
    const clients = [...(await times(3, () => openClient(one))), ...(await times(3, () => openClient(other)))];
    await Promise.all(
      [one, other].flatMap((person) =>
        Array.from({ length: 3 }, () => person.call('relationships.set', { user_id: person === one ? other.id : one.id })),
      ),
    );
    expect([await typesOf(one), await typesOf(other)]).toEqual([[1], [1]]);
    for (const client of clients) await until(() => Object.values(client.getState().relationships)[0]?.type === 1);
  },

  async 'who is blocked at one node while they accept at another is blocked, on every device the same'(nodes) {
    const home = await foundHome(nodes);
    const [one, other] = [await newcomer(nodes, home), await newcomer(nodes, home)];
    const [hers, his] = [await times(3, () => openClient(one)), await times(3, () => openClient(other))];
    await one.call('relationships.set', { user_id: other.id });
    await Promise.all([
      one.call('relationships.set', { user_id: other.id, type: 2 }),
      other.call('relationships.set', { user_id: one.id }),
      other.ask('relationships.remove', { user_id: one.id }),
    ]);
    expect(await typesOf(one)).toEqual([2]);
    const last = await typesOf(other);
    for (const client of hers) await until(() => Object.values(client.getState().relationships)[0]?.type === 2);
    for (const client of his) await until(() => Object.values(client.getState().relationships)[0]?.type === last[0]);
  },
};
