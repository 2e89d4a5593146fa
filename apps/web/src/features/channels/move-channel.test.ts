import type { Channel } from '@chat-js/protocol/channels.ts';
import { describe, expect, test } from 'vitest';
import { groupChannels } from '../../lib/guilds.ts';
import { changedPlaces, moveOver, moveStep, placesOf } from './move-channel.ts';

function channel(id: string, position: number, parent_id: string | null = null, type: Channel['type'] = 0): Channel {
  return {
    id,
    type,
    guild_id: '9',
    name: id,
    topic: null,
    position,
    parent_id,
    permission_overwrites: [],
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    flags: 0,
  };
}

const channels = [
  channel('1', 0),
  channel('2', 1),
  channel('10', 2, null, 4),
  channel('11', 3, '10'),
  channel('12', 4, '10'),
  channel('20', 5, null, 4),
];
const groups = groupChannels(channels);
const order = (result: ReturnType<typeof moveOver>) => placesOf(result).map(({ id, parent_id }) => (parent_id ? `${parent_id}/${id}` : id));

describe('moving channels', () => {
  test('nothing changes when nothing moved', () => expect(changedPlaces(channels, groups)).toEqual([]));
  test('down within a group', () => expect(order(moveOver(groups, '1', '2'))).toEqual(['2', '1', '10', '10/11', '10/12', '20']));
  test('up within a group', () => expect(order(moveOver(groups, '12', '11'))).toEqual(['1', '2', '10', '10/12', '10/11', '20']));
  test('into a category', () => expect(order(moveOver(groups, '1', '12'))).toEqual(['2', '10', '10/11', '10/1', '10/12', '20']));
  test('into an empty category', () => expect(order(moveOver(groups, '2', '20'))).toEqual(['1', '10', '10/11', '10/12', '20', '20/2']));
  test('a category takes its channels along', () =>
    expect(order(moveOver(groups, '20', '10'))).toEqual(['1', '2', '20', '10', '10/11', '10/12']));
  test('one step leads over the border of a category', () => {
    expect(order(moveStep(groups, '2', 1))).toEqual(['1', '10', '10/2', '10/11', '10/12', '20']);
    expect(order(moveStep(groups, '11', -1))).toEqual(['1', '2', '11', '10', '10/12', '20']);
  });
  test('the first cannot go higher', () => expect(order(moveStep(groups, '1', -1))).toEqual(order(groups)));
  test('only what changed is sent', () => {
    expect(changedPlaces(channels, moveOver(groups, '1', '2'))).toEqual([
      { id: '2', position: 0, parent_id: null },
      { id: '1', position: 1, parent_id: null },
    ]);
  });
});
