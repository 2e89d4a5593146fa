import type { Attachment } from '@chat-js/protocol/attachments.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mp4, oggOpus, webm } from '../src/features/attachments/testing/recordings.ts';
import { forgetUndo } from '../src/features/housekeeping.ts';
import { errorName } from './support/calls.ts';
import type { Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

const SOUND = oggOpus();
const SAID = { id: 0, filename: 'voice-message.ogg', duration_secs: 2.5, waveform: 'AAECAwQF' };
const VOICE = 1 << 13;
/** Longer than a deletion can be undone. ms */
const LATER = 20 * 60_000;

let server: TestServer;
let people: People;
let world: World;

beforeAll(async () => {
  server = await startServer();
  people = await createPeople(server);
});
beforeEach(async () => {
  world = await buildWorld(server, people);
  await tidyUp({ after: LATER });
});

const tidyUp = ({ after = 0 } = {}) => forgetUndo({ ...server.ctx, clock: { now: () => Date.now() + after } });
const voice = (more: object = {}) => ({ channel_id: world.channel_id, flags: VOICE, attachments: [SAID], files: [SOUND], ...more });
const ask = (who: Person, more?: object) => who.ask('messages.create', voice(more));
const speak = async (who: Person, more?: object) => (await who.call('messages.create', voice(more) as never)) as Message;
const pathOf = ({ attachments }: Pick<Message, 'attachments'>) => attachments[0]?.url ?? 'none';
const statusOf = async (path: string) => (await fetch(server.url + path)).status;

async function files(): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of server.ctx.files.list('attachments/')) if (key.startsWith('attachments/')) keys.push(key);
  return keys;
}
const ownFiles = async () => (await files()).filter((key) => key.includes(`/${world.channel_id}/`));

async function allow(user_id: string, permission: keyof typeof PERMISSIONS, allowed: boolean): Promise<void> {
  const bits = String(PERMISSIONS[permission]);
  const rule = { type: 1 as const, allow: allowed ? bits : '0', deny: allowed ? '0' : bits };
  await people.owner.call('channels.setOverwrite', { channel_id: world.channel_id, overwrite_id: user_id, ...rule });
}

describe('a voice message', () => {
  test.each([
    ['ogg', 'audio/ogg', oggOpus()],
    ['webm', 'audio/webm', webm()],
    ['m4a', 'audio/mp4', mp4()],
  ])('comes to everybody, with its sound: %s', async (ending, content_type, bytes) => {
    const socket = await openSocket(people.owner);
    const message = await speak(people.member, { files: [bytes], nonce: `n-${ending}` });
    expect(message).toMatchObject({ content: '', flags: VOICE, embeds: [], type: 0 });
    const about = { filename: `voice-message.${ending}`, size: bytes.length, content_type, duration_secs: 2.5, waveform: SAID.waveform };
    const url = expect.stringMatching(new RegExp(`^/cdn/attachments/${world.channel_id}/${message.id}/[0-9a-f]{32}\\.${ending}$`));
    expect(message.attachments).toEqual([{ id: expect.stringMatching(/^\d+$/), ...about, url, proxy_url: pathOf(message) }]);
    const [, told] = await socket.next('MESSAGE_CREATE');
    expect(told).toMatchObject({ id: message.id, attachments: message.attachments, flags: VOICE });
    const answer = await fetch(server.url + pathOf(message));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': content_type,
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=86400, immutable',
      'accept-ranges': 'bytes',
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    socket.close();
  });

  test('is read in parts', async () => {
    const path = server.url + pathOf(await speak(people.member));
    const part = async (range: string) => {
      const answer = await fetch(path, { headers: { range } });
      return [answer.status, answer.headers.get('content-range'), (await answer.arrayBuffer()).byteLength];
    };
    const { length } = SOUND;
    expect(await part('bytes=0-3')).toEqual([206, `bytes 0-3/${length}`, 4]);
    expect(await part('bytes=10-')).toEqual([206, `bytes 10-${length - 1}/${length}`, length - 10]);
    expect(await part('bytes=-5')).toEqual([206, `bytes ${length - 5}-${length - 1}/${length}`, 5]);
    expect(await part(`bytes=${length}-`)).toEqual([416, `bytes */${length}`, 0]);
    for (const whole of ['bytes=0-1,4-5', 'pages=1-2', 'nonsense']) expect(await part(whole)).toEqual([200, null, length]);
  });

  test('is found by its path alone', async () => {
    const path = pathOf(await speak(people.member));
    for (const other of [
      path.replace(/[0-9a-f]{32}/, '0'.repeat(32)),
      path.replace('.ogg', '.webm'),
      `${path}/..`,
      path.replace('.ogg', ''),
    ])
      expect(await statusOf(other)).toBe(404);
  });

  test('may answer another, in a thread too', async () => {
    const answer = await speak(people.member, { message_reference: { message_id: world.message_id } });
    expect(answer).toMatchObject({ type: 19, referenced_message: { id: world.message_id } });
    const thread = await people.owner.call('threads.create', { channel_id: world.channel_id, name: 'Голосом', type: 11 });
    expect((await speak(people.member, { channel_id: thread.id })).attachments).toHaveLength(1);
    await people.owner.call('channels.delete', { channel_id: thread.id });
    await until(async () => (await files()).every((key) => !key.includes(thread.id)));
  });

  test('has no text, and cannot be given one', async () => {
    const message = await speak(people.member);
    const edit = { channel_id: world.channel_id, message_id: message.id, content: 'сказано' };
    expect(errorName(await people.member.ask('messages.edit', edit))).toBe('CANNOT_EDIT_VOICE_MESSAGE');
  });

  test('is none of the business of AutoMod', async () => {
    const rule = { name: 'всё', event_type: 1 as const, trigger_type: 1 as const, enabled: true, actions: [{ type: 1 as const }] };
    const { id } = await people.owner.call('automod.create', {
      guild_id: world.guild_id,
      ...rule,
      trigger_metadata: { regex_patterns: ['^$'] },
    });
    expect((await ask(people.member)).status).toBe(200);
    await people.owner.call('automod.delete', { guild_id: world.guild_id, rule_id: id });
  });
});

describe('it is refused', () => {
  const fieldOf = (body: unknown) => Object.keys((body as { errors?: object }).errors ?? {});

  test.each([
    ['text', { content: 'и слова' }, 'VOICE_MESSAGE_CONTENT', 'content'],
    ['a poll', { poll: { question: { text: '?' }, answers: [{ poll_media: { text: 'a' } }] } }, 'VOICE_MESSAGE_CONTENT', 'poll'],
    ['no flag', { flags: 0 }, 'VOICE_MESSAGE_DATA', 'flags'],
    ['no file', { files: [] }, 'VOICE_MESSAGE_FILE', 'files'],
    ['no bytes', { files: [new Uint8Array()] }, 'VOICE_MESSAGE_FILE', 'files'],
    ['a page', { files: [Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(500))] }, 'VOICE_MESSAGE_FILE', 'files'],
    ['moving pictures', { files: [webm({ tracks: [{ kind: 1, codec: 'V_VP8' }] })] }, 'VOICE_MESSAGE_FILE', 'files'],
    ['nothing said of it', { attachments: undefined }, 'VOICE_MESSAGE_DATA', 'attachments'],
    ['no length', { attachments: [{ ...SAID, duration_secs: undefined }] }, 'VOICE_MESSAGE_DATA', 'duration_secs'],
    ['no waveform', { attachments: [{ ...SAID, waveform: undefined }] }, 'VOICE_MESSAGE_DATA', 'waveform'],
    ['a length of nothing', { attachments: [{ ...SAID, duration_secs: 0 }] }, 'INVALID_FORM_BODY', 'attachments'],
    ['a length of an hour', { attachments: [{ ...SAID, duration_secs: 3600 }] }, 'INVALID_FORM_BODY', 'attachments'],
    ['a waveform that is none', { attachments: [{ ...SAID, waveform: '<svg>' }] }, 'INVALID_FORM_BODY', 'attachments'],
    [
      'a waveform too long',
      { attachments: [{ ...SAID, waveform: Buffer.alloc(270).toString('base64') }] },
      'INVALID_FORM_BODY',
      'attachments',
    ],
    ['another number', { attachments: [{ ...SAID, id: 1 }] }, 'INVALID_FORM_BODY', 'attachments'],
    ['two of them', { attachments: [SAID, SAID] }, 'INVALID_FORM_BODY', 'attachments'],
    ['more than 8 MiB', { files: [oggOpus({ sound: 8 * 1024 * 1024 })] }, 'BODY_TOO_LARGE', 'files'],
  ])('with %s', async (_, more, error, field) => {
    const outcome = await ask(people.member, more);
    expect([errorName(outcome), fieldOf(outcome.body)]).toEqual([error, [field]]);
    expect(await ownFiles()).toEqual([]);
  });

  test('as JSON, and on a socket', async () => {
    expect(errorName(await people.member.ask('messages.create', { ...voice(), files: undefined }))).toBe('VOICE_MESSAGE_FILE');
    const socket = await openSocket(people.member);
    expect(await socket.call('messages.create', voice() as never)).toMatchObject({ ok: false, error: { status: 400 } });
    socket.close();
  });

  test('where one may not: without the right, without a voice at all, timed out, unseen', async () => {
    for (const who of ['muted', 'timed_out'] as const) expect(errorName(await ask(people[who]))).toBe('MISSING_PERMISSIONS');
    for (const who of ['blind', 'stranger', 'left', 'banned'] as const) expect(errorName(await ask(people[who]))).toBe('UNKNOWN_CHANNEL');
    await allow(people.member.id, 'SEND_VOICE_MESSAGES', false);
    expect(errorName(await ask(people.member))).toBe('MISSING_PERMISSIONS');
    expect((await people.member.ask('messages.create', { channel_id: world.channel_id, content: 'а так можно' })).status).toBe(200);
    await allow(people.member.id, 'SEND_VOICE_MESSAGES', true);
    expect((await ask(people.member)).status).toBe(200);
    expect(await ownFiles()).toHaveLength(1);
  });

  test('too soon, and the turn is the same for both kinds', async () => {
    await people.owner.call('channels.update', { channel_id: world.channel_id, rate_limit_per_user: 60 });
    expect((await ask(people.member)).status).toBe(200);
    const outcome = await ask(people.member);
    expect(errorName(outcome)).toBe('SLOWMODE');
    expect(await ownFiles()).toHaveLength(1);
  });
});

describe('sent again', () => {
  test('under the same nonce it is the first one, told once and kept once', async () => {
    const socket = await openSocket(people.owner);
    const first = await speak(people.member, { nonce: 'same' });
    const again = await speak(people.member, { nonce: 'same' });
    expect(again).toEqual(first);
    const many = await Promise.all(Array.from({ length: 4 }, () => speak(people.member, { nonce: 'at once' })));
    expect(new Set(many.map(({ id }) => id)).size).toBe(1);
    expect(await ownFiles()).toHaveLength(2);
    expect((await speak(people.member, { nonce: 'last' })).attachments).toHaveLength(1);
    const nonces = () => socket.events.flatMap((event) => (event[0] === 'MESSAGE_CREATE' ? (event[1].nonce ?? '') : []));
    await until(() => nonces().includes('last'));
    expect(nonces()).toEqual(['same', 'at once', 'last']);
    socket.close();
  });

  test('what was interrupted between the file and the message is removed, and what was not stays', async () => {
    const kept = await speak(people.member);
    const { insertOnce } = server.ctx.storage.messages;
    let tried = false;
    // The process ends here.
    server.ctx.storage.messages.insertOnce = () => {
      tried = true;
      return new Promise(() => undefined);
    };
    void ask(people.member).catch(() => undefined);
    await until(() => tried);
    server.ctx.storage.messages.insertOnce = insertOnce;
    expect(await ownFiles()).toHaveLength(2);
    await tidyUp();
    expect(await ownFiles()).toHaveLength(2);
    await tidyUp({ after: LATER });
    expect(await ownFiles()).toEqual([pathOf(kept).slice('/cdn/'.length)]);
  });
});

describe('its file goes', () => {
  const place = ({ id }: Pick<Message, 'id'>) => ({ channel_id: world.channel_id, message_id: id });
  const undo = async (person: Person) => {
    const { audit_log_entries } = await people.owner.call('auditLog.list', { guild_id: world.guild_id, user_id: person.id });
    await people.owner.call('auditLog.undo', { guild_id: world.guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
  };

  test('at once with what its author deletes', async () => {
    const message = await speak(people.member);
    await people.member.call('messages.delete', place(message));
    expect([await ownFiles(), await statusOf(pathOf(message))]).toEqual([[], 404]);
  });

  test.each([
    ['one', (message: Message) => people.moderator.call('messages.delete', place(message))],
    [
      'several',
      (message: Message) =>
        people.moderator.call('messages.bulkDelete', { channel_id: world.channel_id, messages: [message.id, world.message_id] }),
    ],
    ['all of somebody', () => people.moderator.call('messages.deleteOf', { guild_id: world.guild_id, user_id: people.member.id })],
  ])('with what a moderator deletes, when that cannot be undone any more: %s', async (_, remove) => {
    const message = await speak(people.member);
    await remove(message);
    expect(await statusOf(pathOf(message))).toBe(200);
    await undo(people.moderator);
    const back = await people.owner.call('messages.get', place(message));
    expect([back.attachments, await statusOf(pathOf(back))]).toEqual([message.attachments, 200]);
    // The first deletion is forgotten, and its end does not take what is there again.
    await tidyUp({ after: LATER });
    expect(await statusOf(pathOf(message))).toBe(200);
    await people.moderator.call('messages.delete', place(message));
    await tidyUp();
    expect(await statusOf(pathOf(message))).toBe(200);
    await tidyUp({ after: LATER });
    expect([await ownFiles(), await statusOf(pathOf(message))]).toEqual([[], 404]);
  });

  test('with a ban that takes what was written', async () => {
    const message = await speak(people.member);
    await people.moderator.call('bans.create', { guild_id: world.guild_id, user_id: people.member.id, delete_message_seconds: 3600 });
    await until(async () => (await ownFiles()).length === 0);
    expect(await statusOf(pathOf(message))).toBe(404);
  });

  test.each([
    ['channel', () => people.owner.call('channels.delete', { channel_id: world.channel_id })],
    ['server', () => people.owner.call('guilds.delete', { guild_id: world.guild_id })],
  ])('with its %s', async (_, remove) => {
    await speak(people.member);
    await remove();
    await until(async () => (await ownFiles()).length === 0);
  });
});

describe('carried on', () => {
  const forward = (message: Message, more: object = {}) => ({
    channel_id: world.channel_id,
    message_reference: { type: 1 as const, channel_id: world.channel_id, message_id: message.id },
    ...more,
  });
  const carriedIn = ({ message_snapshots }: Message): Attachment[] => message_snapshots?.[0]?.message.attachments ?? [];

  test('it has a file of its own, which stays, also when it is carried on again', async () => {
    const message = await speak(people.member);
    const copy = await people.owner.call('messages.create', forward(message));
    const { id: _, url: __, proxy_url: ___, ...about } = message.attachments[0] as Attachment;
    expect(carriedIn(copy)).toEqual([{ ...about, id: expect.any(String), url: expect.any(String), proxy_url: expect.any(String) }]);
    await people.member.call('messages.delete', place(message));
    const again = await people.owner.call('messages.create', forward(copy));
    await people.owner.call('messages.delete', place(copy));
    const [attachment] = carriedIn(again);
    const bytes = await (await fetch(server.url + attachment?.url)).arrayBuffer();
    expect(Buffer.from(bytes).equals(SOUND)).toBe(true);
    expect(await ownFiles()).toEqual([attachment?.url.slice('/cdn/'.length)]);
  });

  test('not by who may not speak there, and not when it has gone', async () => {
    const message = await speak(people.owner);
    await allow(people.member.id, 'SEND_VOICE_MESSAGES', false);
    expect(errorName(await people.member.ask('messages.create', forward(message)))).toBe('MISSING_PERMISSIONS');
    await server.ctx.files.removeFolder(`attachments/${world.channel_id}/${message.id}`);
    expect(errorName(await people.owner.ask('messages.create', forward(message)))).toBe('INVALID_FORM_BODY');
    expect(await ownFiles()).toEqual([]);
  });

  const place = ({ id }: Pick<Message, 'id'>) => ({ channel_id: world.channel_id, message_id: id });
});

test('a report keeps that it was a voice message', async () => {
  const message = await speak(people.member);
  const about = { guild_id: world.guild_id, user_id: people.member.id, channel_id: world.channel_id, message_id: message.id };
  await people.owner.call('reports.create', { ...about, category: 'spam', comment: '' });
  await people.member.call('messages.delete', { channel_id: world.channel_id, message_id: message.id });
  const reports = await people.moderator.call('reports.list', { guild_id: world.guild_id, status: 'open' });
  expect(reports.find((report) => report.message?.id === message.id)?.message?.attachments).toEqual(message.attachments);
});
