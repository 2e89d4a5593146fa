import fc from 'fast-check';
import { newMessage, refsJson, refsOf } from '../features/messages/new-message.ts';
import type { MessageRefs } from '../features/messages/store.ts';
import {
  autoModRow,
  channelOf,
  directChannelRow,
  guildDoc,
  inviteRow,
  memberRecordRow,
  memberRow,
  reportRow,
  scheduledMessageRow,
  sessionRow,
  threadRow,
  userRow,
  webhookRow,
} from '../storage/contract/rows.ts';
import type { Contents } from './test-installations.ts';

/** Any code points that are characters; half a surrogate pair is none. */
const text = fc.string({ unit: 'binary', maxLength: 12 });
const id = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String);
const ids = fc.uniqueArray(id, { maxLength: 6 });
const time = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const count = fc.integer({ min: 0, max: 2 ** 31 });
const hex = fc.stringMatching(/^[0-9a-f]{32}$/);
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

function each<T>(keys: fc.Arbitrary<string[]>, row: (key: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return keys.chain((all) => fc.tuple(...all.map(row)));
}

const users = each(ids, (key) =>
  fc
    .record({
      username: text,
      global_name: orNull(text),
      avatar: orNull(hex),
      bio: text,
      email: fc.constantFrom(null, `${key}@example.org`),
      locale: fc.constantFrom('ru', 'en-US'),
      bot: fc.boolean(),
      admin: fc.boolean(),
      pending: fc.boolean(),
      disabled: fc.boolean(),
      pending_invite: orNull(text),
    })
    .map((given) => userRow({ id: key, username_key: `${given.username}${key}`, ...given })),
);

const sessions = each(ids, (key) =>
  fc
    .record({ user_id: id, previous_hash: orNull(hex), rotated_at: time, last_used_at: time, user_agent: text, address: text })
    .map((given) => sessionRow({ id: key, ...given })),
);

const role = fc.record({
  id,
  name: text,
  color: count,
  colors: fc.record({ primary_color: count, secondary_color: orNull(count), tertiary_color: orNull(count) }),
  hoist: fc.boolean(),
  icon: orNull(text),
  unicode_emoji: orNull(text),
  position: count,
  permissions: fc.bigInt({ min: 0n, max: 2n ** 60n }).map(String),
  managed: fc.boolean(),
  mentionable: fc.boolean(),
  flags: count,
});
const overwrite = fc.record({ id, type: fc.constantFrom(0 as const, 1 as const), allow: fc.constant('1024'), deny: fc.constant('0') });

const guilds = each(ids, (key) =>
  fc
    .record({
      version: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      name: text,
      icon: orNull(hex),
      description: orNull(text),
      owner_id: id,
      roles: fc.array(role, { maxLength: 3 }),
      channels: fc.array(
        fc.record({ name: text, topic: orNull(text), parent_id: orNull(id), permission_overwrites: fc.array(overwrite, { maxLength: 2 }) }),
        {
          maxLength: 4,
        },
      ),
      emojis: fc.array(fc.record({ id, name: text, animated: fc.boolean(), user_id: id }), { maxLength: 3 }),
      verification_level: fc.integer({ min: 0, max: 4 }),
      raid_joins: count,
      ban_addresses: fc.boolean(),
      safety_alerts_channel_id: orNull(id),
      purging: fc.array(id, { maxLength: 2 }),
      deleted: fc.boolean(),
    })
    .map((given) => guildDoc({ id: key, ...given, channels: given.channels.map((channel) => channelOf(key, channel)) })),
);

const members = fc.uniqueArray(
  fc
    .record({
      guild_id: id,
      user_id: id,
      nick: orNull(text),
      roles: fc.array(id, { maxLength: 3 }),
      communication_disabled_until: orNull(text),
      mute: fc.boolean(),
      deaf: fc.boolean(),
    })
    .map((given) => memberRow(given)),
  { maxLength: 8, selector: ({ guild_id, user_id }) => `${guild_id}/${user_id}` },
);

const threads = each(ids, (key) =>
  fc
    .record({
      guild_id: id,
      parent_id: id,
      type: fc.constantFrom(10 as const, 11 as const, 12 as const),
      owner_id: id,
      invitable: fc.boolean(),
      name: text,
      created_at: time,
      auto_archive_duration: fc.constantFrom(60 as const, 1440 as const, 4320 as const, 10_080 as const),
      rate_limit_per_user: count,
      archived: fc.boolean(),
      locked: fc.boolean(),
      archived_at: time,
      ends_at: time,
      message_count: fc.integer(),
      total_message_sent: count,
      applied_tags: fc.array(id, { maxLength: 3 }),
    })
    .map((given) => threadRow({ id: key, ...given })),
);

const threadMembers = fc.uniqueArray(fc.record({ thread_id: id, user_id: id, joined_at: time }), {
  maxLength: 8,
  selector: ({ thread_id, user_id }) => `${thread_id}/${user_id}`,
});

const messages = fc.tuple(ids, fc.uniqueArray(id, { minLength: 1, maxLength: 3 })).chain(([keys, channels]) =>
  fc.tuple(
    ...keys.map((key) =>
      fc
        .record({
          channel_id: fc.constantFrom(...channels),
          author_id: id,
          nonce: orNull(text.map((nonce) => `${nonce}${key}`)),
          content: text,
          mentions: fc.array(id, { maxLength: 2 }),
          refs: fc.constantFrom<MessageRefs>({}, { poll: true }, { thread: true }, { webhook: { name: 'Маяк #новости' } }),
          time: fc.constant(1_795_000_000_000),
        })
        .map(({ mentions, refs, ...given }) => {
          const made = newMessage({ id: key, ...given, mentions: { users: mentions, roles: [], everyone: false } });
          return { ...made, refs: refsJson({ ...refsOf(made), ...refs }) };
        }),
    ),
  ),
);

const pins = each(ids, (message_id) => fc.record({ channel_id: id, pinned_at: time }).map((given) => ({ message_id, ...given })));

const scheduledMessages = each(ids, (key) =>
  fc
    .record({
      author_id: id,
      channel_id: id,
      content: text,
      message_reference: orNull(id.map((message_id) => JSON.stringify({ message_id }))),
      allowed_mentions: fc.constantFrom(null, '{"parse":[]}'),
      send_at: time,
      due_at: orNull(time),
      sending: fc.boolean(),
      failed: fc.constantFrom(null, '{"code":10003,"message":"Unknown Channel"}'),
      revision: count,
    })
    .map((given) => scheduledMessageRow({ id: key, ...given })),
);

const pushSubscriptions = each(ids, (session_id) =>
  fc
    .record({ user_id: id, p256dh: text, auth: text, show_content: fc.boolean(), created_at: time })
    .map((given) => ({ session_id, endpoint: `https://push.example/${session_id}`, ...given })),
);

const reminders = each(ids, (key) =>
  fc.record({ user_id: id, channel_id: id, content: text, remind_at: time }).map((given) => ({ id: key, ...given })),
);

const reactions = fc.uniqueArray(
  fc.record({ message_id: id, emoji: fc.constantFrom('u1f44d', 'u2764-fe0f', '1234567890'), user_id: id, channel_id: id }),
  { maxLength: 8, selector: ({ message_id, emoji, user_id }) => `${message_id}/${emoji}/${user_id}` },
);

const polls = each(ids, (message_id) => fc.record({ channel_id: id, expires_at: time }).map((given) => ({ message_id, ...given })));

const pollVotes = fc.uniqueArray(
  fc.record({ message_id: id, user_id: id, channel_id: id, answer_ids: fc.subarray([1, 2, 10], { minLength: 1 }) }),
  { maxLength: 8, selector: ({ message_id, user_id }) => `${message_id}/${user_id}` },
);

const directChannels = each(ids, (key) =>
  fc
    .record({
      ...{ version: count, user_ids: fc.uniqueArray(id, { maxLength: 10 }), closed_by: fc.uniqueArray(id, { maxLength: 2 }) },
      ...{ asked_id: orNull(id), consent: fc.constantFrom(null, 'asked', 'accepted', 'declined') },
      ...{ owner_id: orNull(id), name: orNull(text), icon: orNull(hex), pair: fc.constantFrom(null, `1:${key}`) },
    })
    .map((given) => directChannelRow({ id: key, ...given })),
);

const webhooks = each(ids, (key) =>
  fc
    .record({
      ...{ guild_id: id, channel_id: id, user_id: id, source_guild_id: id },
      ...{ source_guild_name: text, source_channel_name: text },
    })
    // Between two channels there is one.
    .map((given) => webhookRow({ id: key, source_channel_id: key, ...given })),
);

const crossposts = each(ids, (message_id) =>
  fc
    .record({
      ...{ channel_id: id, published_at: time, delivered: fc.boolean() },
      ...{ due_at: orNull(time), gone_at: orNull(time), revision: count },
    })
    .map((given) => ({ message_id, ...given })),
);

const crosspostCopies = fc.uniqueArray(fc.record({ message_id: id, webhook_id: id, channel_id: id, copy_id: id }), {
  maxLength: 8,
  selector: ({ message_id, webhook_id }) => `${message_id}/${webhook_id}`,
});

const guildSettings = fc
  .record({
    message_notifications: fc.constantFrom(0, 1, 2, 3),
    muted: fc.boolean(),
    mute_config: orNull(
      fc.record({ end_time: orNull(fc.constant('2026-11-22T10:00:00.000000+00:00')), selected_time_window: orNull(fc.nat()) }),
    ),
    suppress_everyone: fc.boolean(),
    suppress_roles: fc.boolean(),
    channel_overrides: fc.array(
      fc.record({ channel_id: id, message_notifications: fc.constantFrom(1, 3), muted: fc.boolean(), mute_config: fc.constant(null) }),
      { maxLength: 3 },
    ),
  })
  .map((settings) => JSON.stringify(settings));

const userGuildSettings = fc.uniqueArray(
  fc.record({ user_id: id, guild_id: id, version: fc.integer({ min: 1 }), settings: guildSettings }),
  { maxLength: 8, selector: ({ user_id, guild_id }) => `${user_id}/${guild_id}` },
);

const userSettings = each(ids, (user_id) =>
  fc
    .record({
      revision: fc.integer({ min: 1 }),
      settings: fc
        .record({
          status: fc.constantFrom('online', 'idle', 'dnd', 'invisible'),
          custom_status: orNull(
            fc.record({ text: orNull(text), emoji: fc.constant({ id: null, name: '🌿' }), set_at: time, expires_at: orNull(time) }),
          ),
          theme: fc.constantFrom('dark', 'light', 'system', null),
          guild_positions: fc.array(id, { maxLength: 3 }),
          guild_folders: fc.array(
            fc.record({
              id: fc.nat(),
              guild_ids: fc.array(id, { minLength: 1, maxLength: 3 }),
              name: orNull(text),
              color: orNull(fc.nat(0xffffff)),
            }),
            { maxLength: 3 },
          ),
          dm_policy: fc.constantFrom('everyone', 'guilds', 'friends'),
        })
        .map((settings) => JSON.stringify(settings)),
      status_ends_at: orNull(time),
    })
    .map((given) => ({ user_id, ...given })),
);

const drafts = fc.uniqueArray(fc.record({ user_id: id, channel_id: id, content: text, updated_at: time }), {
  maxLength: 8,
  selector: ({ user_id, channel_id }) => `${user_id}/${channel_id}`,
});

const readStates = fc.uniqueArray(fc.record({ user_id: id, channel_id: id, last_message_id: id, version: time, updated_at: time }), {
  maxLength: 8,
  selector: ({ user_id, channel_id }) => `${user_id}/${channel_id}`,
});

const mentions = fc.uniqueArray(fc.record({ target_id: id, message_id: id, channel_id: id, author_id: id }), {
  maxLength: 8,
  selector: ({ target_id, message_id }) => `${target_id}/${message_id}`,
});

const side = fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const, 4 as const, 5 as const);
const relationships = fc.uniqueArray(
  fc.record({ low_id: id, high_id: id, low_type: side, high_type: side, low_since: time, high_since: time }),
  { maxLength: 8, selector: ({ low_id, high_id }) => `${low_id}/${high_id}` },
);

const invites = each(fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9]{1,10}$/), { maxLength: 4 }), (code) =>
  fc
    .record({
      guild_id: id,
      channel_id: id,
      inviter_id: id,
      max_age: count,
      max_uses: count,
      uses: count,
      created_at: time,
      expires_at: orNull(time),
    })
    .map((given) => inviteRow({ code, ...given })),
);

const bans = fc.uniqueArray(
  fc.record({
    guild_id: id,
    user_id: id,
    moderator_id: id,
    reason: orNull(text),
    created_at: time,
    expires_at: orNull(time),
    address_hashes: fc.array(fc.stringMatching(/^[0-9a-f]{64}$/), { maxLength: 2 }),
  }),
  { maxLength: 4, selector: ({ guild_id, user_id }) => `${guild_id}/${user_id}` },
);

const auditLog = each(ids, (key) =>
  fc
    .record({
      guild_id: id,
      user_id: id,
      action_type: count,
      target_id: orNull(id),
      changes: text,
      options: orNull(text),
      reason: orNull(text),
      undo: orNull(text),
      undone_by: orNull(id),
    })
    .map((given) => ({ id: key, ...given })),
);

const reports = each(ids, (key) =>
  fc
    .record({
      guild_id: id,
      reporter_id: id,
      user_id: id,
      channel_id: orNull(id),
      message_id: orNull(id),
      category: fc.constantFrom('spam' as const, 'other' as const),
      comment: text,
      for_guild: fc.boolean(),
      for_instance: fc.boolean(),
      status: fc.constantFrom('open' as const, 'dismissed' as const),
      assignee_id: orNull(id),
      outcome: orNull(text),
      updated_at: time,
      closed_at: orNull(time),
    })
    .map((given) => reportRow({ id: key, ...given })),
);

const memberRecords = each(ids, (key) =>
  fc
    .record({
      guild_id: id,
      user_id: id,
      author_id: id,
      kind: fc.constantFrom('note' as const, 'warning' as const),
      text,
      acknowledged_at: orNull(time),
    })
    .map((given) => memberRecordRow({ id: key, ...given })),
);

const autoModRules = each(ids, (key) =>
  fc
    .record({
      guild_id: id,
      name: text,
      creator_id: id,
      trigger_metadata: fc.record({ keyword_filter: fc.array(text), regex_patterns: fc.array(text) }, { requiredKeys: [] }),
      actions: fc.array(fc.record({ type: fc.constantFrom(1 as const, 2 as const), metadata: fc.record({ channel_id: id }) })),
      enabled: fc.boolean(),
      exempt_roles: fc.array(id, { maxLength: 2 }),
      exempt_channels: fc.array(id, { maxLength: 2 }),
    })
    .map((given) => autoModRow({ id: key, ...given })),
);

const files = fc.uniqueArray(
  fc.tuple(
    fc.oneof(
      fc
        .tuple(fc.constantFrom('avatars', 'icons', 'channel-icons', 'previews/1'), id, hex)
        .map(([kind, owner, hash]) => `${kind}/${owner}/${hash}.webp`),
      id.map((emoji) => `emojis/${emoji}.webp`),
    ),
    fc.uint8Array({ maxLength: 2000 }),
  ),
  { maxLength: 5, selector: ([key]) => key },
);

/** Any installation: every kind of row and file, in any number, with any text. */
export const anyContents: fc.Arbitrary<Contents> = fc.record({
  token_key: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  instance: fc
    .record({
      name: text,
      registration: fc.constantFrom('invite', 'open', 'approval'),
      setup_done: fc.boolean(),
      setup_token_hash: orNull(hex),
      setup_token_expires_at: time,
    })
    .map((row) => [row]),
  users,
  sessions,
  push_subscriptions: pushSubscriptions,
  guilds,
  members,
  threads,
  thread_members: threadMembers,
  messages,
  pins,
  scheduled_messages: scheduledMessages,
  reminders,
  reactions,
  polls,
  poll_votes: pollVotes,
  direct_channels: directChannels,
  webhooks,
  crossposts,
  crosspost_copies: crosspostCopies,
  user_settings: userSettings,
  user_guild_settings: userGuildSettings,
  drafts,
  read_states: readStates,
  mentions,
  relationships,
  invites,
  bans,
  audit_log: auditLog,
  reports,
  member_records: memberRecords,
  automod_rules: autoModRules,
  removed_messages: fc.array(
    id.map((highest_id) => ({ highest_id })),
    { maxLength: 1 },
  ),
  files,
});
