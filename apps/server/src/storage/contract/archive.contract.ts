import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { INSTANCE_DEFAULTS } from '../../features/instance/store.ts';
import type { ArchiveRows, ArchiveStore, ArchiveTable } from '../archive.ts';
import { type Storage, StorageUnfinished } from '../storage.ts';
import {
  auditRow,
  autoModRow,
  banRow,
  copyRow,
  crosspostRow,
  directChannelRow,
  draftRow,
  guildDoc,
  inviteRow,
  memberRecordRow,
  memberRow,
  mentionRow,
  messageRow,
  pairRow,
  pinRow,
  pollRow,
  pushSubscriptionRow,
  reactionRow,
  readStateRow,
  reminderRow,
  reportRow,
  scheduledMessageRow,
  sessionRow,
  threadMemberRow,
  threadRow,
  userGuildSettingsRow,
  userRow,
  userSettingsRow,
  voteRow,
  webhookRow,
} from './rows.ts';

export interface ArchiveHarness {
  archive: ArchiveStore;
  /** The same store as a server opens it; the test closes it. */
  openStorage(): Promise<Storage>;
  /** Removes everything. */
  close(): Promise<void>;
}

/** Three rows of each table in the order of their keys, which is not the order of texts. */
const ROWS: { [T in ArchiveTable]: ArchiveRows[T][] } = {
  instance: [{ ...INSTANCE_DEFAULTS, name: 'Дом', setup_done: true, setup_token_expires_at: 1_795_000_000_000 }],
  users: [
    userRow({ id: '9', admin: true }),
    userRow({ id: '10', pending: true, pending_invite: 'code', bot: true, email: 'a@example.org' }),
    userRow({ id: '1250000000000000000', global_name: 'Аня\u0000🐈', bio: '"\\\n' }),
  ],
  sessions: [
    sessionRow({ id: '9' }),
    sessionRow({ id: '10', previous_hash: 'before' }),
    sessionRow({ id: '1250000000000000000', user_agent: 'é' }),
  ],
  guilds: [
    guildDoc({ id: '9' }),
    guildDoc({ id: '10', deleted: true }),
    guildDoc({ id: '1250000000000000000', purging: ['5'], version: 3_000_000_000 }),
  ],
  push_subscriptions: [
    pushSubscriptionRow({ session_id: '9', show_content: false }),
    pushSubscriptionRow({ session_id: '10', created_at: 0 }),
    pushSubscriptionRow({ session_id: '1250000000000000000' }),
  ],
  members: [
    memberRow({ guild_id: '9', user_id: '100' }),
    memberRow({ guild_id: '10', user_id: '9', roles: ['1', '2'], nick: 'ник' }),
    memberRow({ guild_id: '10', user_id: '10' }),
  ],
  threads: [
    threadRow({ id: '9', auto_archive_duration: 60, message_count: -1 }),
    threadRow({ id: '10', name: 'ё\u0000', archived: true, locked: true, archived_at: 5, ends_at: 4 }),
    threadRow({ id: '1250000000000000000', rate_limit_per_user: 30, message_count: 3_000_000_000, total_message_sent: 3_000_000_001 }),
  ],
  thread_members: [
    threadMemberRow({ thread_id: '9', user_id: '100' }),
    threadMemberRow({ thread_id: '10', user_id: '9', joined_at: 0 }),
    threadMemberRow({ thread_id: '10', user_id: '10' }),
  ],
  direct_channels: [
    directChannelRow({ id: '9', pair: '9:10', user_ids: ['9', '10'], closed_by: ['10'], asked_id: '10', consent: 'declined' }),
    directChannelRow({ id: '10', version: 7, user_ids: ['1250000000000000000', '9'], name: 'ё\u0000', icon: 'a'.repeat(32) }),
    directChannelRow({ id: '1250000000000000000', user_ids: [], owner_id: null }),
  ],
  messages: [
    messageRow({ channel_id: '9', id: '100' }),
    messageRow({ channel_id: '10', id: '9', nonce: 'a:b', refs: '{"mentions":["5"]}' }),
    messageRow({ channel_id: '10', id: '101' }),
  ],
  pins: [
    pinRow({ message_id: '9', channel_id: '10' }),
    pinRow({ message_id: '100', channel_id: '9' }),
    pinRow({ message_id: '1250000000000000000' }),
  ],
  webhooks: [
    webhookRow({ id: '9' }),
    webhookRow({ id: '10', source_guild_name: 'ё\u0000', source_channel_name: '' }),
    webhookRow({ id: '1250000000000000000' }),
  ],
  crossposts: [
    crosspostRow({ message_id: '9', delivered: true, due_at: null }),
    crosspostRow({ message_id: '10', due_at: 0, gone_at: 3_000_000_000, revision: 7 }),
    crosspostRow({ message_id: '1250000000000000000' }),
  ],
  crosspost_copies: [
    copyRow({ message_id: '9', webhook_id: '100' }),
    copyRow({ message_id: '10', webhook_id: '9' }),
    copyRow({ message_id: '10', webhook_id: '10' }),
  ],
  scheduled_messages: [
    scheduledMessageRow({ id: '9' }),
    scheduledMessageRow({ id: '10', due_at: null, failed: '{"code":10003,"message":"Unknown Channel"}', revision: 3 }),
    scheduledMessageRow({ id: '1250000000000000000', sending: true, message_reference: '{"message_id":"5"}', allowed_mentions: '{}' }),
  ],
  reminders: [
    reminderRow({ id: '9' }),
    reminderRow({ id: '10', content: 'ё\n🐈' }),
    reminderRow({ id: '1250000000000000000', remind_at: 0 }),
  ],
  user_settings: [
    userSettingsRow({ user_id: '9' }),
    userSettingsRow({ user_id: '10', revision: 1, status_ends_at: 1_795_000_000_000 }),
    userSettingsRow({ user_id: '1250000000000000000' }),
  ],
  user_guild_settings: [
    userGuildSettingsRow({ user_id: '9', guild_id: '100' }),
    userGuildSettingsRow({ user_id: '10', guild_id: '0' }),
    userGuildSettingsRow({ user_id: '10', guild_id: '77' }),
  ],
  drafts: [
    draftRow({ user_id: '9', channel_id: '100' }),
    draftRow({ user_id: '10', channel_id: '9', content: ' \u0000' }),
    draftRow({ user_id: '10', channel_id: '77' }),
  ],
  read_states: [
    readStateRow({ user_id: '9', channel_id: '100', version: 7 }),
    readStateRow({ user_id: '10', channel_id: '9' }),
    readStateRow({ user_id: '10', channel_id: '77' }),
  ],
  mentions: [
    mentionRow({ target_id: '9', message_id: '100' }),
    mentionRow({ target_id: '10', message_id: '9' }),
    mentionRow({ target_id: '10', message_id: '77' }),
  ],
  relationships: [
    pairRow({ low_id: '9', high_id: '100', low_type: 3, high_type: 5 }),
    pairRow({ low_id: '10', high_id: '11', low_type: 2, high_type: 0, high_since: 0 }),
    pairRow({ low_id: '10', high_id: '77' }),
  ],
  reactions: [
    reactionRow({ message_id: '9', emoji: 'u2764-fe0f', user_id: '100' }),
    reactionRow({ message_id: '10', emoji: '77', user_id: '100' }),
    reactionRow({ message_id: '10', emoji: 'u1f44d', user_id: '9' }),
  ],
  polls: [
    pollRow({ message_id: '9', expires_at: 5 }),
    pollRow({ message_id: '10' }),
    pollRow({ message_id: '1250000000000000000', channel_id: '10' }),
  ],
  poll_votes: [
    voteRow({ message_id: '9', user_id: '100', answer_ids: [1, 10] }),
    voteRow({ message_id: '10', user_id: '9' }),
    voteRow({ message_id: '10', user_id: '10', answer_ids: [2] }),
  ],
  invites: [inviteRow({ code: 'A' }), inviteRow({ code: 'a', expires_at: 5, uses: 1 }), inviteRow({ code: 'aa', max_age: 86_400 })],
  bans: [
    banRow({ guild_id: '9', user_id: '100' }),
    banRow({ guild_id: '10', user_id: '9', reason: 'спам', expires_at: 1_795_000_000_000 }),
    banRow({ guild_id: '10', user_id: '10', address_hashes: ['a', 'b'] }),
  ],
  audit_log: [
    auditRow({ id: '9' }),
    auditRow({ id: '10', target_id: '5', reason: 'ё', undo: '{}', undone_by: '6' }),
    auditRow({ id: '1250000000000000000', options: '{"id":"1"}' }),
  ],
  reports: [
    reportRow({ id: '9', for_instance: true }),
    reportRow({ id: '10', channel_id: '5', message_id: '6', message: '{}', context: '[{}]', comment: 'ё', assignee_id: '7' }),
    reportRow({ id: '1250000000000000000', for_guild: false, status: 'resolved', outcome: 'спасибо', closed_at: 5 }),
  ],
  member_records: [
    memberRecordRow({ id: '9' }),
    memberRecordRow({ id: '10', kind: 'warning' }),
    memberRecordRow({ id: '1250000000000000000', kind: 'warning', acknowledged_at: 1_795_000_000_000 }),
  ],
  automod_rules: [
    autoModRow({ id: '9' }),
    autoModRow({ id: '10', trigger_type: 5, trigger_metadata: { mention_total_limit: 3 }, enabled: false, exempt_roles: ['7'] }),
    autoModRow({ id: '1250000000000000000', actions: [{ type: 2, metadata: { channel_id: '5' } }] }),
  ],
  removed_messages: [{ highest_id: '9223372036854775807' }],
};

const TABLES = Object.keys(ROWS) as ArchiveTable[];

export function archiveContract(open: () => Promise<ArchiveHarness>): void {
  describe('archive', () => {
    let harness: ArchiveHarness;
    beforeEach(async () => {
      harness = await open();
    });
    afterEach(() => harness.close());

    async function fill(): Promise<void> {
      for (const table of TABLES) await harness.archive.insertRows(table, ROWS[table]);
    }

    async function withStorage(work: (storage: Storage) => Promise<void>): Promise<void> {
      const storage = await harness.openStorage();
      try {
        await work(storage);
      } finally {
        await storage.close();
      }
    }

    async function listAll<T extends ArchiveTable>(table: T, limit: number): Promise<ArchiveRows[T][]> {
      const all: ArchiveRows[T][] = [];
      for (;;) {
        const rows = await harness.archive.listRows(table, { after: all.at(-1), limit });
        all.push(...rows);
        if (rows.length < limit) return all;
      }
    }

    test('an empty store has an instance and nothing else', async () => {
      for (const table of TABLES) {
        const rows = await harness.archive.listRows(table, { after: undefined, limit: 10 });
        expect(rows, table).toEqual(table === 'instance' ? [INSTANCE_DEFAULTS] : []);
        expect(await harness.archive.countRows(table), table).toBe(rows.length);
      }
    });

    test('rows come back as they were, in the order of their keys, whatever order they came in', async () => {
      for (const table of TABLES) await harness.archive.insertRows(table, ROWS[table].toReversed());
      for (const table of TABLES) {
        expect(await listAll(table, 10), table).toEqual(ROWS[table]);
        expect(await listAll(table, 1), table).toEqual(ROWS[table]);
        expect(await harness.archive.countRows(table), table).toBe(ROWS[table].length);
      }
    });

    test('the same rows again change nothing, also among new ones', async () => {
      for (const table of TABLES) await harness.archive.insertRows(table, ROWS[table].slice(0, 2));
      await fill();
      for (const table of TABLES) expect(await listAll(table, 10), table).toEqual(ROWS[table]);
    });

    test('a row that cannot be beside those that are there is left out', async () => {
      await fill();
      await harness.archive.insertRows('users', [userRow({ id: '9', username: 'other', username_key: 'other' })]);
      await harness.archive.insertRows('guilds', [guildDoc({ id: '9', name: 'other' })]);
      await harness.archive.insertRows('users', [
        userRow({ id: '8', username_key: 'person-9' }),
        userRow({ id: '7', email: 'a@example.org' }),
      ]);
      expect(await listAll('users', 10)).toEqual(ROWS.users);
      await harness.archive.insertRows('messages', [messageRow({ id: '999', author_id: ROWS.messages[1]?.author_id ?? '', nonce: 'a:b' })]);
      expect(await listAll('messages', 10)).toEqual(ROWS.messages);
      expect(await listAll('guilds', 10)).toEqual(ROWS.guilds);
    });

    test('a server finds what was imported', async () => {
      await fill();
      await withStorage(async (storage) => {
        expect(await storage.instance.getInstance()).toEqual(ROWS.instance[0]);
        expect(await storage.users.findUserByLogin('a@example.org')).toEqual(ROWS.users[1]);
        expect(await storage.users.listAdmins()).toEqual([ROWS.users[0]]);
        expect(await storage.users.listPendingUsers()).toEqual([ROWS.users[1]]);
        expect(await storage.users.insertUser(userRow({ username_key: 'person-9' }))).toBe('taken');
        expect(await storage.sessions.findSessionByToken('before')).toEqual(ROWS.sessions[1]);
        const [guild, deleted, purging] = ROWS.guilds;
        expect(await storage.guilds.findGuildOfChannel(guild?.channels[0]?.id ?? '')).toEqual(guild);
        expect(await storage.guilds.findGuildOfChannel(deleted?.channels[0]?.id ?? '')).toBeUndefined();
        expect(await storage.guilds.listGuildsToPurge()).toEqual([deleted, purging]);
        expect(await storage.members.listMembershipsOf('9')).toEqual([ROWS.members[1]]);
        expect(await storage.directChannels.listDirectChannelsOf('10')).toEqual([ROWS.direct_channels[0]]);
        expect(await storage.directChannels.findDirectChannelOfPair('9:10')).toEqual(ROWS.direct_channels[0]);
        const [, sent] = ROWS.messages;
        if (!sent) throw new Error('no message');
        expect(await storage.messages.insertOnce({ ...sent, id: '500' })).toEqual({ row: sent, repeated: true });
        expect(await storage.messages.getHighestMessageId()).toBe('9223372036854775807');
        expect(await storage.invites.takeUse('aa', 0)).toBe(true);
        expect(await storage.invites.removeExpiredInvites(5)).toBe(1);
      });
    });

    test('what a server wrote is listed as its ports have it', async () => {
      await withStorage(async (storage) => {
        await storage.instance.updateInstance({ name: 'Дом' });
        for (const row of ROWS.users) await storage.users.insertUser(row);
        for (const row of ROWS.user_settings) await storage.userSettings.keepSettings(row);
        for (const row of ROWS.user_guild_settings) await storage.userGuildSettings.keepGuildSettings(row);
        for (const row of ROWS.sessions) await storage.sessions.insertSession(row);
        for (const row of ROWS.push_subscriptions) await storage.pushSubscriptions.keepSubscription(row, 100);
        for (const row of ROWS.guilds) await storage.guilds.insertGuild(row);
        for (const row of ROWS.members) await storage.members.insertMember(row);
        for (const row of ROWS.threads) await storage.threads.insertThread(row);
        for (const row of ROWS.thread_members) await storage.threads.insertThreadMember(row);
        for (const row of ROWS.direct_channels) await storage.directChannels.insertDirectChannel(row);
        for (const row of ROWS.messages) await storage.messages.insertOnce(row);
        await storage.pins.insertPins(ROWS.pins);
        for (const row of ROWS.scheduled_messages) await storage.scheduledMessages.insertScheduled(row, 100);
        for (const row of ROWS.reminders) await storage.reminders.insertReminder(row, 100);
        await storage.reactions.insertReactions(ROWS.reactions);
        await storage.polls.insertPolls(ROWS.polls);
        await storage.polls.insertVotes(ROWS.poll_votes);
        for (const row of ROWS.drafts) await storage.drafts.keepDraft(row);
        for (const row of ROWS.read_states) await storage.readStates.markReadState(row);
        await storage.mentions.insertMentions(ROWS.mentions);
        for (const row of ROWS.relationships) await storage.relationships.swapPair({ ...row, low_type: 0, high_type: 0 }, row, []);
        for (const row of ROWS.webhooks) await storage.webhooks.insertFollower(row, { of_channel: 9, of_source: 9 });
        for (const row of ROWS.crossposts) await storage.crossposts.insertCrosspost(row);
        await storage.crossposts.insertCopies(ROWS.crosspost_copies);
        for (const row of ROWS.invites) await storage.invites.insertInvite(row);
        for (const row of ROWS.bans) await storage.bans.keepBan(row);
        for (const row of ROWS.audit_log) await storage.auditLog.insertEntry(row);
        for (const row of ROWS.reports) await storage.reports.insertReportOnce(row);
        for (const row of ROWS.member_records) await storage.memberRecords.insertRecord(row);
        for (const row of ROWS.automod_rules) await storage.autoMod.insertRule(row);
        await storage.messages.insertOnce(messageRow({ id: '77', channel_id: '8' }));
        await storage.messages.removeSomeMessages('8', 10);
      });
      const expected = { ...ROWS, instance: [{ ...INSTANCE_DEFAULTS, name: 'Дом' }], removed_messages: [{ highest_id: '77' }] };
      for (const table of TABLES) expect(await listAll(table, 10), table).toEqual(expected[table]);
    });

    test('while an import is unfinished, no server opens the store', async () => {
      expect(await harness.archive.getImport()).toBeUndefined();
      await harness.archive.keepImport({ from: 'x', place: null });
      expect(await harness.archive.getImport()).toEqual({ from: 'x', place: null });
      await harness.archive.keepImport({ from: 'x', place: '{"section":"users"}' });
      expect(await harness.archive.getImport()).toEqual({ from: 'x', place: '{"section":"users"}' });
      const opening = harness.openStorage();
      await expect(opening).rejects.toThrow(StorageUnfinished);
      await expect(opening).rejects.toThrow(/import that did not come to its end/);
      await harness.archive.endImport();
      expect(await harness.archive.getImport()).toBeUndefined();
      await withStorage(async (storage) => {
        expect(await storage.instance.getInstance()).toEqual(INSTANCE_DEFAULTS);
      });
    });
  });
}
