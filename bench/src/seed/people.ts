import { CHANNEL_TYPE } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { newGuild as newGuildDoc } from '../../../apps/server/src/features/guilds/new-guild.ts';
import type { GuildDoc } from '../../../apps/server/src/features/guilds/store.ts';
import { newMember } from '../../../apps/server/src/features/members/new-member.ts';
import { isoTime, systemClock } from '../../../apps/server/src/lib/clock.ts';
import { createIdSource } from '../../../apps/server/src/lib/snowflakes.ts';
import type { Storage } from '../../../apps/server/src/storage/storage.ts';
import { inGroups } from './in-groups.ts';

/** Whoever joined a moment ago starts afresh where the event of it was not heard, and of these there is none. */
const A_WHILE_MS = 3_600_000;

export interface SeededPerson {
  user_id: Id;
  session_id: Id;
  /** Of the person's own guild; the common one where they have none. */
  channel: Id;
}

export interface Seeded {
  channel: Id;
  people: SeededPerson[];
}

export const ids = createIdSource(systemClock);

/** One guild with everybody in it, and a guild of their own for the first `owners`. Nobody can log in: tokens are made directly. */
export async function seedPeople(storage: Storage, { people, owners }: { people: number; owners: number }): Promise<Seeded> {
  await storage.instance.finishSetup({ name: 'Bench', registration: 'invite' });
  const persons = Array.from({ length: people }, () => ({ user_id: ids.next(), session_id: ids.next(), channel: '' }));
  const common = guildOf(persons[0]?.user_id ?? '0', 'Everybody');
  await storage.guilds.insertGuild(common.guild);

  await inGroups(people, async (index) => {
    const person = persons[index];
    if (!person) return;
    person.channel = common.channel;
    await insertPerson(storage, person, index);
    await insertMember(storage, common.guild.id, person.user_id);
    if (index >= owners) return;
    const own = guildOf(person.user_id, `Room ${index}`);
    person.channel = own.channel;
    await storage.guilds.insertGuild(own.guild);
    await insertMember(storage, own.guild.id, person.user_id);
  });
  return { channel: common.channel, people: persons };
}

export async function insertPerson(storage: Storage, { user_id, session_id }: SeededPerson, index: number): Promise<void> {
  const username = `person${index}`;
  const now = Date.now();
  await storage.users.insertUser({
    id: user_id,
    username,
    username_key: username,
    global_name: `Person ${index}`,
    avatar: null,
    bio: '',
    email: null,
    locale: 'en-US',
    bot: false,
    admin: index === 0,
    pending: false,
    pending_invite: null,
    password_hash: '',
    disabled: false,
  });
  await storage.sessions.insertSession({
    id: session_id,
    user_id,
    token_hash: session_id,
    previous_hash: null,
    rotated_at: now,
    created_at: now,
    last_used_at: now,
    user_agent: 'bench',
    address: '127.0.0.1',
  });
}

export async function insertMember(storage: Storage, guild_id: Id, user_id: Id): Promise<void> {
  await storage.members.insertMember(newMember({ guild_id, user_id, joined_at: isoTime(Date.now() - A_WHILE_MS) }));
}

function guildOf(owner_id: Id, name: string): { guild: GuildDoc; channel: Id } {
  const guild = newGuild(owner_id, name, ['general']);
  return { guild, channel: guild.channels[0]?.id ?? '0' };
}

/** A guild with text channels of these names. */
export function newGuild(owner_id: Id, name: string, channelNames: readonly string[]): GuildDoc {
  const id = ids.next();
  const channels = channelNames.map((channelName, position) => ({
    id: ids.next(),
    type: CHANNEL_TYPE.TEXT,
    guild_id: id,
    name: channelName,
    topic: null,
    position,
    parent_id: null,
    permission_overwrites: [],
    nsfw: false,
    rate_limit_per_user: 0,
    flags: 0,
  }));
  return newGuildDoc({ id, owner_id, name, icon: null, channels });
}
