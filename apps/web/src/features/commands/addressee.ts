import type { State } from '@chat-js/client/state.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { User } from '@chat-js/protocol/users.ts';

/** Somebody to whom one can whisper, and what they are called where one is. */
export interface Addressee {
  user: User;
  member: { nick: string | null };
}

/** To whom a whisper goes and what it says; or why that cannot be told. */
export type Addressed = { user_id: Id; content: string } | 'nobody' | 'several' | 'empty';

/**
 * What stands behind `/w`: a name, with spaces too, of which the longest counts, and the message. `@` means the name one logs
 * in with, which belongs to one person alone.
 */
export function readWhisper(people: readonly Addressee[], written: string): Addressed {
  const marked = written.startsWith('@');
  const text = marked ? written.slice(1) : written;
  const byUsername = marked ? longest(people, text, ({ user }) => [user.username]) : undefined;
  const found = byUsername ?? longest(people, text, ({ user, member }) => [member.nick, user.global_name, user.username]);
  const [one, ...others] = found?.people ?? [];
  if (!found || !one) return 'nobody';
  if (others.length > 0) return 'several';
  const content = text.slice(found.length).trim();
  return content === '' ? 'empty' : { user_id: one.user.id, content };
}

function longest(people: readonly Addressee[], text: string, namesOf: (one: Addressee) => (string | null)[]) {
  let best: { length: number; people: Addressee[] } | undefined;
  for (const one of people) {
    const length = Math.max(0, ...namesOf(one).map((name) => (name && beginsWith(text, name) ? name.length : 0)));
    if (length === 0 || (best && length < best.length)) continue;
    best = { length, people: best?.length === length ? [...best.people, one] : [one] };
  }
  return best;
}

function beginsWith(text: string, name: string): boolean {
  return text.slice(0, name.length).toLowerCase() === name.toLowerCase() && /^(\s|$)/.test(text.slice(name.length));
}

/** With the first key of the command missed, or beside it: such a text was meant for one person. */
const SLIP = /^(?:\/\s*|[.\\|])[wц](?![\p{L}\p{N}_])/iu;
const WHISPER = /^\/w(?:\s|$)/i;

/** Whether a text looks like a whisper and is none: it is not for everybody to read. */
export function isSlippedWhisper(text: string): boolean {
  const written = text.trimStart();
  return SLIP.test(written) && !WHISPER.test(written);
}

/** Everybody in the server or the conversation, those with whom one shares another server, and friends. */
export function listAddressees({ members, users, relationships, direct, me }: State, guild_id: Id, channel_id: Id): Addressee[] {
  const here = members[guild_id] ?? {};
  const elsewhere = Object.values(members).flatMap(Object.keys);
  const ids = new Set([...Object.keys(here), ...(direct[channel_id]?.recipient_ids ?? []), ...elsewhere, ...Object.keys(relationships)]);
  return [...ids].flatMap((id) => {
    const user = users[id];
    return user && id !== me?.id && !user.bot ? [{ user, member: { nick: here[id]?.nick ?? null } }] : [];
  });
}
