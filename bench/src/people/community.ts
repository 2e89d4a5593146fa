import type { Id } from '@chat-js/protocol/ids.ts';
import type { Storage } from '../../../apps/server/src/storage/storage.ts';
import { inGroups } from '../seed/in-groups.ts';
import { ids, insertMember, insertPerson, newGuild } from '../seed/people.ts';

/** One server on which everybody is, with many channels. */
export interface Community {
  channels: Id[];
  people: { user_id: Id; session_id: Id }[];
}

/** Straight through the store: ten thousand people in seconds. Nobody can log in: tokens are made directly. */
export async function seedCommunity(storage: Storage, { people, channels }: { people: number; channels: number }): Promise<Community> {
  await storage.instance.finishSetup({ name: 'Load', registration: 'invite' });
  const persons = Array.from({ length: people }, () => ({ user_id: ids.next(), session_id: ids.next() }));
  const names = Array.from({ length: channels }, (_, index) => `channel-${index}`);
  const guild = newGuild(persons[0]?.user_id ?? '0', 'Community', names);
  await storage.guilds.insertGuild(guild);
  await inGroups(people, async (index) => {
    const person = persons[index];
    if (!person) return;
    await insertPerson(storage, { ...person, channel: '' }, index);
    await insertMember(storage, guild.id, person.user_id);
  });
  return { channels: guild.channels.map(({ id }) => id), people: persons };
}
