import { parse } from '@chat-js/markdown/parse.ts';
import { mentionsIn } from '@chat-js/markdown/read.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { AllowedMentions } from '@chat-js/protocol/messages.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { PlaceAccessed } from '../channels/access.ts';
import type { Context } from '../context.ts';
import type { Mentions } from './new-message.ts';

interface Text {
  content: string;
  allowed: AllowedMentions | null | undefined;
  /** Who wrote the message that is answered, when they are to be told unless `allowed` says otherwise. */
  answered: Id | undefined;
}

/** Whom a text tells: people of the guild and its roles, or of the conversation, as far as its author may and wants to. */
export async function readMentions(ctx: Context, accessed: PlaceAccessed, { content, allowed, answered }: Text): Promise<Mentions> {
  const { guild, permissions } = accessed;
  // Nobody is named without it: most texts need no second look.
  const named = mentionsIn(content.includes('@') ? parse(content) : []);
  const tellsAll = hasPermission(permissions, 'MENTION_EVERYONE');
  const mayBeTold = (id: Id) => id !== guild?.id && guild?.roles.some((role) => role.id === id && (role.mentionable || tellsAll)) === true;
  const isWanted = answered !== undefined && (allowed?.replied_user ?? !allowed);
  return {
    users: await peopleAmong(ctx, accessed, [...(isWanted ? [answered] : []), ...wanted(named.users, allowed, 'users')]),
    roles: firstOf(wanted(named.roles, allowed, 'roles').filter(mayBeTold)),
    everyone: tellsAll && (named.everyone || named.here) && (!allowed || (allowed.parse ?? []).includes('everyone')),
  };
}

function wanted(named: readonly Id[], allowed: AllowedMentions | null | undefined, kind: 'users' | 'roles'): readonly Id[] {
  if (!allowed || allowed.parse?.includes(kind)) return named;
  const chosen = new Set(allowed[kind]);
  return named.filter((id) => chosen.has(id));
}

function firstOf(ids: readonly Id[]): Id[] {
  return [...new Set(ids)].slice(0, LIMITS.mentions);
}

async function peopleAmong(ctx: Context, { guild, channel }: PlaceAccessed, ids: readonly Id[]): Promise<Id[]> {
  if (!guild) return firstOf(ids).filter((id) => channel.user_ids.includes(id));
  const members = await Promise.all(firstOf(ids).map((id) => ctx.directory.getMember(guild.id, id)));
  return members.flatMap((member) => member?.user_id ?? []);
}
