import type { Message } from '@chat-js/protocol/messages.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import { appoint, foundGuild, type TestGuild } from './support/homes.ts';
import { type Person, register } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { pause, until } from './support/until.ts';

let server: TestServer;
/** Where news is published, and where it is followed: two guilds with different people. */
let source: TestGuild;
let target: TestGuild;
let news_id: string;
/** Owner of the target, member of the source. */
let follower: Person;

beforeEach(async () => {
  server ??= await startServer();
  source = await foundGuild(server);
  target = await foundGuild(server);
  follower = target.owner;
  await follower.call('invites.accept', { code: source.code });
  news_id = (await source.owner.call('channels.create', { guild_id: source.guild_id, name: 'Новости Дня', type: 5 })).id;
});

const follow = () => follower.call('webhooks.follow', { channel_id: news_id, webhook_channel_id: target.channel_id });

async function refusalOf(person: Person, ...[name, input]: Parameters<Person['ask']>): Promise<string | undefined> {
  return errorName(await person.ask(name, input));
}

async function publish(content: string): Promise<Message> {
  const { id: message_id } = await source.owner.call('messages.create', { channel_id: news_id, content });
  return source.owner.call('messages.crosspost', { channel_id: news_id, message_id });
}

/** What was brought into the target, the oldest first. */
async function copies(channel_id = target.channel_id): Promise<Message[]> {
  const messages = await follower.call('messages.list', { channel_id, limit: 100 });
  return messages.filter(({ flags }) => (flags & 2) !== 0).reverse();
}

async function copyOf({ id }: Message): Promise<Message> {
  const find = async () => (await copies()).find(({ message_reference }) => message_reference?.message_id === id);
  await until(find);
  return (await find()) ?? Promise.reject(new Error('no copy'));
}

describe('a channel for announcements', () => {
  test('is a text channel otherwise: its name, its messages, its threads', async () => {
    const channel = await source.owner.call('channels.get', { channel_id: news_id });
    expect(channel).toMatchObject({ type: 5, name: 'новости-дня' });
    const { id: message_id } = await follower.call('messages.create', { channel_id: news_id, content: 'можно?' });
    const thread = await follower.call('threads.createFromMessage', { channel_id: news_id, message_id, name: 'Можно' });
    expect(thread.type).toBe(10);
    expect((await follower.call('threads.create', { channel_id: news_id, name: 'Ещё', type: 10 })).type).toBe(10);
    expect((await follower.call('threads.create', { channel_id: news_id, name: 'И ещё', type: 11 })).type).toBe(10);
    await follower.call('messages.create', { channel_id: thread.id, content: 'в ветке' });
    expect(await refusalOf(follower, 'threads.create', { channel_id: target.channel_id, name: 'Нет', type: 10 })).toBe('INVALID_FORM_BODY');
    const { status, body } = await follower.ask('threads.create', { channel_id: news_id, name: 'Тайная', type: 12 });
    expect({ status, body }).toMatchObject({ status: 400, body: { errors: { type: { _errors: [{ code: 'WRONG_THREAD_TYPE' }] } } } });
  });

  test('is made of a text channel, and becomes one again; other channels do not change', async () => {
    const { owner, channel_id, guild_id } = source;
    const { id: before } = await owner.call('threads.create', { channel_id, name: 'Раньше', type: 11 });
    expect((await owner.call('channels.update', { channel_id, type: 5 })).type).toBe(5);
    expect((await owner.call('channels.get', { channel_id: before })).type).toBe(11);
    const [entry] = (await owner.call('auditLog.list', { guild_id, action_type: 11 })).audit_log_entries;
    expect(entry?.changes).toEqual([{ key: 'type', old_value: 0, new_value: 5 }]);
    await owner.call('auditLog.undo', { guild_id, entry_id: entry?.id ?? '' });
    expect((await owner.call('channels.get', { channel_id })).type).toBe(0);
    const voice = await owner.call('channels.create', { guild_id, name: 'Голос', type: 2 });
    const forum = await owner.call('channels.create', { guild_id, name: 'Форум', type: 15 });
    for (const id of [voice.id, forum.id, before]) {
      expect(await refusalOf(owner, 'channels.update', { channel_id: id, type: 5 })).toBe('WRONG_CHANNEL_TYPE');
    }
    const follow = { channel_id: forum.id, webhook_channel_id: channel_id };
    expect(await refusalOf(owner, 'webhooks.follow', follow)).toBe('WRONG_CHANNEL_TYPE');
    expect(await refusalOf(owner, 'channels.update', { channel_id, type: 2 })).toBe('INVALID_FORM_BODY');
  });
});

describe('following', () => {
  test('is noted where the news comes, is listed there, and is written down', async () => {
    const socket = await openSocket(follower);
    const { webhook_id, channel_id } = await follow();
    expect(channel_id).toBe(news_id);
    expect((await socket.next('WEBHOOKS_UPDATE'))[1]).toEqual({ guild_id: target.guild_id, channel_id: target.channel_id });
    const [note] = await follower.call('messages.list', { channel_id: target.channel_id, limit: 1 });
    expect(note).toMatchObject({ type: 12, content: 'Home #новости-дня', author: { id: follower.id } });
    expect(note?.message_reference).toEqual({ type: 0, channel_id: news_id, guild_id: source.guild_id });
    const listed = await follower.call('webhooks.listOfChannel', { channel_id: target.channel_id });
    expect(listed).toMatchObject([
      {
        ...{ id: webhook_id, type: 2, guild_id: target.guild_id, channel_id: target.channel_id, name: 'Home #новости-дня' },
        ...{ user: { id: follower.id }, source_guild: { id: source.guild_id, name: 'Home' } },
        source_channel: { id: news_id, name: 'новости-дня' },
      },
    ]);
    await follower.call('webhooks.delete', { webhook_id });
    expect(await follower.call('webhooks.listOfChannel', { channel_id: target.channel_id })).toEqual([]);
    expect(await refusalOf(follower, 'webhooks.delete', { webhook_id })).toBe('UNKNOWN_WEBHOOK');
    const { audit_log_entries } = await follower.call('auditLog.list', { guild_id: target.guild_id, target_id: webhook_id });
    expect(audit_log_entries.map(({ action_type }) => action_type)).toEqual([52, 50]);
  });

  test('a second time answers the first, and says nothing again', async () => {
    const answers = await Promise.all([follow(), follow(), follow()]);
    expect(new Set(answers.map(({ webhook_id }) => webhook_id)).size).toBe(1);
    const messages = await follower.call('messages.list', { channel_id: target.channel_id, limit: 10 });
    expect(messages.filter(({ type }) => type === 12)).toHaveLength(1);
  });

  test('is for whoever sees the one channel and manages webhooks in the other, and only between those two kinds', async () => {
    const input = { channel_id: news_id, webhook_channel_id: target.channel_id };
    // A member of both without the permission, and its holder who cannot see the news.
    const plain = await register(server, { invite: source.code });
    await plain.call('invites.accept', { code: target.code });
    expect(await refusalOf(plain, 'webhooks.follow', input)).toBe('MISSING_PERMISSIONS');
    const manager = await appoint(server, target, ['MANAGE_WEBHOOKS']);
    expect(await refusalOf(manager, 'webhooks.follow', input)).toBe('UNKNOWN_CHANNEL');
    await manager.call('invites.accept', { code: source.code });
    const hidden = { channel_id: news_id, overwrite_id: manager.id, type: 1, deny: String(PERMISSIONS.VIEW_CHANNEL) } as const;
    await source.owner.call('channels.setOverwrite', hidden);
    expect(await refusalOf(manager, 'webhooks.follow', input)).toBe('UNKNOWN_CHANNEL');
    await source.owner.call('channels.removeOverwrite', hidden);
    await manager.call('webhooks.follow', input);
    expect(await refusalOf(follower, 'webhooks.follow', { channel_id: target.channel_id, webhook_channel_id: target.channel_id })).toBe(
      'WRONG_CHANNEL_TYPE',
    );
    expect(await refusalOf(source.owner, 'webhooks.follow', { channel_id: news_id, webhook_channel_id: news_id })).toBe(
      'WRONG_CHANNEL_TYPE',
    );
  });

  test('brings at most fifteen channels into one', async () => {
    for (let number = 0; number < 15; number++) {
      const { id: channel_id } = await source.owner.call('channels.create', { guild_id: source.guild_id, name: `n${number}`, type: 5 });
      await follower.call('webhooks.follow', { channel_id, webhook_channel_id: target.channel_id });
    }
    expect(await refusalOf(follower, 'webhooks.follow', { channel_id: news_id, webhook_channel_id: target.channel_id })).toBe(
      'TOO_MANY_WEBHOOKS',
    );
  });
});

describe('publishing', () => {
  test('marks the message once, and brings a copy of the channel that it is of, which tells nobody', async () => {
    const { webhook_id } = await follow();
    const member = await register(server, { invite: target.code });
    const [here, there] = [await openSocket(source.owner), await openSocket(member)];
    const message = await publish(`@everyone <@${member.id}> мы открылись`);
    expect(message.flags & 1).toBe(1);
    expect((await here.next('MESSAGE_UPDATE'))[1]).toMatchObject({ id: message.id, flags: 1 });
    expect(await refusalOf(source.owner, 'messages.crosspost', { channel_id: news_id, message_id: message.id })).toBe(
      'ALREADY_CROSSPOSTED',
    );

    const copy = await copyOf(message);
    expect(copy).toMatchObject({
      ...{ type: 0, flags: 2, content: message.content, webhook_id, mention_everyone: false, mentions: [], mention_roles: [] },
      author: { id: webhook_id, username: 'Home #новости-дня', bot: true },
      message_reference: { type: 0, message_id: message.id, channel_id: news_id, guild_id: source.guild_id },
    });
    const [, told] = await there.next('MESSAGE_CREATE');
    expect(told).toMatchObject({ id: copy.id, author: copy.author });
    expect(told).not.toHaveProperty('member');
  });

  test('is for its author, and for whoever manages messages', async () => {
    const [author, moderator, other] = [
      await register(server, { invite: source.code }),
      await appoint(server, source, ['MANAGE_MESSAGES']),
      await register(server, { invite: source.code }),
    ];
    const write = () => author.call('messages.create', { channel_id: news_id, content: 'от нас' });
    const [own, second] = [await write(), await write()];
    expect(await refusalOf(other, 'messages.crosspost', { channel_id: news_id, message_id: own.id })).toBe('MISSING_PERMISSIONS');
    await author.call('messages.crosspost', { channel_id: news_id, message_id: own.id });
    await moderator.call('messages.crosspost', { channel_id: news_id, message_id: second.id });

    const third = await write();
    const communication_disabled_until = new Date(Date.now() + 3_600_000).toISOString();
    await source.owner.call('members.update', { guild_id: source.guild_id, user_id: author.id, communication_disabled_until });
    expect(await refusalOf(author, 'messages.crosspost', { channel_id: news_id, message_id: third.id })).toBe('MISSING_PERMISSIONS');
    await source.owner.call('bans.create', { guild_id: source.guild_id, user_id: author.id });
    expect(await refusalOf(author, 'messages.crosspost', { channel_id: news_id, message_id: third.id })).toBe('UNKNOWN_CHANNEL');
  });

  test('is for texts in channels for announcements alone', async () => {
    const { owner, channel_id } = source;
    const { id: message_id } = await owner.call('messages.create', { channel_id, content: 'здесь' });
    expect(await refusalOf(owner, 'messages.crosspost', { channel_id, message_id })).toBe('WRONG_CHANNEL_TYPE');
    const answers = [{ poll_media: { text: 'да' } }, { poll_media: { text: 'нет' } }];
    const poll = await owner.call('messages.create', { channel_id: news_id, poll: { question: { text: 'Да?' }, answers } });
    const forward = await owner.call('messages.create', { channel_id: news_id, message_reference: { type: 1, channel_id, message_id } });
    for (const { id } of [poll, forward]) {
      expect(await refusalOf(owner, 'messages.crosspost', { channel_id: news_id, message_id: id })).toBe('INVALID_MESSAGE_TYPE');
    }
    // What was brought from elsewhere is not published on.
    await follow();
    const copy = await copyOf(await publish('раз'));
    await follower.call('channels.update', { channel_id: target.channel_id, type: 5 });
    expect(await refusalOf(follower, 'messages.crosspost', { channel_id: target.channel_id, message_id: copy.id })).toBe(
      'INVALID_MESSAGE_TYPE',
    );
  });

  test('reaches those who follow at that moment, and nobody who ended it or came later', async () => {
    const { webhook_id } = await follow();
    await copyOf(await publish('раз'));
    await follower.call('webhooks.delete', { webhook_id });
    const missed = await publish('два');
    await until(async () => (await server.ctx.storage.crossposts.getCrosspost(missed.id))?.delivered);
    await follow();
    await source.owner.call('messages.edit', { channel_id: news_id, message_id: missed.id, content: 'два с половиной' });
    await copyOf(await publish('три'));
    expect((await copies()).map(({ content }) => content)).toEqual(['раз', 'три']);
  });

  test('gives no rights: who cannot see the original learns nothing of it', async () => {
    await follow();
    const member = await register(server, { invite: target.code });
    const copy = await copyOf(await publish('раз'));
    const { channel_id = '', message_id = '', guild_id = '' } = copy.message_reference ?? {};
    expect(await refusalOf(member, 'messages.get', { channel_id, message_id })).toBe('UNKNOWN_CHANNEL');
    expect(await refusalOf(member, 'channels.get', { channel_id })).toBe('UNKNOWN_CHANNEL');
    expect(await refusalOf(member, 'guilds.get', { guild_id })).toBe('UNKNOWN_GUILD');
    const forward = { channel_id: target.channel_id, message_reference: { type: 1, channel_id, message_id } };
    expect(await refusalOf(member, 'messages.create', forward)).toBe('INVALID_FORM_BODY');
    expect(await refusalOf(member, 'users.get', { user_id: copy.author.id })).toBe('UNKNOWN_USER');
    // A copy is a message like others where it stands.
    await member.call('reactions.add', { channel_id: target.channel_id, message_id: copy.id, emoji_name: '👍' });
    const answer = await member.call('messages.create', {
      ...{ channel_id: target.channel_id, content: 'ура', message_reference: { message_id: copy.id } },
    });
    expect(answer.referenced_message).toMatchObject({ id: copy.id, author: { username: 'Home #новости-дня' } });
    expect(answer.mentions).toEqual([]);
    expect(await refusalOf(member, 'messages.edit', { channel_id: target.channel_id, message_id: copy.id, content: 'нет' })).toBe(
      'EDIT_OF_OTHERS',
    );
    const about = { user_id: copy.author.id, channel_id: target.channel_id, message_id: copy.id };
    await member.call('reports.create', { guild_id: target.guild_id, ...about, category: 'spam' });
    const reports = await follower.call('reports.list', { guild_id: target.guild_id, status: 'open' });
    expect(reports.map(({ message_id: reported }) => reported)).toEqual([copy.id]);
  });
});

describe('what becomes of a published message', () => {
  test('reaches its copies: another text, its end, and its return', async () => {
    await follow();
    const message = await publish('до обеда');
    const copy = await copyOf(message);
    const now = async () => (await copies()).find(({ id }) => id === copy.id);
    await source.owner.call('messages.edit', { channel_id: news_id, message_id: message.id, content: 'до ужина' });
    await until(async () => (await now())?.content === 'до ужина');
    expect(await now()).toMatchObject({ flags: 2, edited_timestamp: expect.any(String) });

    const moderator = await appoint(server, source, ['MANAGE_MESSAGES', 'VIEW_AUDIT_LOG']);
    await moderator.call('messages.delete', { channel_id: news_id, message_id: message.id });
    await until(async () => ((await now())?.flags ?? 0) & 8);
    expect(await now()).toMatchObject({ flags: 10, content: '[Original Message Deleted]', embeds: [] });
    const { audit_log_entries } = await moderator.call('auditLog.list', { guild_id: source.guild_id, action_type: 72 });
    await moderator.call('auditLog.undo', { guild_id: source.guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
    await until(async () => (await now())?.content === 'до ужина');
    expect((await now())?.flags).toBe(2);
  });

  test('a ban that deletes what was written deletes it everywhere', async () => {
    await follow();
    const author = await register(server, { invite: source.code });
    const { id: message_id } = await author.call('messages.create', { channel_id: news_id, content: 'реклама' });
    const copy = await copyOf(await author.call('messages.crosspost', { channel_id: news_id, message_id }));
    await source.owner.call('bans.create', { guild_id: source.guild_id, user_id: author.id, delete_message_seconds: 3600 });
    await until(async () => ((await copies()).find(({ id }) => id === copy.id)?.flags ?? 0) & 8);
  });

  test('does not bring back what was deleted where it came to', async () => {
    await follow();
    const message = await publish('раз');
    const copy = await copyOf(message);
    await follower.call('messages.delete', { channel_id: target.channel_id, message_id: copy.id });
    await source.owner.call('messages.edit', { channel_id: news_id, message_id: message.id, content: 'два' });
    await copyOf(await publish('три'));
    expect((await copies()).map(({ content }) => content)).toEqual(['три']);
  });
});

describe('when a channel goes', () => {
  test.each(['channel', 'guild'])('those that follow it go with its %s, and what came says so', async (what) => {
    const { webhook_id } = await follow();
    const copy = await copyOf(await publish('раз'));
    const socket = await openSocket(follower);
    if (what === 'channel') await source.owner.call('channels.delete', { channel_id: news_id });
    else await source.owner.call('guilds.delete', { guild_id: source.guild_id });
    await socket.next('WEBHOOKS_UPDATE');
    expect(await refusalOf(follower, 'webhooks.delete', { webhook_id })).toBe('UNKNOWN_WEBHOOK');
    await until(async () => ((await copies()).find(({ id }) => id === copy.id)?.flags ?? 0) & 8);
  });

  test('the webhooks go with the channel into which they write', async () => {
    const { id: channel_id } = await follower.call('channels.create', { guild_id: target.guild_id, name: 'сюда' });
    const { webhook_id } = await follower.call('webhooks.follow', { channel_id: news_id, webhook_channel_id: channel_id });
    const message = await publish('раз');
    await until(async () => (await copies(channel_id)).length === 1);
    await follower.call('channels.delete', { channel_id });
    await until(async () => !(await server.ctx.storage.webhooks.getWebhook(webhook_id)));
    await until(async () => (await server.ctx.storage.crossposts.listCopies(message.id, { after: '0', limit: 1 })).length === 0);
    await source.owner.call('messages.edit', { channel_id: news_id, message_id: message.id, content: 'два' });
    await pause(20);
  });
});

test('whoever may not manage webhooks neither lists nor ends them', async () => {
  const { webhook_id } = await follow();
  const manager = await appoint(server, target, ['MANAGE_CHANNELS', 'MANAGE_MESSAGES']);
  expect(await refusalOf(manager, 'webhooks.listOfChannel', { channel_id: target.channel_id })).toBe('MISSING_PERMISSIONS');
  expect(await refusalOf(manager, 'webhooks.delete', { webhook_id })).toBe('MISSING_PERMISSIONS');
  expect(await refusalOf(source.owner, 'webhooks.delete', { webhook_id })).toBe('UNKNOWN_WEBHOOK');
  const helper = await appoint(server, target, ['MANAGE_WEBHOOKS']);
  await helper.call('webhooks.delete', { webhook_id });
});
