import { CHANNEL_TYPE } from '@chat-js/protocol/channels.ts';
import type { SetupResult } from '@chat-js/protocol/instance.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Origin } from '../actor.ts';
import { insertAccount } from '../auth/register.ts';
import { startSession } from '../auth/start-session.ts';
import { hashToken, newSecretToken } from '../auth/tokens.ts';
import type { Context } from '../context.ts';
import { insertGuild } from '../guilds/create-guild.ts';
import { presentGuild } from '../guilds/present.ts';
import type { GuildDoc } from '../guilds/store.ts';
import { MAIN_CHANNEL_NAMES } from '../guilds/templates.ts';
import { insertInvite } from '../invites/create-invite.ts';
import { refuse } from '../refusal.ts';
import type { UserRow } from '../users/store.ts';
import type { InstanceStore } from './store.ts';

const SETUP_LINK_MS = 30 * 60_000;

/**
 * The setup token to show at a start: the one that this or another node has shown already, while it holds for a while, so
 * that starting a node ends nobody's link. undefined when the installation is set up.
 */
export async function showSetupToken(ctx: Context): Promise<{ token: string; minutes: number } | undefined> {
  const { setup_done, setup_token_hash, setup_token_expires_at } = await ctx.storage.instance.getInstance();
  if (setup_done) return undefined;
  const now = ctx.clock.now();
  const shown = ctx.setupTokens.until(setup_token_expires_at);
  const holdsFor = setup_token_expires_at - now;
  if (setup_token_hash === hashToken(shown) && holdsFor > SETUP_LINK_MS / 2)
    return { token: shown, minutes: Math.floor(holdsFor / 60_000) };
  const expires_at = now + SETUP_LINK_MS;
  const token = ctx.setupTokens.until(expires_at);
  await ctx.storage.instance.updateInstance({ setup_token_hash: hashToken(token), setup_token_expires_at: expires_at });
  return { token, minutes: SETUP_LINK_MS / 60_000 };
}

/** Replaces the setup token; the one before it no longer works. undefined when the installation is set up. */
export async function issueSetupToken(store: InstanceStore, now: number): Promise<string | undefined> {
  if ((await store.getInstance()).setup_done) return undefined;
  const token = newSecretToken();
  await store.updateInstance({ setup_token_hash: hashToken(token), setup_token_expires_at: now + SETUP_LINK_MS });
  return token;
}

export async function checkSetupToken(ctx: Context, { setup_token }: { setup_token: string }): Promise<null> {
  const { setup_done, setup_token_hash, setup_token_expires_at } = await ctx.storage.instance.getInstance();
  const valid = !setup_done && setup_token_hash === hashToken(setup_token) && setup_token_expires_at > ctx.clock.now();
  return valid ? null : refuse('SETUP_LINK_EXPIRED');
}

export interface SetupDone {
  answer: SetupResult;
  refreshToken: string;
}

export async function completeSetup(ctx: Context, origin: Origin, input: OperationInput<'setup.complete'>): Promise<SetupDone> {
  await checkSetupToken(ctx, input);
  const { registration, guild_name: name } = input;
  // Two browsers with the same link: the first one wins.
  if (!(await ctx.storage.instance.finishSetup({ name, registration }))) return refuse('SETUP_LINK_EXPIRED');

  const user = await insertAccount(ctx, { ...input, admin: true });
  const guild = await insertGuild(ctx, user.id, { name, template: input.template });
  const channel_id = mainChannelId(guild);
  const invite = await insertInvite(ctx, guild, { channel_id, inviter_id: user.id, max_age: 7 * 24 * 3600, max_uses: 0 });
  const { answer, refreshToken } = await startSession(ctx, user, origin);
  return { answer: { ...answer, guild: presentGuild(guild), channel_id, invite }, refreshToken };
}

/** For scripts: ADMIN_NAME and ADMIN_PASSWORD make the administrator and skip the wizard. undefined when set up already. */
export async function setUpFromEnvironment(ctx: Context, admin: { username: string; password: string }): Promise<UserRow | undefined> {
  if (!(await ctx.storage.instance.finishSetup({ name: 'Chat-JS', registration: 'invite' }))) return undefined;
  return insertAccount(ctx, { ...admin, locale: 'en-US', admin: true });
}

function mainChannelId(guild: GuildDoc): string {
  const texts = guild.channels.filter(({ type }) => type === CHANNEL_TYPE.TEXT);
  const main = texts.find((channel) => MAIN_CHANNEL_NAMES.includes(channel.name)) ?? texts[0];
  if (!main) throw new Error('a template without a text channel');
  return main.id;
}
