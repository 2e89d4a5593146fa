import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationRequest } from '@chat-js/protocol/operations.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endPolls } from '../src/features/polls/end-polls.ts';
import { errorName } from './support/calls.ts';
import type { Person } from './support/people.ts';
import { logIn, register, registerMember } from './support/people.ts';
import { startServer, type TestServer, turnableClock } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

type PollRequest = NonNullable<OperationRequest<'messages.create'>['poll']>;

const clock = turnableClock();
let server: TestServer;
let people: People;
let world: World;

beforeAll(async () => {
  server = await startServer({ clock, env: { RATE_LIMITS: 'off' } });
  people = await createPeople(server);
});
beforeEach(async () => {
  world = await buildWorld(server, people, { asks: true });
});

const poll = (given: Partial<PollRequest> = {}): PollRequest => ({
  question: { text: 'Куда пойдём?' },
  answers: ['в лес', 'на озеро', 'домой'].map((text) => ({ poll_media: { text } })),
  ...given,
});
const place = (message_id: string) => ({ channel_id: world.channel_id, message_id });
const send = (person: Person, given: Partial<PollRequest> = {}) =>
  person.ask('messages.create', { channel_id: world.channel_id, poll: poll(given) });
async function ask(person: Person, given: Partial<PollRequest> = {}): Promise<string> {
  return (await person.call('messages.create', { channel_id: world.channel_id, poll: poll(given) })).id;
}
const vote = (person: Person, message_id: string, ...answer_ids: number[]) =>
  person.ask('polls.vote', { ...place(message_id), answer_ids });
const read = async (person: Person, message_id: string) => (await person.call('messages.get', place(message_id))).poll;
const counts = async (person: Person, message_id: string) =>
  (await read(person, message_id))?.results.answer_counts.map(({ count, me_voted }) => [count, me_voted]);
const HOUR = 3_600_000;

/** Those of this channel that end within two hours. */
async function openPolls(): Promise<string[]> {
  const open = await server.ctx.storage.polls.listEndedPolls(clock.now() + 2 * HOUR, 100);
  return open.filter(({ channel_id }) => channel_id === world.channel_id).map(({ message_id }) => message_id);
}

describe('a poll', () => {
  test('stands in its message, for a day unless it says otherwise', async () => {
    const { member, owner } = people;
    const answers = [{ poll_media: { text: ' да ', emoji: { name: '❤' } } }, { poll_media: { text: 'нет' } }];
    const id = await ask(member, { answers });
    const shown = await read(owner, id);
    expect(shown).toMatchObject({
      question: { text: 'Куда пойдём?' },
      answers: [
        { answer_id: 1, poll_media: { text: 'да', emoji: { id: null, name: '❤️' } } },
        { answer_id: 2, poll_media: { text: 'нет' } },
      ],
      allow_multiselect: false,
      layout_type: 1,
      results: { is_finalized: false },
    });
    expect(Date.parse(shown?.expiry ?? '') - clock.now()).toBeGreaterThan(23.9 * HOUR);
    expect(Date.parse(shown?.expiry ?? '') - clock.now()).toBeLessThanOrEqual(24 * HOUR);
  });

  test('that is not one is refused, and names the field', async () => {
    const texts = (count: number, text = 'x') => Array.from({ length: count }, () => ({ poll_media: { text } }));
    const bad: Partial<PollRequest>[] = [
      { question: { text: '' } },
      { question: { text: '\u200b ' } },
      { question: { text: 'x'.repeat(301) } },
      { answers: [] },
      { answers: texts(11) },
      { answers: texts(1, '') },
      { answers: texts(1, 'x'.repeat(56)) },
      { duration: 0 },
      { duration: 769 },
      { duration: 1.5 },
    ];
    for (const given of bad) expect(errorName(await send(people.member, given)), JSON.stringify(given)).toBe('INVALID_FORM_BODY');
    for (const emoji of [{ name: 'wave' }, { id: '77', name: 'wave' }, {}]) {
      expect(errorName(await send(people.member, { answers: [{ poll_media: { text: 'x', emoji } }] }))).toBe('UNKNOWN_EMOJI');
    }
    for (const given of [{ answers: texts(10, 'x'.repeat(55)) }, { question: { text: 'x'.repeat(300) }, duration: 768 }]) {
      expect((await send(people.member, given)).status).toBe(200);
    }
  });

  test('needs a permission of its own', async () => {
    const { guild_id } = world;
    const everyone = (await people.owner.call('roles.list', { guild_id })).find(({ id }) => id === guild_id);
    const without = String(BigInt(everyone?.permissions ?? '0') & ~PERMISSIONS.SEND_POLLS);
    await people.owner.call('roles.update', { guild_id, role_id: guild_id, permissions: without });
    expect(errorName(await send(people.member))).toBe('MISSING_PERMISSIONS');
    expect((await send(people.owner)).status).toBe(200);
    expect((await people.member.ask('messages.create', { channel_id: world.channel_id, content: 'без вопроса' })).status).toBe(200);
  });

  test('repeated with its nonce is one poll', async () => {
    const request = { channel_id: world.channel_id, nonce: 'once', poll: poll({ duration: 1 }) };
    const first = await people.member.call('messages.create', request);
    const again = await people.member.call('messages.create', request);
    expect(again.id).toBe(first.id);
    expect(await openPolls()).toEqual([first.id]);
  });

  test('is read by AutoMod, question and answers', async () => {
    const { guild_id } = world;
    const rule = { name: 'Слова', event_type: 1 as const, trigger_type: 1 as const, actions: [{ type: 1 as const }], enabled: true };
    await people.manager.call('automod.create', { guild_id, ...rule, trigger_metadata: { keyword_filter: ['казино'] } });
    expect(errorName(await send(people.member, { question: { text: 'Идём в казино?' } }))).toBe('AUTOMOD_BLOCKED');
    expect(errorName(await send(people.member, { answers: [{ poll_media: { text: 'казино' } }] }))).toBe('AUTOMOD_BLOCKED');
    expect((await send(people.member)).status).toBe(200);
  });

  test('cannot be edited, nor carried on; a moderator still takes its previews away', async () => {
    const { channel_id } = world;
    const id = await ask(people.member);
    const edit = await people.member.ask('messages.edit', { ...place(id), content: 'иначе' });
    expect(errorName(edit)).toBe('CANNOT_EDIT_POLL');
    expect((await people.moderator.ask('messages.edit', { ...place(id), flags: 4 })).status).toBe(200);
    const forward = { type: 1, channel_id, message_id: id } as const;
    const carried = await people.owner.ask('messages.create', { channel_id, message_reference: forward });
    expect(carried).toMatchObject({ status: 400, body: { errors: { message_reference: {} } } });
    const both = { channel_id, message_reference: { ...forward, message_id: world.message_id }, poll: poll() };
    expect(await people.owner.ask('messages.create', both)).toMatchObject({ status: 400, body: { errors: { poll: {} } } });
  });
});

describe('a vote', () => {
  test('is counted for everybody, and marked for whoever voted', async () => {
    const { member, owner, moderator } = people;
    const id = await ask(member);
    for (const [person, answer] of [
      [member, 1],
      [owner, 1],
      [moderator, 3],
    ] as const) {
      expect((await vote(person, id, answer)).status).toBe(204);
    }
    expect(await counts(owner, id)).toEqual([
      [2, true],
      [0, false],
      [1, false],
    ]);
    await vote(owner, id, 3);
    await vote(member, id);
    const [newest] = await moderator.call('messages.list', { channel_id: world.channel_id, limit: 1 });
    expect(newest?.poll?.results.answer_counts.map(({ count, me_voted }) => [count, me_voted])).toEqual([
      [0, false],
      [0, false],
      [2, true],
    ]);
  });

  test('is for one answer, or for several where the poll takes them, and only for its own', async () => {
    const { member } = people;
    const single = await ask(member);
    const several = await ask(member, { allow_multiselect: true });
    const refused = (outcome: Awaited<ReturnType<typeof vote>>) =>
      expect(outcome).toMatchObject({ status: 400, body: { errors: { answer_ids: {} } } });
    refused(await vote(member, single, 1, 2));
    refused(await vote(member, single, 4));
    refused(await vote(member, several, 1, 4));
    refused(await vote(member, several, 0));
    expect((await vote(member, single, 2, 2)).status).toBe(204);
    expect((await vote(member, several, 3, 1)).status).toBe(204);
    expect(await counts(member, single)).toEqual([
      [0, false],
      [1, true],
      [0, false],
    ]);
    expect(await counts(member, several)).toEqual([
      [1, true],
      [0, false],
      [1, true],
    ]);
    expect(errorName(await vote(member, world.message_id, 1))).toBe('NOT_A_POLL');
  });

  test('once more changes nothing and tells nobody; a change tells what went and what came', async () => {
    const { member, owner } = people;
    const id = await ask(owner);
    const socket = await openSocket(owner);
    await vote(member, id, 1);
    await vote(member, id, 1);
    await vote(member, id, 2);
    await vote(member, id);
    await vote(member, id);
    await member.call('messages.create', { channel_id: world.channel_id, content: 'конец' });
    await socket.next('MESSAGE_CREATE');
    const told = socket.events.flatMap(([type, data]) =>
      type === 'MESSAGE_POLL_VOTE_ADD' || type === 'MESSAGE_POLL_VOTE_REMOVE'
        ? [[type, data.answer_id, data.answer_counts.map(({ count }) => count)]]
        : [],
    );
    expect(told).toEqual([
      ['MESSAGE_POLL_VOTE_ADD', 1, [1, 0, 0]],
      ['MESSAGE_POLL_VOTE_REMOVE', 1, [0, 1, 0]],
      ['MESSAGE_POLL_VOTE_ADD', 2, [0, 1, 0]],
      ['MESSAGE_POLL_VOTE_REMOVE', 2, [0, 0, 0]],
    ]);
    socket.close();
  });

  test('whose counting was interrupted is counted by the next one', async () => {
    const { member, owner } = people;
    const id = await ask(owner);
    await server.ctx.storage.polls.keepVote({ message_id: id, channel_id: world.channel_id, user_id: member.id, answer_ids: [1] });
    expect(await counts(owner, id)).toEqual([
      [0, false],
      [0, false],
      [0, false],
    ]);
    const socket = await openSocket(owner);
    await vote(member, id, 1);
    const [, updated] = await socket.next('MESSAGE_UPDATE');
    expect(updated.poll?.results.answer_counts.map(({ count }) => count)).toEqual([1, 0, 0]);
    socket.close();
  });

  test('of fifty people at once is counted for each of them, and who they were is told', async () => {
    const crowd: Person[] = [];
    for (let n = 0; n < 50; n++) crowd.push(await registerMember(server, people.owner, world.channel_id));
    const id = await ask(people.owner, { allow_multiselect: true });
    const outcomes = await Promise.all(crowd.map((person, n) => vote(person, id, ...(n % 2 ? [1] : [2, 3]))));
    expect(outcomes.every(({ status }) => status === 204)).toBe(true);
    expect((await counts(people.owner, id))?.map(([count]) => count)).toEqual([25, 25, 25]);
    const list = (after?: string) => people.owner.call('polls.listVoters', { ...place(id), answer_id: 1, limit: 10, after });
    const { users } = await list();
    const rest = await people.owner.call('polls.listVoters', { ...place(id), answer_id: 1, limit: 100, after: users.at(-1)?.id });
    expect([...users, ...rest.users].map((user) => user.id)).toEqual(crowd.filter((_, n) => n % 2).map((person) => person.id));
    expect(errorName(await people.owner.ask('polls.listVoters', { ...place(id), answer_id: 4 }))).toBe('INVALID_FORM_BODY');
  }, 60_000);

  test('of one person for different answers at once leaves one', async () => {
    const { member, owner } = people;
    const id = await ask(owner);
    await Promise.all([1, 2, 3, 1, 2, 3].map((answer) => vote(member, id, answer)));
    const after = await counts(member, id);
    expect(after?.filter(([count, mine]) => count === 1 && mine)).toHaveLength(1);
    expect(after?.filter(([count, mine]) => count === 0 && !mine)).toHaveLength(2);
  });

  test('is not for who is timed out, nor for who may not read back', async () => {
    expect(errorName(await vote(people.timed_out, world.poll_id, 1))).toBe('MISSING_PERMISSIONS');
    expect(errorName(await vote(people.muted, world.poll_id, 1))).toBe('MISSING_PERMISSIONS');
  });

  test('in what one may not see is refused as if nothing were there', async () => {
    const outsider = await register(server);
    const unknown = await outsider.ask('polls.vote', { channel_id: '77', message_id: '78', answer_ids: [1] });
    for (const person of [outsider, people.blind, people.banned]) expect(await vote(person, world.poll_id, 1)).toEqual(unknown);
    for (const name of ['polls.expire', 'polls.listVoters'] as const) {
      expect(errorName(await people.blind.ask(name, { ...place(world.poll_id), answer_id: 1 }))).toBe('UNKNOWN_CHANNEL');
    }
  });

  test('goes with its message, and comes back with it', async () => {
    const { guild_id } = world;
    const id = await ask(people.owner, { duration: 1 });
    await vote(people.member, id, 2);
    await people.moderator.call('messages.delete', place(id));
    expect(errorName(await vote(people.member, id, 2))).toBe('UNKNOWN_MESSAGE');
    expect(await server.ctx.storage.polls.countVotes(id)).toEqual([]);
    const { audit_log_entries } = await people.owner.call('auditLog.list', { guild_id, action_type: 72, limit: 1 });
    await people.owner.call('auditLog.undo', { guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
    expect(await counts(people.member, id)).toEqual([
      [0, false],
      [1, true],
      [0, false],
    ]);
    expect(await openPolls()).toEqual([id]);
  });

  test('of more people than undoing remembers comes back as often as is kept, and the count is true', async () => {
    const { guild_id, channel_id } = world;
    const [open, over] = [await ask(people.owner), await ask(people.owner)];
    await vote(people.member, over, 1);
    await people.owner.call('polls.expire', place(over));
    const crowd = Array.from({ length: 20_100 }, (_, n) => ({ message_id: open, channel_id, user_id: String(n + 1), answer_ids: [1] }));
    await server.ctx.storage.polls.insertVotes(crowd);
    await vote(people.member, open, 1);
    await people.moderator.call('messages.bulkDelete', { channel_id, messages: [open, over] });
    const { audit_log_entries } = await people.owner.call('auditLog.list', { guild_id, action_type: 73, limit: 1 });
    const entry = await server.ctx.storage.auditLog.getEntry(guild_id, audit_log_entries[0]?.id ?? '');
    expect(Buffer.byteLength(entry?.undo ?? '')).toBeLessThan(LIMITS.undoBytes);
    await people.owner.call('auditLog.undo', { guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
    expect((await counts(people.owner, open))?.[0]?.[0]).toBeGreaterThanOrEqual(LIMITS.undoVotes - 1);
    expect((await counts(people.owner, open))?.[0]?.[0]).toBe((await server.ctx.storage.polls.countVotes(open))[0]?.count);
    expect((await counts(people.owner, over))?.[0]?.[0]).toBe(1);
  }, 30_000);
});

describe('the end', () => {
  test('comes by itself, is told once, and takes no more votes', async () => {
    const id = await ask(people.owner, { duration: 1 });
    await vote(people.member, id, 3);
    clock.turn(HOUR - 5_000);
    // Nobody stays logged in for that long without a word.
    const [member, owner] = await Promise.all([logIn(server, people.member), logIn(server, people.owner)]);
    await endPolls(server.ctx);
    expect((await read(member, id))?.results.is_finalized).toBe(false);
    clock.turn(6_000);
    expect(errorName(await vote(owner, id, 1))).toBe('POLL_EXPIRED');
    const socket = await openSocket(member);
    await Promise.all([endPolls(server.ctx), endPolls(server.ctx)]);
    await endPolls(server.ctx);
    const [, updated] = await socket.next('MESSAGE_UPDATE');
    expect(updated.poll?.results).toMatchObject({ is_finalized: true, answer_counts: [{ count: 0 }, { count: 0 }, { count: 1 }] });
    await member.call('messages.create', { channel_id: world.channel_id, content: 'конец' });
    await socket.next('MESSAGE_CREATE');
    expect(socket.events.filter(([type]) => type === 'MESSAGE_UPDATE')).toHaveLength(1);
    expect(errorName(await vote(member, id))).toBe('POLL_EXPIRED');
    expect(await counts(member, id)).toEqual([
      [0, false],
      [0, false],
      [1, true],
    ]);
    socket.close();
  });

  test('comes when whoever asked says so, and when nobody else does', async () => {
    const { member, owner } = people;
    const id = await ask(member);
    await vote(owner, id, 1);
    expect(errorName(await owner.ask('polls.expire', place(id)))).toBe('EDIT_OF_OTHERS');
    expect(errorName(await owner.ask('polls.expire', place(world.message_id)))).toBe('NOT_A_POLL');
    const before = clock.now();
    const ended = await member.call('polls.expire', place(id));
    expect(ended.poll?.results.is_finalized).toBe(true);
    expect(Date.parse(ended.poll?.expiry ?? '')).toBeGreaterThanOrEqual(before - 1);
    expect(Date.parse(ended.poll?.expiry ?? '')).toBeLessThanOrEqual(clock.now());
    expect(errorName(await vote(owner, id, 2))).toBe('POLL_EXPIRED');
    expect(errorName(await member.ask('polls.expire', place(id)))).toBe('POLL_EXPIRED');
  });

  test('is told where the poll was asked, once, with who won, and nobody edits or carries on that', async () => {
    const { member, owner, moderator } = people;
    const { channel_id, guild_id } = world;
    const id = await ask(member, { duration: 1 });
    for (const [person, answer] of [
      [member, 2],
      [owner, 2],
      [moderator, 1],
    ] as const)
      await vote(person, id, answer);
    await member.call('polls.expire', place(id));
    await server.ctx.storage.polls.insertPolls([{ message_id: id, channel_id, expires_at: 1 }]);
    await endPolls(server.ctx);
    const results = (await owner.call('messages.list', { channel_id })).filter(({ type }) => type === 46);
    expect(results).toMatchObject([
      { content: '', author: { id: member.id }, message_reference: { message_id: id, channel_id, guild_id } },
    ]);
    const told = results[0]?.embeds[0];
    expect(told?.type === 'poll_result' && Object.fromEntries(told.fields.map(({ name, value }) => [name, value]))).toEqual({
      ...{ poll_question_text: 'Куда пойдём?', victor_answer_votes: '2', total_votes: '3' },
      ...{ victor_answer_id: '2', victor_answer_text: 'на озеро' },
    });
    const message_id = results[0]?.id ?? '';
    expect(errorName(await member.ask('messages.edit', { channel_id, message_id, content: 'не так' }))).toBe('SYSTEM_MESSAGE');
    const forward = { type: 1, channel_id, message_id } as const;
    expect((await owner.ask('messages.create', { channel_id, message_reference: forward })).status).toBe(400);
    expect((await member.ask('messages.delete', { channel_id, message_id })).status).toBe(204);
  });

  test('of a poll without votes, or with as many for two, names nobody', async () => {
    const { member, owner } = people;
    const { channel_id } = world;
    const [empty, tied] = [await ask(member), await ask(member)];
    await vote(member, tied, 1);
    await vote(owner, tied, 3);
    for (const id of [empty, tied]) await member.call('polls.expire', place(id));
    const results = (await owner.call('messages.list', { channel_id })).filter(({ type }) => type === 46);
    const names = results.flatMap(({ embeds: [told] }) =>
      told?.type === 'poll_result' ? told.fields.map(({ name, value }) => name + value) : [],
    );
    expect(names.filter((name) => name.startsWith('victor'))).toEqual(['victor_answer_votes1', 'victor_answer_votes0']);
  });

  test('at the same moment as votes counts those that were taken and no others', async () => {
    const crowd: Person[] = [];
    for (let n = 0; n < 12; n++) crowd.push(await registerMember(server, people.owner, world.channel_id));
    const id = await ask(people.owner);
    const votes = crowd.map((person) => vote(person, id, 1));
    const ending = people.owner.call('polls.expire', place(id));
    const taken = (await Promise.all(votes)).filter(({ status }) => status === 204).length;
    await ending;
    expect((await counts(people.owner, id))?.[0]?.[0]).toBe(taken);
    expect(await server.ctx.storage.polls.countVotes(id)).toEqual(taken > 0 ? [{ answer_id: 1, count: taken }] : []);
  });

  test('of a poll whose message was never kept leaves nothing behind', async () => {
    const { channel_id } = world;
    await server.ctx.storage.polls.insertPolls([{ message_id: '78', channel_id, expires_at: 1 }]);
    await server.ctx.storage.polls.insertPolls([{ message_id: '79', channel_id: '77', expires_at: 1 }]);
    await endPolls(server.ctx);
    expect(await server.ctx.storage.polls.listEndedPolls(2, 10)).toEqual([]);
  });

  test('of the channel takes polls and votes with it', async () => {
    const id = await ask(people.owner, { duration: 2 });
    await vote(people.member, id, 1);
    await people.manager.call('channels.delete', { channel_id: world.channel_id });
    await expect.poll(() => server.ctx.storage.polls.countVotes(id)).toEqual([]);
    expect(await openPolls()).toEqual([]);
  });
});
