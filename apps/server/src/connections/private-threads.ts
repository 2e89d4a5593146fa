import { THREAD_TYPE } from '@chat-js/protocol/threads.ts';
import type { AccessChange, PlacedEvent } from '../events/bus.ts';
import { control } from './control.ts';
import { groupOf, write } from './deliver.ts';
import { type Rooms, userRoom } from './rooms.ts';
import { seesThread } from './thread-rooms.ts';

/** Tells the connections of a person that they see a private thread from now on, or not any more, once this is so. */
export function tellPrivateThread(rooms: Rooms, change: AccessChange & { kind: 'private-thread' }, position: string): void {
  const { user_id, guild_id, parent_id, thread_id: id, thread } = change;
  const event: PlacedEvent = thread
    ? control('THREAD_CREATE', JSON.stringify({ ...thread, newly_created: false }), position)
    : control('THREAD_DELETE', JSON.stringify({ id, guild_id, parent_id, type: THREAD_TYPE.PRIVATE }), position);
  const group = groupOf([event]);
  for (const connection of rooms.of(userRoom(user_id))) {
    // Who manages threads there sees it all the same.
    if (seesThread(rooms, connection, { id, parent_id, private: true }) === (thread !== null)) write(connection, group);
  }
}
