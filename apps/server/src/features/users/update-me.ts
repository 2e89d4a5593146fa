import { isDeepStrictEqual } from 'node:util';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { CurrentUser } from '@chat-js/protocol/users.ts';
import { squareImage } from '../../lib/images.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { correctTold } from '../correct-told.ts';
import { seersOf } from '../direct-messages/asked.ts';
import { presentDirectChannel } from '../direct-messages/present.ts';
import { presentMember } from '../members/present.ts';
import { refuse, refuseField } from '../refusal.ts';
import { tellOthers } from '../relationships/tell-others.ts';
import { presentCurrentUser } from './present.ts';
import type { UserPatch, UserRow } from './store.ts';
import { usernameKey } from './username-key.ts';

const AVATAR_PIXELS = 256;

export async function updateMe(ctx: Context, actor: Actor, input: OperationInput<'users.updateMe'>): Promise<CurrentUser> {
  const before = await ctx.storage.users.getUser(actor.user_id);
  if (!before) return refuse('UNAUTHORIZED');

  const patch: UserPatch = {
    ...(input.username !== undefined && { username: input.username, username_key: usernameKey(input.username) }),
    ...(input.global_name !== undefined && { global_name: input.global_name || null }),
    ...(input.bio !== undefined && { bio: input.bio }),
    ...(input.locale !== undefined && { locale: input.locale }),
    ...(input.avatar !== undefined && { avatar: input.avatar && (await setAvatar(ctx, actor.user_id, input.avatar)) }),
  };
  const user = await ctx.storage.users.updateUser(actor.user_id, patch);
  if (user === 'taken') {
    if (patch.avatar && patch.avatar !== before.avatar) await ctx.files.remove(avatarKey(before.id, patch.avatar));
    return refuse('USERNAME_TAKEN');
  }
  if (!user) return refuse('UNAUTHORIZED');

  await announceUser(ctx, user);
  if (before.avatar && before.avatar !== user.avatar) await ctx.files.remove(avatarKey(user.id, before.avatar));
  return presentCurrentUser(user);
}

/** Tells the person's own devices, and every guild of theirs. */
async function announceUser(ctx: Context, user: UserRow): Promise<void> {
  await publish(ctx, user);
  await correctTold(user, {
    read: () => ctx.storage.users.getUser(user.id),
    isOther: (kept, told) => !isDeepStrictEqual(presentCurrentUser(kept), presentCurrentUser(told)),
    tell: (kept) => publish(ctx, kept),
  });
}

async function publish(ctx: Context, user: UserRow): Promise<void> {
  const stale = [{ user_id: user.id }];
  ctx.directory.forget(stale);
  const memberships = await ctx.storage.members.listMembershipsOf(user.id);
  await Promise.all([
    tellPartners(ctx, user.id),
    ctx.bus.publish({ type: 'USER_UPDATE', data: presentCurrentUser(user), audience: { user_ids: [user.id] }, stale }),
    tellOthers(ctx, user),
    ...memberships.map((row) =>
      ctx.bus.publish({
        type: 'GUILD_MEMBER_UPDATE',
        data: { ...presentMember(row, user), guild_id: row.guild_id },
        audience: { guild_id: row.guild_id },
      }),
    ),
  ]);
}

/** Whoever is in a conversation with a person need not share a guild with them. */
async function tellPartners(ctx: Context, user_id: Id): Promise<void> {
  for (const row of await ctx.storage.directChannels.listDirectChannelsOf(user_id)) {
    for (const reader of seersOf(row)) {
      if (reader === user_id) continue;
      const data = await presentDirectChannel(ctx, row, reader);
      await ctx.bus.publish({ type: 'CHANNEL_UPDATE', data, audience: { user_ids: [reader] } });
    }
  }
}

async function setAvatar(ctx: Context, user_id: string, dataUri: string): Promise<string> {
  const image = await squareImage(dataUri, { size: AVATAR_PIXELS, maxBytes: LIMITS.imageBytes });
  if (!image) return refuseField('avatar', 'IMAGE_INVALID', 'Not an image that can be read, or too large');
  await ctx.files.put(avatarKey(user_id, image.hash), image.bytes);
  return image.hash;
}

function avatarKey(user_id: string, hash: string): string {
  return `avatars/${user_id}/${hash}.webp`;
}
