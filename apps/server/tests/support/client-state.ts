import { apply } from '@chat-js/client/apply.ts';
import { rememberAuditEntries } from '@chat-js/client/audit-log.ts';
import { rememberAutoModRules } from '@chat-js/client/automod.ts';
import { rememberBans } from '@chat-js/client/bans.ts';
import { rememberDrafts } from '@chat-js/client/drafts.ts';
import { rememberInvites } from '@chat-js/client/invites.ts';
import { finishLoad, startLoad } from '@chat-js/client/messages.ts';
import { rememberPins } from '@chat-js/client/pins.ts';
import { isUntold } from '@chat-js/client/readings.ts';
import { applyRegistrationCreate } from '@chat-js/client/registrations.ts';
import { rememberReminders } from '@chat-js/client/reminders.ts';
import { rememberInstanceReports, rememberOwnReports, rememberReports } from '@chat-js/client/reports.ts';
import { rememberScheduled } from '@chat-js/client/scheduled-messages.ts';
import { initialState, type State } from '@chat-js/client/state.ts';
import { countMentions, isUnread } from '@chat-js/client/unread.ts';
import { rememberWarnings } from '@chat-js/client/warnings.ts';
import { rememberWebhooks } from '@chat-js/client/webhooks.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { WireEvent } from '@chat-js/protocol/events.ts';
import { compareIds } from '@chat-js/protocol/ids.ts';
import type { InviteDetails } from '@chat-js/protocol/invites.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import type { OperationAnswer } from '@chat-js/protocol/operations.ts';
import type { Report, ReportNews, ReportQueue } from '@chat-js/protocol/reports.ts';
import type { UserGuildSettings } from '@chat-js/protocol/user-guild-settings.ts';
import type { Person } from './people.ts';
import { openSocket } from './sockets.ts';

const PAGE = 50;

/** What a client that starts now knows: READY, and all that it may fetch. */
export async function fetchState(person: Person): Promise<State> {
  const socket = await openSocket(person);
  const ready = await socket.next('READY');
  socket.close();
  return loadAll(person, apply(initialState, ready));
}

/** Fetches what a screen would: the newest page of each channel, the invites and who waits, where that is allowed. */
export async function loadAll(person: Person, before: State): Promise<State> {
  let state = before;
  for (const { id: channel_id, type, last_message_id } of Object.values(state.channels)) {
    if (type === 4 || type === 15) continue;
    const page = await person.call('messages.list', { channel_id, limit: PAGE });
    // Who may not read history sees what is written while they look, and cannot fetch it again.
    if (page.length === 0 && last_message_id !== null) continue;
    const load = { kind: 'present', number: 1 } as const;
    state = finishLoad(startLoad(state, channel_id, load), channel_id, load, page, PAGE);
    const { status, body } = await person.ask('webhooks.listOfChannel', { channel_id });
    if (status === 200) state = rememberWebhooks(state, channel_id, body as OperationAnswer<'webhooks.listOfChannel'>);
    state = rememberPins(state, channel_id, (await person.call('pins.list', { channel_id })).items);
  }
  for (const guild_id of Object.keys(state.guilds)) {
    const { status, body } = await person.ask('invites.listOfGuild', { guild_id });
    if (status === 200) state = rememberInvites(state, guild_id, body as Parameters<typeof rememberInvites>[2]);
  }
  for (const guild_id of Object.keys(state.guilds)) {
    const { status, body } = await person.ask('auditLog.list', { guild_id, limit: 100 });
    if (status === 200) state = rememberAuditEntries(state, guild_id, (body as OperationAnswer<'auditLog.list'>).audit_log_entries);
  }
  for (const guild_id of Object.keys(state.guilds)) {
    const { status, body } = await person.ask('automod.list', { guild_id });
    if (status === 200) state = rememberAutoModRules(state, guild_id, body as OperationAnswer<'automod.list'>);
  }
  for (const guild_id of Object.keys(state.guilds)) {
    const { status, body } = await person.ask('bans.list', { guild_id });
    if (status === 200) state = rememberBans(state, guild_id, body as OperationAnswer<'bans.list'>);
  }
  for (const guild_id of Object.keys(state.guilds)) {
    const { status, body } = await person.ask('reports.list', { guild_id, limit: 100 });
    if (status === 200) state = rememberReports(state, guild_id, newsOf(body as Report[], 'guild'));
  }
  if (state.me?.pending) return state;
  state = rememberDrafts(state, await person.call('drafts.list', {}));
  state = rememberOwnReports(state, await allPages((page) => person.call('reports.listMine', page)));
  state = rememberWarnings(state, await person.call('warnings.listMine', {}));
  state = rememberReminders(state, await person.call('reminders.list', {}));
  state = rememberScheduled(state, await person.call('scheduledMessages.list', {}));
  if (!state.me?.admin) return state;
  state = rememberInstanceReports(state, newsOf(await allPages((page) => person.call('reports.listForInstance', page)), 'instance'));
  const waiting = await person.call('registrations.list', {});
  return waiting.reduce((next, { user }) => applyRegistrationCreate(next, { user_id: user.id }), state);
}

/** Each test before has left some. The newest come first. */
async function allPages<T extends { id: string }>(list: (page: { limit: number; before?: string }) => Promise<T[]>): Promise<T[]> {
  const found = await list({ limit: 100 });
  for (let page = found; page.length === 100; found.push(...page)) page = await list({ limit: 100, before: page.at(-1)?.id ?? '' });
  return found;
}

function newsOf(reports: readonly Report[], queue: ReportQueue): ReportNews[] {
  return reports.map(({ id, guild_id, status, updated_at }) => ({ id, guild_id, queue, status, updated_at }));
}

export function applyAll(state: State, events: readonly WireEvent[]): State {
  return events.reduce<State>((next, event) => apply(next, event), state);
}

/** Two states of one person, in a form that can be compared: the one that followed the events, and the fresh one. */
export function compared(followed: State, fresh: State): { followed: object; fresh: object } {
  // A channel that became visible is loaded when it is opened.
  const loaded = {
    ...fresh,
    windows: Object.fromEntries(Object.entries(fresh.windows).filter(([id]) => followed.windows[id])),
    // So are invites, bans, reports and the audit log, by whoever may see them since; what happened meanwhile they were told.
    invites: Object.fromEntries(
      Object.entries(fresh.invites).flatMap(([id, list]) => {
        const known = followed.invites[id];
        const isLoaded = ({ code, channel }: InviteDetails) => known?.[code] !== undefined || followed.windows[channel.id] !== undefined;
        return known ? [[id, Object.fromEntries(Object.entries(list).filter(([, invite]) => isLoaded(invite)))]] : [];
      }),
    ),
    bans: Object.fromEntries(Object.entries(fresh.bans).filter(([id]) => followed.bans[id])),
    autoMod: Object.fromEntries(Object.entries(fresh.autoMod).filter(([id]) => followed.autoMod[id])),
    webhooks: Object.fromEntries(Object.entries(fresh.webhooks).filter(([id]) => followed.webhooks[id])),
    auditLog: Object.fromEntries(
      Object.entries(fresh.auditLog).flatMap(([id, entries]) => {
        const [first] = Object.keys(followed.auditLog[id] ?? {}).sort(compareIds);
        const known = Object.entries(entries).filter(([entry_id]) => first !== undefined && compareIds(entry_id, first) >= 0);
        return [[id, Object.fromEntries(known)]];
      }),
    ),
    ownReports: reportsInGuilds(fresh),
    scheduled: followed.scheduled && fresh.scheduled,
    reports: Object.fromEntries(Object.entries(fresh.reports).filter(([id]) => followed.reports[id])),
  };
  const pins = pick(
    followed.pins,
    Object.keys(followed.pins).filter((id) => !hasEnded(followed, fresh, id)),
  );
  // Who has nothing loaded keeps the newest id they heard of, as in the Discord API: it may be of a message that is gone.
  const channels = Object.fromEntries(
    Object.entries(followed.channels).flatMap(([id, channel]) => {
      if (hasEnded(followed, fresh, id)) return [];
      const last = fresh.channels[id]?.last_message_id ?? null;
      const isAhead = compareIds(channel.last_message_id ?? '0', last ?? '0') > 0;
      if (followed.windows[id]?.loaded) return [[id, channel]];
      return [[id, { ...channel, ...countsOf(fresh, id), ...(isAhead && { last_message_id: last }) }]];
    }),
  );
  const windows = pick(
    followed.windows,
    Object.keys(followed.windows).filter((id) => !hasEnded(followed, fresh, id)),
  );
  return {
    followed: comparable({ ...followed, channels, windows, pins, ownReports: reportsInGuilds(followed) }, fresh, followed),
    fresh: comparable({ ...loaded, pins: pick(fresh.pins, Object.keys(pins)) }, fresh, followed),
  };
}

/** Whoever has nothing loaded of a thread does not count what comes and goes there. */
function countsOf({ channels }: State, id: string): Partial<Channel> {
  const { message_count, total_message_sent } = channels[id] ?? {};
  return message_count === undefined ? {} : { message_count, total_message_sent };
}

/** What is unread, and how much of it tells the person something, where the server knows all that was read. */
function readingOf(state: State, followed: State): object {
  const met = Object.keys(state.channels).filter((id) => !isUntold(followed, id));
  const mentions = met.map((id) => [id, countMentions(state, id)] as const).filter(([, count]) => count > 0);
  const named = met.map((id) => [id, countMentions(withoutWide(state), id)] as const).filter(([, count]) => count > 0);
  const counts = { mentions: Object.fromEntries(mentions), named: Object.fromEntries(named) };
  return { unread: met.filter((id) => isUnread(state, id)).sort(), ...counts };
}

/** As if the person wanted to hear neither of roles nor of everyone. */
function withoutWide(state: State): State {
  const quiet = (guild_id: string) => ({ ...UNCHOSEN, ...state.guildSettings[guild_id], suppress_everyone: true, suppress_roles: true });
  return { ...state, guildSettings: Object.fromEntries(Object.keys(state.guilds).map((id) => [id, quiet(id)])) };
}

const UNCHOSEN: UserGuildSettings = {
  ...{ guild_id: null, version: 0, message_notifications: 3, muted: false, mute_config: null },
  ...{ suppress_everyone: false, suppress_roles: false, channel_overrides: [] },
};

/** A thread that ended while one read it stays; whoever comes afresh is not told of it. */
function hasEnded(followed: State, fresh: State, id: string): boolean {
  return followed.channels[id]?.thread_metadata?.archived === true && !fresh.channels[id];
}

/** Of a guild that is gone nobody can say whether it was deleted with the reports, or the person has left and they are still there. */
function reportsInGuilds({ ownReports, guilds }: State): State['ownReports'] {
  return Object.fromEntries(Object.entries(ownReports).filter(([, { to, guild_id }]) => to === 'instance' || guilds[guild_id ?? '']));
}

/**
 * What the server knows of a state, without what this device keeps for itself and who is
 * typing, which passes by itself. People whom the fresh state has no reason to know are left out.
 */
function comparable(state: State, fresh: State, followed: State): object {
  const { pins: followedPins, windows: followedWindows } = followed;
  const staleWindows = new Set(Object.keys(followedWindows).filter((id) => followedWindows[id]?.stale));
  const { me, settings, users, guilds, channels, direct, requests, members, online, voice, windows, invites, auditLog, autoMod } = state;
  const { bans, calls, registrations, pins, guildSettings } = state;
  const { reports, instanceReports, ownReports, warnings, reminders, drafts, relationships } = state;
  return {
    me,
    settings,
    guildSettings,
    users: Object.fromEntries(Object.keys(fresh.users).map((id) => [id, users[id]])),
    guilds,
    channels,
    direct,
    requests,
    members,
    relationships,
    online,
    voice,
    calls,
    // What is stale is fetched again; what is said to be true must be.
    pins: Object.fromEntries(
      Object.keys(pins)
        .filter((id) => !followedPins[id]?.stale)
        .map((id) => [id, pins[id]?.items.map((pin) => ({ ...pin, message: wholly(pin.message) }))]),
    ),
    registrations,
    bans: Object.values(bans)
      .flatMap((list) => Object.values(list))
      .sort((a, b) => compareIds(a.user.id, b.user.id)),
    reports,
    instanceReports,
    ownReports,
    warnings,
    reminders,
    // What was written for a channel that is gone fails behind the answer.
    scheduled: Object.values(state.scheduled ?? {}).filter(({ channel_id }) => fresh.channels[channel_id]),
    // What was begun in a channel that is hidden now waits there.
    drafts: Object.fromEntries(Object.entries(drafts).filter(([id]) => channels[id])),
    ...readingOf(state, followed),
    autoMod,
    deeds: Object.values(auditLog)
      .flatMap((entries) => Object.values(entries))
      .sort((a, b) => compareIds(a.id, b.id)),
    messages: Object.fromEntries(
      Object.entries(windows)
        .filter(([id, { messages }]) => messages.length > 0 && !staleWindows.has(id))
        .map(([id, { messages }]) => [id, messages.map(wholly)]),
    ),
    invites: Object.values(invites).flatMap((list) => Object.values(list).map(lasting)),
  };
}

/**
 * A message without what a client notes of it for itself: up to which revision it knows each part. Its thread and its people
 * stand in it as they were when it was fetched; as they are, they stand among the channels and the users.
 */
export function wholly({ thread: _, ...message }: Message) {
  const { referenced_message: quote } = message;
  return { ...lastingOf(message), ...(quote && { referenced_message: lastingOf(quote) }) };
}

function lastingOf<T extends Pick<Message, 'author' | 'mentions'>>(version: T) {
  const { parts: _, author, mentions, ...rest } = version as T & { parts?: unknown };
  return { ...(rest as Omit<T, 'author' | 'mentions'>), author: author.id, mentions: mentions.map(({ id }) => id) };
}

function pick<T>(record: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));
}

/** An invite without what has no event of its own, as in the Discord API: its uses, and the names of where it leads. */
function lasting({ code, guild_id, channel, inviter, max_age, max_uses, created_at }: InviteDetails): object {
  return { code, guild_id, channel_id: channel.id, inviter_id: inviter.id, max_age, max_uses, created_at };
}
