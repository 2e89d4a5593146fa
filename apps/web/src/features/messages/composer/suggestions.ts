import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import type { User } from '@chat-js/protocol/users.ts';
import type { AppLocale } from '../../../lib/i18n.ts';
import { displayName } from '../../../lib/names.ts';
import { type CustomEmojiGroup, emojiText } from '../../../ui/emoji/emoji.ts';
import { findEmoji } from '../../../ui/emoji/search.ts';
import type { EmojiEntry } from '../../../ui/emoji/table.ts';
import { type Tone, withTone } from '../../../ui/emoji/tones.ts';
import { rank } from './rank.ts';
import type { Meanable } from './use-wire.ts';
import type { Wire } from './wire.ts';

const MOST = 10;

/** One line of the list above the field; `insert` is what it puts there. */
export type Suggestion = { key: string; insert: string } & (
  | { kind: 'person'; user: User; name: string; online: boolean; guild_id?: string }
  | { kind: 'role'; role: Role }
  | { kind: 'everyone' | 'here' }
  | { kind: 'channel'; channel: Channel }
  | { kind: 'emoji'; name: string; label: string; url?: string }
  | { kind: 'command'; argument: string; description: string; complete: boolean }
);

interface PeopleSource {
  meanable: {
    people: readonly { user: User; member: { nick: string | null } }[];
    roles: readonly Role[];
    everyone: boolean;
  };
  wire: Wire;
  isOnline: (user_id: string) => boolean;
  canSee: (user_id: string) => boolean;
}

/** Who is here first, then others, then roles and everybody at once. */
export function suggestPeople({ meanable, wire, isOnline, canSee }: PeopleSource, query: string): Suggestion[] {
  const candidates = meanable.people.map(({ user, member }) => {
    const name = displayName(user, member);
    return { user, label: name, names: [member.nick, user.global_name, user.username] };
  });
  const people = rank(candidates, query, MOST, ({ user }) => isOnline(user.id) && canSee(user.id)).map(({ user, label }): Suggestion => {
    return { kind: 'person', key: user.id, insert: wire.fromWire(`<@${user.id}>`), user, name: label, online: isOnline(user.id) };
  });
  const roles = rank(
    meanable.roles.map((role) => ({ role, label: role.name, names: [role.name] })),
    query,
    MOST,
  ).map(({ role }): Suggestion => ({ kind: 'role', key: role.id, insert: wire.fromWire(`<@&${role.id}>`), role }));
  const all = (['everyone', 'here'] as const)
    .filter((kind) => meanable.everyone && kind.startsWith(query.toLowerCase()))
    .map((kind): Suggestion => ({ kind, key: kind, insert: `@${kind}` }));
  // What was named on purpose does not drown among people.
  const others = [...roles, ...all];
  return [...people.slice(0, Math.max(MOST - others.length, MOST / 2)), ...others].slice(0, MOST);
}

interface AddresseeSource {
  people: readonly { user: User; member: { nick: string | null } }[];
  guild_id: string;
  isOnline: (user_id: string) => boolean;
}

/** To whom one may want to whisper. What is taken is the name that belongs to one person alone. */
export function suggestAddressees({ people, guild_id, isOnline }: AddresseeSource, query: string): Suggestion[] {
  const candidates = people.map(({ user, member }) => {
    return { user, label: displayName(user, member), names: [member.nick, user.global_name, user.username] };
  });
  return rank(candidates, query, MOST, ({ user }) => isOnline(user.id)).map(({ user, label: name }) => {
    return { kind: 'person', key: user.id, insert: `@${user.username}`, user, name, online: isOnline(user.id), guild_id };
  });
}

export function suggestChannels({ channels }: Meanable, wire: Wire, query: string): Suggestion[] {
  const candidates = channels.map((channel) => ({ channel, label: channel.name, names: [channel.name] }));
  return rank(candidates, query, MOST).map(({ channel }) => {
    return { kind: 'channel', key: channel.id, insert: wire.fromWire(`<#${channel.id}>`), channel };
  });
}

interface EmojiSource {
  entries: readonly EmojiEntry[];
  custom: readonly CustomEmojiGroup[];
  wire: Wire;
  tone: Tone;
  locale: AppLocale;
}

export function suggestEmoji({ entries, custom, wire, tone, locale }: EmojiSource, query: string): Suggestion[] {
  return findEmoji(entries, custom, query)
    .slice(0, MOST)
    .map((found): Suggestion => {
      if (found.custom) {
        const { id, name, url } = found.custom;
        return { kind: 'emoji', key: id, insert: wire.fromWire(emojiText(found.custom)), name, label: '', url };
      }
      const { char, names, label, toned } = found.entry;
      return { kind: 'emoji', key: char, insert: toned ? withTone(char, tone) : char, name: names[0] ?? '', label: label[locale] };
    });
}

interface WrittenCommand {
  name: string;
  argument: string;
  description: string;
  required: boolean;
}

export function suggestCommands(commands: readonly WrittenCommand[], query: string): Suggestion[] {
  return commands
    .filter(({ name }) => name.startsWith(`/${query.toLowerCase()}`))
    .map(({ name, argument, description, required }) => {
      // Written in full it can be sent, unless something has to stand behind it.
      const complete = name === `/${query.toLowerCase()}` && !required;
      return { kind: 'command', key: name, insert: name, argument, description, complete };
    });
}
