import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationRequest } from '@chat-js/protocol/operations.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import type { ScheduledMessage } from '@chat-js/protocol/scheduled-messages.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { removeEnded } from '../src/features/housekeeping.ts';
import { sendDue } from '../src/features/scheduled-messages/send-due.ts';
import { openTestStorage } from '../src/storage/sqlite/test-storage.ts';
import { atEnd } from './support/at-end.ts';
import { errorName } from './support/calls.ts';
import { foundGuild, type TestGuild } from './support/homes.ts';
import { logInAdmin, type Person, register } from './support/people.ts';
import { startRedis } from './support/redis.ts';
import { startServer, type TestServer, temporaryFolder, turnableClock } from './support/server.ts';
import { openSocket, type RawSocket } from './support/sockets.ts';
import { until } from './support/until.ts';

const clock = turnableClock();
let server: TestServer;
let home: TestGuild;
let person: Person;

beforeEach(async () => {
  server ??= await startServer({ clock });
  home = await foundGuild(server);
  person = await register(server, { invite: home.code });
});

/** The time in so many seconds, as a client writes it. */
function inSeconds(seconds: number): string {
  return new Date(clock.now() + seconds * 1000).toISOString();
}

function schedule(content: string, given: Partial<OperationRequest<'scheduledMessages.create'>> = {}): Promise<ScheduledMessage> {
  return person.call('scheduledMessages.create', { channel_id: home.channel_id, content, send_at: inSeconds(60), ...given });
}

async function refusalOf(...[name, input]: Parameters<Person['ask']>): Promise<string | undefined> {
  return errorName(await person.ask(name, input));
}

async function written(channel_id = home.channel_id): Promise<string[]> {
  const messages = await home.owner.call('messages.list', { channel_id, limit: 100 });
  return messages.map(({ content }) => content).reverse();
}

async function scheduled(): Promise<ScheduledMessage[]> {
  return person.call('scheduledMessages.list', {});
}

/** The minute is over: what waited was tried. */
async function turnMinute(): Promise<void> {
  const waited = await scheduled();
  clock.turn(61_000);
  const isUntried = async () => {
    const now = await scheduled();
    return waited.some(({ id, failed }) => failed === null && now.some((other) => other.id === id && other.failed === null));
  };
  await until(async () => !(await isUntried()));
}

function told({ events }: RawSocket): string[] {
  return events.map(([type]) => type).filter((type) => type.startsWith('SCHEDULED_') || type === 'MESSAGE_CREATE');
}

describe('a message for later', () => {
  test('is told to the devices of its author and to nobody else, and goes out when its time comes', async () => {
    const [phone, other] = [await openSocket(person), await openSocket(home.owner)];
    const message = await schedule('доброе утро');
    expect(message).toMatchObject({ channel_id: home.channel_id, content: 'доброе утро', failed: null });
    expect((await phone.next('SCHEDULED_MESSAGE_CREATE'))[1]).toEqual(message);
    expect(await scheduled()).toEqual([message]);
    expect(await home.owner.call('scheduledMessages.list', {})).toEqual([]);
    expect(await written()).toEqual([]);

    await turnMinute();
    const [, sent] = await other.next('MESSAGE_CREATE');
    expect(sent).toMatchObject({ content: 'доброе утро', author: { id: person.id }, channel_id: home.channel_id });
    expect((await phone.next('SCHEDULED_MESSAGE_DELETE'))[1]).toEqual({ id: message.id, channel_id: home.channel_id });
    expect(await scheduled()).toEqual([]);
    expect(told(other)).toEqual(['MESSAGE_CREATE']);
    expect(told(phone)).toEqual(['SCHEDULED_MESSAGE_CREATE', 'MESSAGE_CREATE', 'SCHEDULED_MESSAGE_DELETE']);
  });

  test('is out within two seconds of its time, by itself', async () => {
    const socket = await openSocket(home.owner);
    const send_at = inSeconds(10.2);
    await schedule('в срок', { send_at });
    clock.turn(9_000);
    await socket.next('MESSAGE_CREATE');
    expect(clock.now() - Date.parse(send_at)).toBeGreaterThanOrEqual(0);
    expect(clock.now() - Date.parse(send_at)).toBeLessThan(2_000);
  });

  test('answers, and tells whom it names, as if it were written at that moment', async () => {
    const first = await home.owner.call('messages.create', { channel_id: home.channel_id, content: 'вопрос' });
    const message = await schedule(`ответ, <@${home.owner.id}>`, {
      message_reference: { message_id: first.id },
      allowed_mentions: { parse: [], replied_user: false },
    });
    expect(message).toMatchObject({ message_reference: { message_id: first.id }, allowed_mentions: { parse: [], replied_user: false } });
    await turnMinute();
    const [sent] = await person.call('messages.list', { channel_id: home.channel_id, limit: 1 });
    expect(sent).toMatchObject({ referenced_message: { id: first.id }, mentions: [] });
  });

  test('can be changed, and is sent as it was changed', async () => {
    const { id } = await schedule('черновик');
    const send_at = inSeconds(120);
    const changed = await person.call('scheduledMessages.update', { scheduled_message_id: id, content: 'чистовик', send_at });
    expect(changed).toMatchObject({ id, content: 'чистовик', failed: null });
    expect(Date.parse(changed.send_at)).toBe(Date.parse(send_at));
    await schedule('соседнее');
    clock.turn(61_000);
    await until(async () => (await written()).length === 1);
    expect(await written()).toEqual(['соседнее']);
    await turnMinute();
    expect(await written()).toEqual(['соседнее', 'чистовик']);
  });

  test('can be taken back, or sent at once', async () => {
    const [gone, now] = [await schedule('лишнее'), await schedule('уже пора')];
    await person.call('scheduledMessages.delete', { scheduled_message_id: gone.id });
    expect(await person.call('scheduledMessages.send', { scheduled_message_id: now.id })).toMatchObject({ content: 'уже пора' });
    expect(await scheduled()).toEqual([]);
    clock.turn(61_000);
    await sendDue(server.ctx);
    expect(await written()).toEqual(['уже пора']);
    expect(await refusalOf('scheduledMessages.send', { scheduled_message_id: now.id })).toBe('UNKNOWN_SCHEDULED_MESSAGE');
  });

  test('comes of several in the order of their times, and no faster than by hand', async () => {
    const texts = Array.from({ length: 12 }, (_, i) => `номер ${i}`);
    for (const [i, content] of texts.entries()) await schedule(content, { send_at: inSeconds(60 + i) });
    clock.turn(73_000);
    await until(async () => (await scheduled()).length === 2);
    await sendDue(server.ctx);
    expect(await written()).toEqual(texts.slice(0, 10));
    expect(await scheduled()).toMatchObject([{ failed: null }, { failed: null }]);
  });

  test('of one channel is listed by itself', async () => {
    const { id } = await home.owner.call('channels.create', { guild_id: home.guild_id, name: 'other' });
    const [second, first] = [await schedule('второе', { send_at: inSeconds(90) }), await schedule('первое')];
    const elsewhere = await schedule('там', { channel_id: id });
    expect(await person.call('scheduledMessages.list', { channel_id: id })).toEqual([elsewhere]);
    expect((await scheduled()).map((message) => message.id)).toEqual([first.id, elsewhere.id, second.id]);
  });
});

describe('is refused:', () => {
  test.each([
    ['too soon', 9],
    ['in the past', -60],
    ['in more than a year', 367 * 86_400],
  ])('a time %s', async (_what, seconds) => {
    expect(await refusalOf('scheduledMessages.create', { channel_id: home.channel_id, content: 'a', send_at: inSeconds(seconds) })).toBe(
      'INVALID_FORM_BODY',
    );
    const { id } = await schedule('хорошо');
    expect(await refusalOf('scheduledMessages.update', { scheduled_message_id: id, send_at: inSeconds(seconds) })).toBe(
      'INVALID_FORM_BODY',
    );
  });

  test('nothing to say, now or after a change', async () => {
    const send_at = inSeconds(60);
    expect(await refusalOf('scheduledMessages.create', { channel_id: home.channel_id, content: '', send_at })).toBe('EMPTY_MESSAGE');
    const { id } = await schedule('слова');
    expect(await refusalOf('scheduledMessages.update', { scheduled_message_id: id, content: '' })).toBe('EMPTY_MESSAGE');
  });

  test('one more than a hundred, and never more are kept of those that come at once', async () => {
    const many = Array.from({ length: LIMITS.scheduled.perUser + 5 }, (_, i) => i);
    const answers = await Promise.all(
      many.map((i) => refusalOf('scheduledMessages.create', { channel_id: home.channel_id, content: `${i}`, send_at: inSeconds(600) })),
    );
    expect(answers.filter((name) => name === 'TOO_MANY_SCHEDULED_MESSAGES').length).toBeGreaterThanOrEqual(5);
    expect((await scheduled()).length).toBe(answers.filter((name) => name === undefined).length);
    for (const { id } of await scheduled()) await person.call('scheduledMessages.delete', { scheduled_message_id: id });
  });
});

describe('what cannot be sent stays with the reason, and its author is told:', () => {
  async function failsWith(message: ScheduledMessage): Promise<number | undefined> {
    const socket = await openSocket(person);
    await turnMinute();
    const [kept] = await scheduled();
    expect((await socket.next('SCHEDULED_MESSAGE_UPDATE'))[1]).toEqual(kept);
    expect(kept).toEqual({ ...message, failed: { code: expect.any(Number), message: expect.any(String) } });
    return kept?.failed?.code;
  }

  test('the permission was lost; with another time it waits again', async () => {
    const message = await schedule('пустят?');
    const deny = { channel_id: home.channel_id, overwrite_id: person.id, type: 1 as const, deny: String(PERMISSIONS.SEND_MESSAGES) };
    await home.owner.call('channels.setOverwrite', deny);
    expect(await failsWith(message)).toBe(50013);
    expect(await refusalOf('scheduledMessages.send', { scheduled_message_id: message.id })).toBe('MISSING_PERMISSIONS');
    expect(await scheduled()).toMatchObject([{ failed: { code: 50013 } }]);

    await home.owner.call('channels.removeOverwrite', { channel_id: home.channel_id, overwrite_id: person.id });
    const again = { scheduled_message_id: message.id, send_at: inSeconds(60) };
    expect(await person.call('scheduledMessages.update', again)).toMatchObject({ failed: null });
    await turnMinute();
    expect(await written()).toEqual(['пустят?']);
  });

  test('it was removed from the guild, or banned', async () => {
    const message = await schedule('я ещё здесь');
    await home.owner.call('bans.create', { guild_id: home.guild_id, user_id: person.id });
    expect(await failsWith(message)).toBe(10003);
    expect(await written()).toEqual([]);
  });

  test('the channel is gone', async () => {
    const { id } = await home.owner.call('channels.create', { guild_id: home.guild_id, name: 'short-lived' });
    const message = await schedule('никуда', { channel_id: id });
    await home.owner.call('channels.delete', { channel_id: id });
    await until(async () => (await scheduled())[0]?.failed !== null);
    expect(await scheduled()).toEqual([{ ...message, failed: { code: 10003, message: 'Unknown Channel' } }]);
  });

  test('the guild is gone', async () => {
    await schedule('никуда');
    await home.owner.call('guilds.delete', { guild_id: home.guild_id });
    await until(async () => (await scheduled())[0]?.failed !== null);
    expect(await scheduled()).toMatchObject([{ failed: { code: 10003 } }]);
  });

  test('AutoMod stops it', async () => {
    await home.owner.call('automod.create', {
      ...{ guild_id: home.guild_id, name: 'Слова', event_type: 1, trigger_type: 1, enabled: true },
      ...{ trigger_metadata: { keyword_filter: ['*казино*'] }, actions: [{ type: 1 }] },
    });
    expect(await failsWith(await schedule('лучшее казино'))).toBe(200000);
    expect(await written()).toEqual([]);
  });

  test('the account is disabled', async () => {
    const message = await schedule('молчу');
    const admin = await logInAdmin(server);
    await admin.call('instance.ban', { user_id: person.id });
    clock.turn(61_000);
    const row = () => server.ctx.storage.scheduledMessages.getScheduled(message.id);
    await until(async () => (await row())?.failed);
    expect(JSON.parse((await row())?.failed ?? '')).toMatchObject({ code: 700043 });
    expect(await written()).toEqual([]);
  });
});

test('slow mode makes it wait for its turn', async () => {
  await home.owner.call('channels.update', { channel_id: home.channel_id, rate_limit_per_user: 5 });
  await schedule('первое');
  await schedule('второе');
  clock.turn(61_000);
  await until(async () => (await written()).length === 1);
  await until(async () => (await scheduled()).length === 1);
  await sendDue(server.ctx);
  expect(await scheduled()).toMatchObject([{ content: 'второе', failed: null }]);
  await until(async () => (await written()).length === 2, 12_000);
  expect(await written()).toEqual(['первое', 'второе']);
});

test('what failed is forgotten after a month, and what waits is not', async () => {
  const message = await schedule('никуда');
  const later = await schedule('через год', { send_at: inSeconds(300 * 86_400) });
  await home.owner.call('bans.create', { guild_id: home.guild_id, user_id: person.id });
  clock.turn(61_000);
  const { scheduledMessages } = server.ctx.storage;
  await until(async () => (await scheduledMessages.getScheduled(message.id))?.failed);
  const ahead = { now: () => clock.now() + LIMITS.scheduled.keptFailedMs };
  await removeEnded({ ...server.ctx, clock: ahead }, { token: 1, check: () => undefined });
  expect(await scheduledMessages.getScheduled(message.id)).toBeUndefined();
  expect(await scheduledMessages.getScheduled(later.id)).toMatchObject({ failed: null });
});

test('a change cannot slip in while it is being sent', async () => {
  const { id } = await schedule('как есть');
  const row = await server.ctx.storage.scheduledMessages.getScheduled(id);
  if (!row) throw new Error('not kept');
  await server.ctx.storage.scheduledMessages.updateScheduled(row, { sending: true });
  expect(await refusalOf('scheduledMessages.update', { scheduled_message_id: id, content: 'иначе' })).toBe('EDITED_MEANWHILE');
  expect(await refusalOf('scheduledMessages.delete', { scheduled_message_id: id })).toBe('EDITED_MEANWHILE');
  expect(await refusalOf('scheduledMessages.send', { scheduled_message_id: id })).toBe('EDITED_MEANWHILE');
  // Whoever marked it has stopped: it goes out all the same.
  await turnMinute();
  expect(await written()).toEqual(['как есть']);
});

test('what was due while nobody was there goes out at the start, once, even if it was sent before the stop', async () => {
  const storage = await openTestStorage();
  atEnd(() => storage.close());
  const turned = turnableClock();
  const options = { clock: turned, folder: await temporaryFolder(), storage: { ...storage, close: async () => undefined } };
  const first = await startServer(options);
  const { owner, channel_id } = await foundGuild(first);
  const send_at = new Date(turned.now() + 60_000).toISOString();
  const one = await owner.call('scheduledMessages.create', { channel_id, content: 'раз', send_at });
  await owner.call('scheduledMessages.create', { channel_id, content: 'два', send_at });
  // As if the stop had come between sending and removing.
  await owner.call('messages.create', { channel_id, content: 'раз', nonce: `later-${one.id}` });
  await first.close();

  turned.turn(61_000);
  const second = await startServer({ ...options, setUp: false });
  const rows = () => second.ctx.storage.scheduledMessages.listScheduledBy(owner.id);
  await until(async () => (await rows()).length === 0);
  const messages = await second.ctx.storage.messages.listMessages(channel_id, { limit: 10 });
  expect(messages.map(({ body }) => (JSON.parse(body) as { content: string }).content)).toEqual(['два', 'раз']);
});

test('of three nodes one sends it, once', async () => {
  const redis = await startRedis({ keep: true });
  const storage = await openTestStorage();
  atEnd(() => storage.close());
  const turned = turnableClock();
  const options = {
    ...{ clock: turned, env: { REDIS_URL: redis.url }, folder: await temporaryFolder() },
    storage: { ...storage, close: async () => undefined },
  };
  const nodes = [await startServer(options)];
  for (let i = 0; i < 2; i++) nodes.push(await startServer({ ...options, setUp: false }));
  const [first] = nodes;
  if (!first) throw new Error('no nodes');
  const { owner, guild_id } = await foundGuild(first);
  const sockets = await Promise.all(nodes.map(({ url }) => openSocket({ url, token: owner.token })));
  const texts = Array.from({ length: 5 }, (_, i) => `текст ${i}`);
  for (const [i, content] of texts.entries()) {
    const { id: channel_id } = await owner.call('channels.create', { guild_id, name: `channel-${i}` });
    const send_at = new Date(turned.now() + 60_000).toISOString();
    await owner.call('scheduledMessages.create', { channel_id, content, send_at });
  }
  turned.turn(61_000);
  await Promise.all(nodes.map(({ ctx }) => sendDue(ctx)));
  await until(async () => (await owner.call('scheduledMessages.list', {})).length === 0);
  for (const { events } of sockets) {
    const heard = () => events.flatMap((event) => (event[0] === 'MESSAGE_CREATE' ? [event[1].content] : []));
    await until(() => heard().length >= texts.length);
    expect(heard().sort()).toEqual(texts);
  }
});
