import type { AuditAction } from '@chat-js/protocol/audit-actions.ts';
import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { AuditEntry } from '@chat-js/protocol/audit-log.ts';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { shortMoment } from '../../lib/moments.ts';
import { idsUnder, type Names, nameInChanges } from './names.ts';

/** What a sentence is made of: names as they are shown, and the entry for the rest. */
interface Told {
  actor: string;
  /** A person, a role or a channel, as the action has it. */
  target: string;
  /** Whose permissions in a channel it is about. */
  whom: string;
  entry: AuditEntry;
  names: Names;
  i18n: I18n;
}

type Tell = (told: Told) => MessageDescriptor;

/** Each action as a sentence. What is missing, the type checker says. */
const SENTENCES: Record<AuditAction, Tell> = {
  [AUDIT_ACTION.GUILD_UPDATE]: ({ actor }) => msg`${actor} changed the server`,
  [AUDIT_ACTION.CHANNEL_CREATE]: ({ actor, target }) => msg`${actor} created the channel ${target}`,
  [AUDIT_ACTION.CHANNEL_UPDATE]: ({ actor, target }) => msg`${actor} changed the channel ${target}`,
  [AUDIT_ACTION.CHANNEL_DELETE]: ({ actor, target }) => msg`${actor} deleted the channel ${target}`,
  [AUDIT_ACTION.CHANNEL_OVERWRITE_CREATE]: ({ actor, target, whom }) => msg`${actor} set permissions of ${whom} in the channel ${target}`,
  [AUDIT_ACTION.CHANNEL_OVERWRITE_UPDATE]: ({ actor, target, whom }) =>
    msg`${actor} changed permissions of ${whom} in the channel ${target}`,
  [AUDIT_ACTION.CHANNEL_OVERWRITE_DELETE]: ({ actor, target, whom }) =>
    msg`${actor} took back permissions of ${whom} in the channel ${target}`,
  [AUDIT_ACTION.MEMBER_KICK]: ({ actor, target, entry }) =>
    undoes(entry) ? msg`${actor} brought ${target} back after a kick` : msg`${actor} kicked ${target}`,
  [AUDIT_ACTION.MEMBER_PRUNE]: tellPrune,
  [AUDIT_ACTION.MEMBER_BAN_ADD]: tellBan,
  [AUDIT_ACTION.MEMBER_BAN_REMOVE]: ({ actor, target }) => msg`${actor} lifted the ban of ${target}`,
  [AUDIT_ACTION.MEMBER_UPDATE]: tellMember,
  [AUDIT_ACTION.MEMBER_ROLE_UPDATE]: tellRoles,
  [AUDIT_ACTION.MEMBER_MOVE]: tellMove,
  [AUDIT_ACTION.MEMBER_DISCONNECT]: ({ actor, target }) => msg`${actor} took ${target} out of voice`,
  [AUDIT_ACTION.ROLE_CREATE]: ({ actor, target }) => msg`${actor} created the role ${target}`,
  [AUDIT_ACTION.ROLE_UPDATE]: ({ actor, target, entry }) =>
    entry.changes.some(({ key }) => key.startsWith('position:')) ? msg`${actor} moved roles` : msg`${actor} changed the role ${target}`,
  [AUDIT_ACTION.ROLE_DELETE]: ({ actor, target, entry }) =>
    undoes(entry) ? msg`${actor} brought the role ${target} back` : msg`${actor} deleted the role ${target}`,
  [AUDIT_ACTION.INVITE_CREATE]: ({ actor, target }) => msg`${actor} created the invite ${target}`,
  [AUDIT_ACTION.INVITE_DELETE]: ({ actor, target }) => msg`${actor} revoked the invite ${target}`,
  [AUDIT_ACTION.WEBHOOK_CREATE]: ({ actor, target }) => msg`${actor} made a channel follow ${target}`,
  [AUDIT_ACTION.WEBHOOK_DELETE]: ({ actor, target }) => msg`${actor} ended following ${target}`,
  [AUDIT_ACTION.EMOJI_CREATE]: ({ actor, target }) => msg`${actor} added the emoji ${target}`,
  [AUDIT_ACTION.EMOJI_UPDATE]: tellEmoji,
  [AUDIT_ACTION.EMOJI_DELETE]: ({ actor, target }) => msg`${actor} deleted the emoji ${target}`,
  [AUDIT_ACTION.MESSAGE_DELETE]: ({ actor, target }) => msg`${actor} deleted messages of ${target}`,
  [AUDIT_ACTION.MESSAGE_BULK_DELETE]: ({ actor, target }) => msg`${actor} deleted many messages in ${target}`,
  [AUDIT_ACTION.MESSAGE_PIN]: ({ actor, target }) => msg`${actor} pinned a message of ${target}`,
  [AUDIT_ACTION.MESSAGE_UNPIN]: ({ actor, target }) => msg`${actor} unpinned a message of ${target}`,
  [AUDIT_ACTION.THREAD_CREATE]: ({ actor, target }) => msg`${actor} started the thread ${target}`,
  [AUDIT_ACTION.THREAD_UPDATE]: tellThread,
  [AUDIT_ACTION.THREAD_DELETE]: ({ actor, target }) => msg`${actor} deleted the thread ${target}`,
  [AUDIT_ACTION.AUTO_MODERATION_RULE_CREATE]: ({ actor, target }) => msg`${actor} created the AutoMod rule ${target}`,
  [AUDIT_ACTION.AUTO_MODERATION_RULE_UPDATE]: ({ actor, target }) => msg`${actor} changed the AutoMod rule ${target}`,
  [AUDIT_ACTION.AUTO_MODERATION_RULE_DELETE]: ({ actor, target }) => msg`${actor} deleted the AutoMod rule ${target}`,
  [AUDIT_ACTION.AUTO_MODERATION_BLOCK_MESSAGE]: ({ target }) => msg`AutoMod held back a message of ${target}`,
  [AUDIT_ACTION.AUTO_MODERATION_FLAG_TO_CHANNEL]: ({ target }) => msg`AutoMod reported a message of ${target}`,
  [AUDIT_ACTION.AUTO_MODERATION_USER_COMMUNICATION_DISABLED]: ({ target }) => msg`AutoMod gave ${target} a time-out`,
  [AUDIT_ACTION.MEMBER_WARN]: ({ actor, target }) => msg`${actor} warned ${target}`,
  [AUDIT_ACTION.MEMBER_NOTE]: ({ actor, target }) => msg`${actor} wrote a note about ${target}`,
  [AUDIT_ACTION.REPORT_UPDATE]: ({ actor }) => msg`${actor} worked on a report`,
  [AUDIT_ACTION.RAID_MODE]: ({ actor, entry }) =>
    newValue(entry, 'invites_disabled_until') === undefined ? msg`${actor} ended raid mode` : msg`${actor} turned raid mode on`,
};

function tellPrune({ actor, entry }: Told): MessageDescriptor {
  const count = Number(entry.options?.['members_removed'] ?? 0);
  return msg`${plural(count, { one: `${actor} removed # person who had not been here`, other: `${actor} removed # people who had not been here` })}`;
}

function tellBan({ actor, target, entry, i18n }: Told): MessageDescriptor {
  const end = newValue(entry, 'expires_at');
  if (typeof end !== 'string') return msg`${actor} banned ${target}`;
  const until = shortMoment(i18n, Date.parse(end));
  return msg`${actor} banned ${target} until ${until}`;
}

function tellMember({ actor, target, entry, names, i18n }: Told): MessageDescriptor {
  const [change, ...others] = entry.changes;
  if (!change || others.length > 0) return msg`${actor} changed how ${target} may take part`;
  const value = change.new_value;
  switch (change.key) {
    case 'nick': {
      // Otherwise it would say that somebody of that nickname was given it.
      const who = names.account(entry.target_id ?? '') ?? target;
      return typeof value === 'string' ? msg`${actor} gave ${who} the nickname ${value}` : msg`${actor} removed the nickname of ${who}`;
    }
    case 'communication_disabled_until': {
      if (typeof value !== 'string') return msg`${actor} ended the time-out of ${target}`;
      const until = shortMoment(i18n, Date.parse(value));
      return msg`${actor} gave ${target} a time-out until ${until}`;
    }
    case 'mute':
      return value === true ? msg`${actor} muted ${target} in voice channels` : msg`${actor} gave ${target} the microphone back`;
    case 'deaf':
      return value === true ? msg`${actor} deafened ${target} in voice channels` : msg`${actor} gave ${target} the sound back`;
    default:
      return msg`${actor} changed how ${target} may take part`;
  }
}

function tellMove({ actor, target, entry, names }: Told): MessageDescriptor {
  const channel = names.channel(entry.options?.['channel_id'] ?? '');
  return channel === undefined ? msg`${actor} moved ${target} to another voice channel` : msg`${actor} moved ${target} to ${channel}`;
}

function tellEmoji({ actor, target, entry }: Told): MessageDescriptor {
  const before = entry.changes.find(({ key }) => key === 'name')?.old_value;
  return typeof before === 'string' ? msg`${actor} renamed the emoji ${before} to ${target}` : msg`${actor} changed the emoji ${target}`;
}

function tellThread({ actor, target, entry }: Told): MessageDescriptor {
  const [change, ...others] = entry.changes;
  if (change?.key === 'locked' || others.some(({ key }) => key === 'locked'))
    return newValue(entry, 'locked') === true ? msg`${actor} locked the thread ${target}` : msg`${actor} unlocked the thread ${target}`;
  if (change?.key === 'archived' && others.length === 0)
    return change.new_value === true ? msg`${actor} ended the thread ${target}` : msg`${actor} opened the thread ${target} again`;
  return msg`${actor} changed the thread ${target}`;
}

function tellRoles({ actor, target, entry, names, i18n }: Told): MessageDescriptor {
  const added = idsUnder(entry.changes, '$add');
  const removed = idsUnder(entry.changes, '$remove');
  const list = (ids: readonly string[]) => ids.map((id) => names.role(id) ?? i18n._(DELETED)).join(', ');
  const [come, gone] = [list(added), list(removed)];
  if (removed.length === 0)
    return added.length === 1 ? msg`${actor} gave ${target} the role ${come}` : msg`${actor} gave ${target} the roles ${come}`;
  if (added.length === 0)
    return removed.length === 1 ? msg`${actor} took from ${target} the role ${gone}` : msg`${actor} took from ${target} the roles ${gone}`;
  return msg`${actor} gave ${target} the roles ${come} and took ${gone}`;
}

export const DELETED = msg`a deleted role`;
const ITSELF = msg`The server itself`;
const SOMEONE = msg`Someone`;
const OTHER_TARGET = msg`someone`;
/** Stands where a name would. */
const SOMETHING = msg`(deleted)`;

/** What somebody did, in one sentence. */
export function sentenceOf(entry: AuditEntry, names: Names, i18n: I18n): MessageDescriptor {
  const actor = entry.user_id === names.guild_id ? i18n._(ITSELF) : (names.person(entry.user_id) ?? i18n._(SOMEONE));
  const target = targetName(entry, names) ?? i18n._(isAboutPerson(entry.action_type) ? OTHER_TARGET : SOMETHING);
  if (!isKnown(entry.action_type)) return msg`${actor} did something that this version does not know`;
  const whom = nameOfOverwritten(entry, names) ?? i18n._(OTHER_TARGET);
  return SENTENCES[entry.action_type]({ actor, target, whom, entry, names, i18n });
}

const KNOWN: ReadonlySet<number> = new Set(Object.values(AUDIT_ACTION));

function isKnown(action: number): action is AuditAction {
  return KNOWN.has(action);
}

/** Whom or what an entry is about. */
export function targetName({ action_type, target_id, changes }: AuditEntry, names: Names): string | undefined {
  if (action_type === AUDIT_ACTION.INVITE_CREATE || action_type === AUDIT_ACTION.INVITE_DELETE) {
    const change = changes.find(({ key }) => key === 'code');
    const code = change?.new_value ?? change?.old_value;
    return typeof code === 'string' ? code : undefined;
  }
  const known = target_id === null ? undefined : (names.person(target_id) ?? names.channel(target_id) ?? names.role(target_id));
  return known ?? nameInChanges(changes);
}

function nameOfOverwritten({ options }: AuditEntry, names: Names): string | undefined {
  const id = options?.['id'];
  return id === undefined ? undefined : (names.role(id) ?? names.person(id));
}

const ABOUT_PEOPLE: ReadonlySet<number> = new Set([
  AUDIT_ACTION.MEMBER_KICK,
  AUDIT_ACTION.MEMBER_BAN_ADD,
  AUDIT_ACTION.MEMBER_BAN_REMOVE,
  AUDIT_ACTION.MEMBER_UPDATE,
  AUDIT_ACTION.MEMBER_ROLE_UPDATE,
  AUDIT_ACTION.MEMBER_MOVE,
  AUDIT_ACTION.MEMBER_DISCONNECT,
  AUDIT_ACTION.MESSAGE_DELETE,
  AUDIT_ACTION.MESSAGE_PIN,
  AUDIT_ACTION.MESSAGE_UNPIN,
  AUDIT_ACTION.AUTO_MODERATION_BLOCK_MESSAGE,
  AUDIT_ACTION.AUTO_MODERATION_FLAG_TO_CHANNEL,
  AUDIT_ACTION.AUTO_MODERATION_USER_COMMUNICATION_DISABLED,
  AUDIT_ACTION.MEMBER_WARN,
  AUDIT_ACTION.MEMBER_NOTE,
]);

function isAboutPerson(action_type: number): boolean {
  return ABOUT_PEOPLE.has(action_type);
}

function undoes({ options }: AuditEntry): boolean {
  return options?.['undoes'] !== undefined;
}

function newValue({ changes }: AuditEntry, key: string) {
  return changes.find((change) => change.key === key)?.new_value;
}
