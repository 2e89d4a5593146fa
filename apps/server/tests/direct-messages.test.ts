import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { errorName } from './support/calls.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { buildWorld, createPeople, type People, PICTURE, type World } from './support/world.ts';

let server: TestServer;
let people: People;
let world: World;

beforeAll(async () => {
  server = await startServer();
  people = await createPeople(server);
});
beforeEach(async () => {
  world = await buildWorld(server, people, { asks: true });
});

describe('the conversation of two people', () => {
  test('is one, whoever opens it, and the other hears of it with the first message', async () => {
    const { member, manager } = people;
    const phone = await openSocket(manager);
    await phone.next('READY');
    const opened = await member.call('directMessages.open', { recipient_id: manager.id });
    expect(opened).toMatchObject({ type: 1, recipients: [{ id: manager.id }] });
    expect('guild_id' in opened).toBe(false);
    expect((await manager.call('directMessages.list', {})).map(({ id }) => id)).not.toContain(opened.id);
    await member.call('messages.create', { channel_id: opened.id, content: 'привет' });
    const types = [await phone.next('CHANNEL_CREATE'), await phone.next('MESSAGE_CREATE')];
    expect(types[0]?.[1]).toMatchObject({ id: opened.id, recipients: [{ id: member.id }] });
    expect(types[1]?.[1]).not.toHaveProperty('guild_id');
    expect((await manager.call('directMessages.open', { recipients: [member.id] })).id).toBe(opened.id);
    phone.close();
  });

  test('is closed for oneself, and comes back with the next message', async () => {
    const { member, muted } = people;
    const { id: channel_id } = await member.call('directMessages.open', { recipient_id: muted.id });
    await member.call('messages.create', { channel_id, content: 'раз' });
    const listed = async () => (await muted.call('directMessages.list', {})).some(({ id }) => id === channel_id);
    expect(await listed()).toBe(true);
    await muted.call('channels.delete', { channel_id });
    expect(await listed()).toBe(false);
    // What was said is there all the same.
    expect(await muted.call('messages.list', { channel_id })).toHaveLength(1);
    await member.call('messages.create', { channel_id, content: 'два' });
    expect(await listed()).toBe(true);
  });

  test('is read and not gone on with once they share nothing, and the refusal does not say why', async () => {
    const { member, manager, stranger } = people;
    const { id: channel_id } = await manager.call('directMessages.open', { recipient_id: member.id });
    await manager.call('messages.create', { channel_id, content: 'пока ещё здесь' });
    for (const { id: guild_id } of await manager.call('users.listMyGuilds', {})) await manager.call('guilds.leave', { guild_id });
    expect(errorName(await member.ask('messages.create', { channel_id, content: 'ау' }))).toBe('CANNOT_MESSAGE_USER');
    expect((await member.call('messages.list', { channel_id })).length).toBeGreaterThan(0);
    expect((await member.call('directMessages.open', { recipient_id: manager.id })).id).toBe(channel_id);
    for (const recipient_id of [stranger.id, member.id, '1']) {
      expect(errorName(await member.ask('directMessages.open', { recipient_id }))).toBe('CANNOT_MESSAGE_USER');
    }
  });

  test('is not gone on with where one has blocked the other, or takes messages from friends alone', async () => {
    const { member, administrator } = people;
    const { id: channel_id } = await member.call('directMessages.open', { recipient_id: administrator.id });
    await member.call('messages.create', { channel_id, content: 'можно?' });
    const refused = async (by: typeof member) => errorName(await by.ask('messages.create', { channel_id, content: 'ау' }));
    await administrator.call('relationships.set', { user_id: member.id, type: 2 });
    expect([await refused(member), await refused(administrator)]).toEqual(['CANNOT_MESSAGE_USER', 'CANNOT_MESSAGE_USER']);
    await administrator.call('relationships.remove', { user_id: member.id });
    await administrator.call('settings.update', { dm_policy: 'friends' });
    expect(await refused(member)).toBe('CANNOT_MESSAGE_USER');
    await administrator.call('messages.create', { channel_id, content: 'пишу я' });
    await administrator.call('settings.update', { dm_policy: 'guilds' });
    await member.call('messages.create', { channel_id, content: 'спасибо' });
  });

  test('is not reached by other ways either from where nothing may be written: no edit, reaction, vote, pin or typing', async () => {
    const { member, administrator } = people;
    const { id: channel_id } = await member.call('directMessages.open', { recipient_id: administrator.id });
    const { id: message_id } = await member.call('messages.create', { channel_id, content: 'раз' });
    const poll = { question: { text: 'Идём?' }, answers: [{ poll_media: { text: 'да' } }], duration: 1 };
    const asked = await member.call('messages.create', { channel_id, poll });
    await administrator.call('relationships.set', { user_id: member.id, type: 2 });
    const phone = await openSocket(administrator);
    await phone.next('READY');
    const outcomes = [
      await member.ask('messages.edit', { channel_id, message_id, content: 'два' }),
      await member.ask('reactions.add', { channel_id, message_id, emoji_name: '👍' }),
      await member.ask('polls.vote', { channel_id, message_id: asked.id, answer_ids: [1] }),
      await member.ask('pins.add', { channel_id, message_id }),
      await member.ask('channels.typing', { channel_id }),
      await member.ask('scheduledMessages.create', { channel_id, content: 'три', send_at: new Date(Date.now() + 60_000).toISOString() }),
    ];
    expect(new Set(outcomes.map(errorName))).toEqual(new Set(['CANNOT_MESSAGE_USER']));
    // What one said one may take back.
    await member.call('messages.delete', { channel_id, message_id });
    await phone.next('MESSAGE_DELETE');
    const told = phone.events.map(([type]) => type).filter((type) => !['READY', 'PRESENCE_UPDATE', 'MENTIONS_UPDATE'].includes(type));
    expect(told).toEqual(['MESSAGE_DELETE']);
    await administrator.call('relationships.remove', { user_id: member.id });
    phone.close();
  });

  test('does not exist for anybody else, administrators of the installation included', async () => {
    const { member, moderator, admin } = people;
    const { id: channel_id } = await member.call('directMessages.open', { recipient_id: moderator.id });
    const { id: message_id } = await member.call('messages.create', { channel_id, content: 'между нами' });
    for (const other of [admin, people.owner, people.administrator]) {
      const answers = [
        await other.ask('channels.get', { channel_id }),
        await other.ask('messages.list', { channel_id }),
        await other.ask('messages.create', { channel_id, content: 'и я' }),
        await other.ask('reactions.add', { channel_id, message_id, emoji_name: '👍' }),
        await other.ask('pins.list', { channel_id }),
        await other.ask('drafts.update', { channel_id, content: 'x' }),
        await other.ask('directMessages.addRecipient', { channel_id, user_id: other.id }),
        await other.ask('channels.delete', { channel_id }),
      ];
      expect(answers.map(errorName)).toEqual(answers.map(() => 'UNKNOWN_CHANNEL'));
    }
  });

  test('takes no threads, invites, slow mode, webhooks, or third people', async () => {
    const { member, moderator, owner } = people;
    const { id: channel_id } = await member.call('directMessages.open', { recipient_id: moderator.id });
    const { id: message_id } = await member.call('messages.create', { channel_id, content: 'о чём?' });
    expect(errorName(await member.ask('threads.create', { channel_id, name: 'В стороне', type: 11 }))).toBe('UNKNOWN_CHANNEL');
    expect(errorName(await member.ask('threads.createFromMessage', { channel_id, message_id, name: 'x' }))).toBe('UNKNOWN_CHANNEL');
    expect(errorName(await member.ask('invites.create', { channel_id }))).toBe('UNKNOWN_CHANNEL');
    expect(errorName(await member.ask('channels.update', { channel_id, rate_limit_per_user: 5 }))).toBe('WRONG_CHANNEL_TYPE');
    expect(errorName(await member.ask('messages.bulkDelete', { channel_id, messages: [message_id, '1'] }))).toBe('MISSING_PERMISSIONS');
    expect(errorName(await moderator.ask('messages.delete', { channel_id, message_id }))).toBe('MISSING_PERMISSIONS');
    expect(errorName(await member.ask('directMessages.addRecipient', { channel_id, user_id: owner.id }))).toBe('WRONG_CHANNEL_TYPE');
  });

  test('takes drafts, messages for later, forwards in and out, and mentions of those in it', async () => {
    const { member, moderator, owner } = people;
    const { id: channel_id } = await member.call('directMessages.open', { recipient_id: moderator.id });
    await member.call('drafts.update', { channel_id, content: 'не до' });
    expect((await member.call('drafts.list', {})).map((draft) => draft.channel_id)).toContain(channel_id);
    const send_at = new Date(Date.now() + 3_600_000).toISOString();
    const later = await member.call('scheduledMessages.create', { channel_id, content: 'позже', send_at });
    expect(await member.call('scheduledMessages.send', { scheduled_message_id: later.id })).toMatchObject({ content: 'позже', channel_id });

    const forward = { type: 1 as const, channel_id: world.channel_id, message_id: world.message_id };
    const carried = await member.call('messages.create', { channel_id, message_reference: forward });
    expect(carried.message_snapshots?.[0]?.message.content).toBe('first');
    const content = `<@${moderator.id}> <@${owner.id}> @everyone`;
    const sent = await member.call('messages.create', { channel_id, content, nonce: 'dm' });
    expect(sent).toMatchObject({ mentions: [{ id: moderator.id }], mention_everyone: false });
    expect((await member.call('messages.create', { channel_id, content, nonce: 'dm' })).id).toBe(sent.id);
    const back = { type: 1 as const, channel_id, message_id: sent.id };
    const out = await moderator.call('messages.create', { channel_id: world.channel_id, message_reference: back });
    expect(out.message_reference).toEqual({ type: 1, channel_id, message_id: sent.id });
    expect(errorName(await owner.ask('messages.create', { channel_id: world.channel_id, message_reference: back }))).toBe(
      'INVALID_FORM_BODY',
    );
  });
});

describe('a group', () => {
  test('is named by anybody in it, and shows a picture', async () => {
    const { group_id: channel_id } = world;
    const named = await people.moderator.call('channels.update', { channel_id, name: 'Поход', icon: PICTURE });
    expect(named).toMatchObject({ name: 'Поход', owner_id: people.owner.id });
    const { icon } = named as { icon: string };
    expect((await fetch(`${server.url}/cdn/channel-icons/${channel_id}/${icon}.webp`)).status).toBe(200);
    const bare = await people.member.call('channels.update', { channel_id, name: null, icon: null });
    expect(bare).toMatchObject({ name: null, icon: null });
    expect((await fetch(`${server.url}/cdn/channel-icons/${channel_id}/${icon}.webp`)).status).toBe(404);
    expect(errorName(await people.manager.ask('channels.update', { channel_id, name: 'x' }))).toBe('UNKNOWN_CHANNEL');
  });

  test('says who came and went, and who named it, to those who are in it; nobody takes that back', async () => {
    const { group_id: channel_id } = world;
    const { owner, member, moderator, manager } = people;
    await member.call('directMessages.addRecipient', { channel_id, user_id: manager.id });
    await manager.call('channels.update', { channel_id, name: 'Поход', icon: PICTURE });
    await manager.call('channels.update', { channel_id, name: 'Поход' });
    await owner.call('directMessages.removeRecipient', { channel_id, user_id: moderator.id });
    await manager.call('channels.delete', { channel_id });
    const notes = (await member.call('messages.list', { channel_id })).reverse();
    expect(notes.map(({ type, author, mentions, content }) => [type, author.id, mentions[0]?.id ?? content])).toEqual([
      [1, member.id, manager.id],
      [4, manager.id, 'Поход'],
      [5, manager.id, ''],
      [2, owner.id, moderator.id],
      [2, manager.id, manager.id],
    ]);
    const place = { channel_id, message_id: notes[0]?.id ?? '' };
    for (const refused of [
      member.ask('messages.delete', place),
      member.ask('messages.edit', { ...place, content: 'x' }),
      member.ask('pins.add', place),
    ]) {
      expect(errorName(await refused)).toBe('SYSTEM_MESSAGE');
    }
    const forward = { type: 1 as const, ...place };
    expect(errorName(await member.ask('messages.create', { channel_id, message_reference: forward }))).toBe('INVALID_FORM_BODY');
    // Unread, and no badge.
    const socket = await openSocket(member);
    const [, { read_state }] = await socket.next('READY');
    expect(read_state.find(({ id }) => id === channel_id)?.mention_count).toBe(0);
    socket.close();
  });

  test('is no way to somebody who has blocked one of its people', async () => {
    const { member, administrator, moderator } = people;
    await administrator.call('relationships.set', { user_id: member.id, type: 2 });
    const recipients = [administrator.id, member.id];
    expect(errorName(await moderator.ask('directMessages.open', { recipients }))).toBe('CANNOT_MESSAGE_USER');
    const { id: channel_id } = await moderator.call('directMessages.open', { recipients: [member.id, people.owner.id] });
    const add = () => moderator.ask('directMessages.addRecipient', { channel_id, user_id: administrator.id });
    expect(errorName(await add())).toBe('CANNOT_MESSAGE_USER');
    await administrator.call('relationships.remove', { user_id: member.id });
    expect((await add()).status).toBe(204);
  });

  test('holds ten people', async () => {
    const { owner, member, moderator, manager, administrator, muted, blind, timed_out } = people;
    const recipients = [member, moderator, manager, administrator, muted, blind, timed_out].map(({ id }) => id);
    const { id: channel_id } = await owner.call('directMessages.open', { recipients });
    const { code } = world;
    for (const late of [people.left, people.kicked]) {
      await late.call('invites.accept', { code });
      await owner.call('directMessages.addRecipient', { channel_id, user_id: late.id });
    }
    await people.stranger.call('invites.accept', { code });
    const one = { channel_id, user_id: people.stranger.id };
    expect(errorName(await owner.ask('directMessages.addRecipient', one))).toBe('TOO_MANY_RECIPIENTS');
    const eleven = [...recipients, people.left.id, people.kicked.id, people.stranger.id];
    expect(errorName(await owner.ask('directMessages.open', { recipients: eleven }))).toBe('INVALID_FORM_BODY');
    for (const late of [people.left, people.kicked, people.stranger]) await late.call('guilds.leave', { guild_id: world.guild_id });
  });

  test('belongs to whoever has been in it longest once its owner leaves, and to nobody when the last one does', async () => {
    const { group_id: channel_id } = world;
    const { owner, member, moderator } = people;
    const { id: message_id } = await member.call('messages.create', { channel_id, content: 'и всё' });
    await owner.call('channels.delete', { channel_id });
    expect(await moderator.call('channels.get', { channel_id })).toMatchObject({ owner_id: member.id, recipients: [{ id: member.id }] });
    expect(errorName(await owner.ask('messages.list', { channel_id }))).toBe('UNKNOWN_CHANNEL');
    expect(errorName(await moderator.ask('directMessages.removeRecipient', { channel_id, user_id: member.id }))).toBe(
      'MISSING_PERMISSIONS',
    );
    expect(errorName(await member.ask('directMessages.removeRecipient', { channel_id, user_id: owner.id }))).toBe('UNKNOWN_MEMBER');
    await member.call('directMessages.removeRecipient', { channel_id, user_id: moderator.id });
    await member.call('channels.delete', { channel_id });
    await expect.poll(() => server.ctx.storage.messages.getMessage(channel_id, message_id)).toBeUndefined();
    await expect.poll(() => server.ctx.storage.directChannels.getDirectChannel(channel_id)).toBeUndefined();
  });

  test('asks for somebody to be with', async () => {
    expect(errorName(await people.member.ask('directMessages.open', {}))).toBe('INVALID_FORM_BODY');
    expect(errorName(await people.member.ask('directMessages.open', { recipients: [people.owner.id, people.stranger.id] }))).toBe(
      'CANNOT_MESSAGE_USER',
    );
  });
});
