import { CHANNEL_TYPE } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Config } from '../config.ts';
import { createContext } from '../context.ts';
import type { Actor } from '../features/actor.ts';
import { insertAccount } from '../features/auth/register.ts';
import { createChannel } from '../features/channels/create-channel.ts';
import { deleteChannel } from '../features/channels/delete-channel.ts';
import type { Context } from '../features/context.ts';
import { insertGuild } from '../features/guilds/create-guild.ts';
import { updateGuild } from '../features/guilds/update-guild.ts';
import { insertInvite } from '../features/invites/create-invite.ts';
import { addMember } from '../features/members/add-member.ts';
import { sendMessage } from '../features/messages/send-message.ts';
import { createLogger } from '../lib/logger.ts';
import { GUILDS, type SeedGuild, type SeedLine } from './guilds.ts';
import { PEOPLE } from './people.ts';

const SEED_PASSWORD = 'chat-js-dev';
const LOGINS = `Log in as ${PEOPLE.map(({ username }) => username).join(', ')}; the password is ${SEED_PASSWORD}.`;
const MINUTE = 60_000;
/** The conversations begin this long ago. */
const START_AGO = 30 * 60 * MINUTE;

/** Fills an empty installation with people and conversations, through the same use cases as everybody. For `npm run dev`. */
export async function seed(config: Config): Promise<void> {
  let now = Date.now() - START_AGO;
  const { ctx } = await createContext({
    config,
    logger: await createLogger('warn'),
    clock: { now: () => now },
    strict: true,
    passwordRounds: 8,
  });
  try {
    if (!(await ctx.storage.instance.finishSetup({ name: 'Дом мастеров', registration: 'invite' }))) {
      const isOurs = await ctx.storage.users.findUserByLogin(PEOPLE[0]?.username ?? '');
      console.log(isOurs ? LOGINS : 'The data folder is in use already; nothing was added.');
      return;
    }
    const people = await seedPeople(ctx);
    for (const plan of GUILDS) {
      await seedGuild(ctx, plan, people, (minutes) => {
        now = Math.min(now + minutes * MINUTE, Date.now());
      });
    }
    console.log(LOGINS);
  } finally {
    await ctx.bus.close();
    await ctx.storage.close();
  }
}

async function seedPeople(ctx: Context): Promise<Map<string, Actor>> {
  const actors = new Map<string, Actor>();
  for (const [index, person] of PEOPLE.entries()) {
    const user = await insertAccount(ctx, { ...person, password: SEED_PASSWORD, admin: index === 0 });
    await ctx.storage.users.updateUser(user.id, { bio: person.bio });
    actors.set(person.username, { user_id: user.id, session_id: '0', admin: user.admin, pending: false });
  }
  return actors;
}

async function seedGuild(ctx: Context, plan: SeedGuild, people: Map<string, Actor>, pass: (minutes: number) => void): Promise<void> {
  const owner = actorOf(people, plan.members[0] ?? '');
  const guild = await insertGuild(ctx, owner.user_id, { name: plan.name, template: 'empty' });
  await updateGuild(ctx, owner, { guild_id: guild.id, description: plan.description });
  for (const channel of guild.channels) await deleteChannel(ctx, owner, { channel_id: channel.id });
  for (const name of plan.members.slice(1)) await addMember(ctx, guild, actorOf(people, name).user_id);

  const create = (type: 0 | 2 | 4, name: string, parent_id: Id | null, topic?: string) =>
    createChannel(ctx, owner, { guild_id: guild.id, type, name, parent_id, topic });
  let first: Id | undefined;
  for (const { category, channels } of plan.text) {
    const parent = await create(CHANNEL_TYPE.CATEGORY, category, null);
    for (const { name, topic, lines } of channels) {
      const channel = await create(CHANNEL_TYPE.TEXT, name, parent.id, topic);
      first ??= channel.id;
      await seedLines(ctx, channel.id, lines, people, pass);
    }
  }
  const parent = await create(CHANNEL_TYPE.CATEGORY, plan.voice.category, null);
  for (const name of plan.voice.channels) await create(CHANNEL_TYPE.VOICE, name, parent.id);
  if (first) await insertInvite(ctx, guild, { channel_id: first, inviter_id: owner.user_id, max_age: 0, max_uses: 0 });
}

async function seedLines(
  ctx: Context,
  channel_id: Id,
  lines: readonly SeedLine[],
  people: Map<string, Actor>,
  pass: (minutes: number) => void,
): Promise<void> {
  for (const line of lines) {
    if (typeof line === 'number') {
      pass(line);
      continue;
    }
    const [username, content] = line;
    await sendMessage(ctx, actorOf(people, username), { channel_id, content });
    pass(0.5);
  }
}

function actorOf(people: Map<string, Actor>, username: string): Actor {
  const actor = people.get(username);
  if (!actor) throw new Error(`the seed names ${username}, who is not among its people`);
  return actor;
}
