import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { removeEnded } from '../src/features/housekeeping.ts';
import { refusalOf, send } from './support/calls.ts';
import type { Person } from './support/people.ts';
import { startServer, type TestServer, turnableClock } from './support/server.ts';
import { openSocket, told } from './support/sockets.ts';
import { until } from './support/until.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

let server: TestServer;
let people: People;
let world: World;
let guild_id: string;
let channel_id: string;

beforeAll(async () => {
  server = await startServer();
  people = await createPeople(server);
});

beforeEach(async () => {
  world = await buildWorld(server, people);
  ({ guild_id, channel_id } = world);
});

/** The manager writes something, and the member reports it. */
async function reportMessage(content = 'купите слона') {
  const { manager, member } = people;
  const { id: message_id } = await manager.call('messages.create', { channel_id, content });
  const about = { guild_id, user_id: manager.id, channel_id, message_id };
  return { about, report: await member.call('reports.create', { ...about, category: 'spam', comment: 'реклама' }) };
}

function hide(person: Person, bits: bigint = PERMISSIONS.VIEW_CHANNEL) {
  return people.owner.call('channels.setOverwrite', { channel_id, overwrite_id: person.id, type: 1, deny: String(bits) });
}

describe('a reported message', () => {
  test('is kept with what stood around it, also when its channel goes', async () => {
    for (const content of ['раз', 'два', 'три', 'четыре']) await people.owner.call('messages.create', { channel_id, content });
    const { report } = await reportMessage();
    for (const content of ['пять', 'шесть', 'семь', 'восемь']) await people.owner.call('messages.create', { channel_id, content });
    const early = await people.moderator.call('reports.get', { guild_id, report_id: report.id });
    expect(early).toMatchObject({ category: 'spam', comment: 'реклама', status: 'open', to: 'guild', withheld: false, assignee: null });
    expect(early.message?.content).toBe('купите слона');
    expect(early.context.map(({ content }) => content)).toEqual(['два', 'три', 'четыре']);
    await people.owner.call('channels.delete', { channel_id });
    expect(await people.owner.call('reports.get', { guild_id, report_id: report.id })).toMatchObject({
      message: { content: 'купите слона' },
    });
    // Nobody can say any more who could have read it: those who see every channel could.
    expect(await people.moderator.call('reports.get', { guild_id, report_id: report.id })).toMatchObject({ withheld: true, message: null });
  });

  test('has messages after it too, and never the secret name that the author gave it', async () => {
    const { id: message_id } = await people.manager.call('messages.create', { channel_id, content: 'слон', nonce: 'secret' });
    for (const content of ['раз', 'два', 'три', 'четыре']) await people.owner.call('messages.create', { channel_id, content });
    const about = { guild_id, user_id: people.manager.id, channel_id, message_id, category: 'other' as const };
    const { id: report_id } = await people.member.call('reports.create', about);
    const details = await people.moderator.call('reports.get', { guild_id, report_id });
    expect(details.context.map(({ content }) => content).slice(-3)).toEqual(['раз', 'два', 'три']);
    expect(JSON.stringify(details)).not.toContain('secret');
  });

  test('comes without its surroundings from someone who may not read history', async () => {
    const { muted, manager, moderator } = people;
    const { id: message_id } = await manager.call('messages.create', { channel_id, content: 'при всех' });
    const { id: report_id } = await muted.call('reports.create', {
      ...{ guild_id, user_id: manager.id, channel_id, message_id, category: 'abuse' },
    });
    const details = await moderator.call('reports.get', { guild_id, report_id });
    expect(details).toMatchObject({ message: { content: 'при всех' }, context: [] });
  });

  test('is reported once by one person, however often they press, and by others as well', async () => {
    const { about, report } = await reportMessage();
    const again = await Promise.all(
      Array.from({ length: 20 }, () => people.member.call('reports.create', { ...about, category: 'abuse', comment: 'ещё' })),
    );
    expect(new Set(again.map(({ id }) => id))).toEqual(new Set([report.id]));
    expect(again[0]).toMatchObject({ category: 'spam', comment: 'реклама' });
    const other = await people.timed_out.call('reports.create', { ...about, category: 'spam' });
    expect(other.id).not.toBe(report.id);
    await people.moderator.call('reports.update', { guild_id, report_id: report.id, status: 'dismissed' });
    expect(await people.member.call('reports.create', { ...about, category: 'spam' })).toMatchObject({
      id: report.id,
      status: 'dismissed',
    });
  });

  test('is one that is there: what was deleted cannot be reported', async () => {
    const { about } = await reportMessage();
    const gone = { ...about, message_id: '1', category: 'spam' };
    expect(await refusalOf(people.member, 'reports.create', gone)).toBe('UNKNOWN_MESSAGE');
  });
});

describe('a reported person', () => {
  test('can be reported again after it was decided, and not before', async () => {
    const about = { guild_id, user_id: people.manager.id, category: 'abuse' as const };
    const first = await people.member.call('reports.create', about);
    expect((await people.member.call('reports.create', about)).id).toBe(first.id);
    await people.moderator.call('reports.update', { guild_id, report_id: first.id, status: 'resolved' });
    const second = await people.member.call('reports.create', about);
    expect(second.id).not.toBe(first.id);
    expect(second.status).toBe('open');
  });

  test('neither sees what is said of them nor hears of it, in no way there is', async () => {
    const { moderator, member, owner, administrator } = people;
    const [accused, other] = [await openSocket(moderator), await openSocket(administrator)];
    const report = await member.call('reports.create', { guild_id, user_id: moderator.id, category: 'abuse', comment: 'тайна' });
    const report_id = report.id;
    await administrator.call('reports.update', { guild_id, report_id, status: 'in_progress', assignee_id: owner.id });
    await administrator.call('notes.create', { guild_id, user_id: moderator.id, text: 'присмотреть' });

    expect(await told(other, 'REPORT_CREATE', 'REPORT_UPDATE')).toHaveLength(2);
    const heard = await told(accused, 'REPORT_CREATE', 'REPORT_UPDATE', 'USER_REPORT_UPDATE', 'GUILD_AUDIT_LOG_ENTRY_CREATE');
    expect(heard).toEqual([]);
    const listed = await moderator.call('reports.list', { guild_id, limit: 100 });
    expect(listed.map(({ id }) => id)).toEqual([world.report_id]);
    for (const name of ['reports.get', 'reports.update'] as const) {
      expect(await refusalOf(moderator, name, { guild_id, report_id })).toBe('UNKNOWN_REPORT');
    }
    for (const name of ['members.history', 'notes.list'] as const) {
      expect(await refusalOf(moderator, name, { guild_id, user_id: moderator.id })).toBe('MISSING_PERMISSIONS');
    }
    for (const action_type of [1001, 1002]) {
      const ofOthers = await administrator.call('auditLog.list', { guild_id, action_type, target_id: moderator.id });
      expect(ofOthers.audit_log_entries).toHaveLength(1);
      const own = await moderator.call('auditLog.list', { guild_id, action_type, target_id: moderator.id });
      expect(own).toMatchObject({ audit_log_entries: [], users: [] });
    }
  });

  test('does not hear of it either by going on where their connection was lost', async () => {
    const { moderator, administrator, member } = people;
    const sockets = [await openSocket(moderator), await openSocket(administrator)];
    // Something with a place in the order.
    await people.owner.call('messages.create', { channel_id, content: 'до' });
    await until(() => sockets.every((socket) => socket.lastId() !== ''));
    for (const socket of sockets) socket.close();
    await member.call('reports.create', { guild_id, user_id: moderator.id, category: 'abuse' });
    const [accused, other] = [await openSocket(moderator, sockets[0]?.lastId()), await openSocket(administrator, sockets[1]?.lastId())];
    expect(await told(other, 'RESUMED', 'REPORT_CREATE')).toHaveLength(2);
    expect(await told(accused, 'RESUMED', 'REPORT_CREATE')).toHaveLength(1);
  });

  test('cannot be oneself, a stranger, or somebody of another guild', async () => {
    const { member, stranger } = people;
    expect(await refusalOf(member, 'reports.create', { guild_id, user_id: member.id, category: 'spam' })).toBe('INVALID_FORM_BODY');
    expect(await refusalOf(member, 'reports.create', { guild_id, user_id: stranger.id, category: 'spam' })).toBe('UNKNOWN_MEMBER');
    expect(await refusalOf(member, 'reports.create', { guild_id, user_id: '1', category: 'spam' })).toBe('UNKNOWN_MEMBER');
  });

  test('cannot be given the queue to sort it out', async () => {
    const { report } = await reportMessage();
    const { moderator, manager, member, owner } = people;
    const assign = (assignee_id: string) => refusalOf(moderator, 'reports.update', { guild_id, report_id: report.id, assignee_id });
    await owner.call('roles.update', {
      guild_id,
      role_id: guild_id,
      permissions: String(PERMISSIONS.VIEW_CHANNEL | PERMISSIONS.MODERATE_MEMBERS),
    });
    expect(await assign(manager.id)).toBe('INVALID_FORM_BODY');
    expect(await assign(member.id)).toBe('ok');
    await owner.call('roles.update', { guild_id, role_id: guild_id, permissions: String(PERMISSIONS.VIEW_CHANNEL) });
    expect(await assign(member.id)).toBe('INVALID_FORM_BODY');
    expect(await assign(people.stranger.id)).toBe('INVALID_FORM_BODY');
  });
});

describe('nothing that one may not read comes out of a report:', () => {
  test('a hidden channel is reported by nobody who cannot see it', async () => {
    const { about } = await reportMessage();
    const report = { ...about, category: 'spam' };
    expect(await refusalOf(people.blind, 'reports.create', report)).toBe('UNKNOWN_CHANNEL');
    expect(await refusalOf(people.blind, 'reports.create', { ...report, message_id: '1' })).toBe('UNKNOWN_CHANNEL');
    expect(await refusalOf(people.blind, 'reports.create', { ...report, channel_id: '1' })).toBe('UNKNOWN_CHANNEL');
  });

  test('a channel of another guild is none of this one', async () => {
    const { about } = await reportMessage();
    const { owner, manager, member } = people;
    const { id: other } = await member.call('guilds.create', { name: 'Mine', template: 'empty' });
    const report = { ...about, category: 'spam' };
    expect(await refusalOf(member, 'reports.create', { ...report, guild_id: other })).toBe('UNKNOWN_CHANNEL');
    const listed = await owner.call('reports.list', { guild_id });
    expect(await refusalOf(member, 'reports.get', { guild_id: other, report_id: listed[0]?.id })).toBe('UNKNOWN_REPORT');
    expect(await refusalOf(member, 'reports.update', { guild_id: other, report_id: listed[0]?.id })).toBe('UNKNOWN_REPORT');
    const wrongAuthor = { ...report, user_id: people.owner.id };
    expect(await refusalOf(member, 'reports.create', wrongAuthor)).toBe('UNKNOWN_MESSAGE');
    expect(manager.id).toBe(about.user_id);
    await member.call('guilds.delete', { guild_id: other });
  });

  test('half an address of a message is refused by name', async () => {
    const { channel_id: _, ...without } = (await reportMessage()).about;
    const { errors } = (await people.member.ask('reports.create', { ...without, category: 'spam' })).body as { errors: object };
    expect(Object.keys(errors)).toEqual(['message_id']);
    const { message_id: __, ...half } = (await reportMessage()).about;
    const other = (await people.member.ask('reports.create', { ...half, category: 'spam' })).body as { errors: object };
    expect(Object.keys(other.errors)).toEqual(['channel_id']);
  });

  test.each([
    ['does not see the channel', PERMISSIONS.VIEW_CHANNEL],
    ['may not read its history', PERMISSIONS.READ_MESSAGE_HISTORY],
  ])('a moderator who %s gets the report without a word of it', async (_what, bits) => {
    const text = 'совершенно секретно';
    await people.owner.call('messages.create', { channel_id, content: `рядом: ${text}` });
    const { report } = await reportMessage(text);
    await hide(people.moderator, bits);
    const socket = await openSocket(people.moderator);
    const report_id = report.id;
    const answers = [
      await people.moderator.call('reports.list', { guild_id }),
      await people.moderator.call('reports.get', { guild_id, report_id }),
      await people.moderator.call('reports.update', { guild_id, report_id, status: 'in_progress' }),
      await people.moderator.call('members.history', { guild_id, user_id: people.manager.id }),
      await people.moderator.call('auditLog.list', { guild_id, action_type: 1002 }),
      await told(socket, 'REPORT_UPDATE', 'GUILD_AUDIT_LOG_ENTRY_CREATE'),
    ];
    const all = JSON.stringify(answers);
    expect(all).not.toContain(text);
    expect(all).not.toContain(channel_id);
    expect(answers[1]).toMatchObject({
      withheld: true,
      message: null,
      context: [],
      channel_id: null,
      message_id: null,
      comment: 'реклама',
    });
    expect(await people.administrator.call('reports.get', { guild_id, report_id })).toMatchObject({ message: { content: text } });
  });

  test('the reporter who lost the channel finds their report, and not the message', async () => {
    const { report } = await reportMessage('только здесь');
    await hide(people.member);
    const mine = await people.member.call('reports.listMine', {});
    expect(mine[0]).toMatchObject({ id: report.id, comment: 'реклама' });
    expect(JSON.stringify(mine)).not.toContain('только здесь');
  });

  test('events of reports carry nothing but that there is one', async () => {
    const socket = await openSocket(people.moderator);
    await reportMessage('слово за слово');
    const [news] = await told(socket, 'REPORT_CREATE');
    expect(news).toEqual({
      ...{ id: expect.any(String), guild_id, queue: 'guild', status: 'open', updated_at: expect.any(String) },
    });
  });
});

describe('whoever reported', () => {
  test('is told the answer, and nothing of who decided', async () => {
    const { report } = await reportMessage();
    const socket = await openSocket(people.member);
    const { moderator } = people;
    const report_id = report.id;
    await moderator.call('reports.update', { guild_id, report_id, assignee_id: moderator.id });
    expect(await told(socket, 'USER_REPORT_UPDATE')).toEqual([]);
    await moderator.call('reports.update', { guild_id, report_id, status: 'resolved', outcome: 'Спасибо, удалили', reason: 'реклама' });
    const [answer] = await told(socket, 'USER_REPORT_UPDATE');
    expect(answer).toMatchObject({ id: report_id, status: 'resolved', outcome: 'Спасибо, удалили' });
    expect(JSON.stringify(answer)).not.toContain(moderator.id);
    expect((await people.member.call('reports.listMine', {}))[0]).toEqual(answer);
    const { audit_log_entries } = await people.owner.call('auditLog.list', { guild_id, action_type: 1002 });
    expect(audit_log_entries[0]).toMatchObject({ reason: 'реклама', options: { report_id }, user_id: moderator.id });
    expect(JSON.stringify(audit_log_entries)).not.toContain('Спасибо');
  });

  test('hears of it after leaving, and not after a ban', async () => {
    const { report } = await reportMessage();
    const { member, moderator } = people;
    const report_id = report.id;
    await member.call('guilds.leave', { guild_id });
    const socket = await openSocket(member);
    await moderator.call('reports.update', { guild_id, report_id, outcome: 'смотрим' });
    expect(await told(socket, 'USER_REPORT_UPDATE')).toHaveLength(1);
    await server.ctx.storage.bans.keepBan({
      ...{ guild_id, user_id: member.id, moderator_id: moderator.id, reason: null, created_at: 0, expires_at: null, address_hashes: [] },
    });
    await moderator.call('reports.update', { guild_id, report_id, outcome: 'решили', status: 'resolved' });
    expect(await told(socket, 'USER_REPORT_UPDATE')).toHaveLength(1);
    const mine = await member.call('reports.listMine', {});
    expect(mine.filter((one) => one.guild_id === guild_id).map(({ to }) => to)).toEqual(['instance']);
  });
});

describe('the administrators of the installation', () => {
  test('get what was directed at them, which the guild does not see', async () => {
    const { member, owner, admin } = people;
    const [ofAdmin, ofOwner] = [await openSocket(admin), await openSocket(owner)];
    const about = { guild_id, user_id: owner.id, channel_id, message_id: world.message_id };
    const report = await member.call('reports.create', { ...about, category: 'illegal', to: 'instance', comment: 'это владелец' });
    expect(await told(ofAdmin, 'REPORT_CREATE')).toHaveLength(1);
    expect(await told(ofOwner, 'REPORT_CREATE')).toEqual([]);
    expect((await people.moderator.call('reports.list', { guild_id })).map(({ id }) => id)).not.toContain(report.id);
    expect(await refusalOf(people.moderator, 'reports.get', { guild_id, report_id: report.id })).toBe('UNKNOWN_REPORT');
    const [first] = await admin.call('reports.listForInstance', { status: 'open' });
    expect(first).toMatchObject({ id: report.id, guild_name: 'Home', message: { content: 'first' }, reporter: { id: member.id } });
    const decided = { report_id: report.id, status: 'dismissed', assignee_id: admin.id, outcome: 'всё в порядке' } as const;
    expect(await admin.call('reports.updateForInstance', decided)).toMatchObject({ assignee: { id: admin.id } });
    expect((await member.call('reports.listMine', {}))[0]).toMatchObject({ to: 'instance', outcome: 'всё в порядке' });
    expect(await refusalOf(admin, 'reports.updateForInstance', { report_id: report.id, assignee_id: owner.id })).toBe('INVALID_FORM_BODY');
  });

  test('get what moderators pass on, and nothing before', async () => {
    const { report } = await reportMessage();
    const { admin, moderator } = people;
    const report_id = report.id;
    expect(await refusalOf(admin, 'reports.getForInstance', { report_id })).toBe('UNKNOWN_REPORT');
    expect(await moderator.call('reports.update', { guild_id, report_id, escalated: true })).toMatchObject({
      escalated: true,
      to: 'guild',
    });
    expect(await admin.call('reports.getForInstance', { report_id })).toMatchObject({
      escalated: true,
      message: { content: 'купите слона' },
    });
  });

  test('keep what was said to them when the guild is deleted, and the guild keeps nothing', async () => {
    const { admin, owner } = people;
    await owner.call('guilds.delete', { guild_id });
    await until(async () => (await server.ctx.storage.reports.getReport(world.report_id)) === undefined);
    expect(await admin.call('reports.getForInstance', { report_id: world.instance_report_id })).toMatchObject({ guild_name: '' });
    expect(await server.ctx.storage.memberRecords.getRecord(world.note_id)).toBeUndefined();
    expect(await server.ctx.storage.memberRecords.getRecord(world.warning_id)).toBeUndefined();
    await server.ctx.storage.reports.updateReport(world.instance_report_id, { closed_at: 1 });
  });

  test('do not decide about themselves', async () => {
    const { member, admin, owner } = people;
    await admin.call('invites.accept', { code: world.code });
    const socket = await openSocket(admin);
    const report = await member.call('reports.create', { guild_id, user_id: admin.id, category: 'abuse', to: 'instance' });
    expect(await refusalOf(admin, 'reports.getForInstance', { report_id: report.id })).toBe('UNKNOWN_REPORT');
    expect((await admin.call('reports.listForInstance', {})).map(({ id }) => id)).not.toContain(report.id);
    expect(await told(socket, 'REPORT_CREATE')).toEqual([]);
    await owner.call('members.kick', { guild_id, user_id: admin.id });
  });
});

describe('floods', () => {
  test('of one person end at twenty-five undecided reports, and a repeated one is answered all the same', async () => {
    const { member, manager, moderator } = people;
    const answers: string[] = [];
    let first: object | undefined;
    for (let sent = 0; sent < 30; sent += 1) {
      const { id: message_id } = await manager.call('messages.create', { channel_id, content: `слон ${sent}` });
      const about = { guild_id, user_id: manager.id, channel_id, message_id, category: 'spam' };
      first ??= about;
      answers.push(await refusalOf(member, 'reports.create', about));
    }
    const undecided = await server.ctx.storage.reports.countUndecidedReports(guild_id, member.id);
    expect({ undecided, last: answers.at(-1) }).toEqual({ undecided: 25, last: 'TOO_MANY_REPORTS' });
    expect(await refusalOf(member, 'reports.create', first ?? {})).toBe('ok');
    const open = await moderator.call('reports.list', { guild_id, status: 'open', limit: 100 });
    expect(open.length).toBeGreaterThan(20);
    const pages = [await moderator.call('reports.list', { guild_id, limit: 10 })];
    pages.push(await moderator.call('reports.list', { guild_id, limit: 10, before: pages[0]?.at(-1)?.id ?? '' }));
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(20);
  });

  test('end earlier by the limit of the operation: five in ten minutes', async () => {
    const limited = await startServer({ env: { RATE_LIMITS: 'on' } });
    const them = await createPeople(limited);
    const { id } = await them.owner.call('guilds.create', { name: 'Home', template: 'empty' });
    const statuses: number[] = [];
    for (let sent = 0; sent < 7; sent += 1) {
      const input = { guild_id: id, user_id: them.member.id, category: 'spam' };
      statuses.push((await them.owner.ask('reports.create', input)).status);
    }
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429]);
  });
});

describe('a warning', () => {
  test('tells the person why and where, and not by whom, until they have read it', async () => {
    const { moderator, member, owner } = people;
    const [socket, phone] = [await openSocket(member), await openSocket(member)];
    const kept = await moderator.call('warnings.create', { guild_id, user_id: member.id, reason: 'не шумите ночью' });
    const [warning] = await told(socket, 'WARNING_CREATE');
    expect(warning).toEqual({ id: kept.id, guild_id, reason: 'не шумите ночью', created_at: kept.created_at });
    expect(await member.call('warnings.listMine', {})).toEqual([warning]);
    const { audit_log_entries } = await owner.call('auditLog.list', { guild_id, action_type: 1000, target_id: member.id });
    expect(audit_log_entries).toMatchObject([{ user_id: moderator.id, reason: 'не шумите ночью' }]);

    expect(await refusalOf(people.manager, 'warnings.acknowledge', { warning_id: kept.id })).toBe('UNKNOWN_WARNING');
    await member.call('warnings.acknowledge', { warning_id: kept.id });
    expect(await told(phone, 'WARNING_ACK')).toEqual([{ id: kept.id }]);
    expect(await member.call('warnings.listMine', {})).toEqual([]);
    expect(await refusalOf(member, 'warnings.acknowledge', { warning_id: kept.id })).toBe('UNKNOWN_WARNING');
    const { warnings } = await moderator.call('members.history', { guild_id, user_id: member.id });
    expect(warnings).toMatchObject([{ text: 'не шумите ночью', author: { id: moderator.id }, acknowledged_at: expect.any(String) }]);
  });

  test('goes to those below only, and never without a reason', async () => {
    const { moderator, administrator, owner, stranger, member } = people;
    const warn = (user_id: string, reason = 'тише') => refusalOf(moderator, 'warnings.create', { guild_id, user_id, reason });
    for (const { id } of [moderator, administrator, owner]) expect(await warn(id)).toBe('MISSING_PERMISSIONS');
    expect(await warn(stranger.id)).toBe('UNKNOWN_MEMBER');
    for (const reason of ['', '  ', '\u200b']) expect(await warn(member.id, reason)).toBe('INVALID_FORM_BODY');
    const path = `/api/v10/guilds/${guild_id}/members/${member.id}/warnings`;
    const post = (body: object) =>
      send(moderator, path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    expect((await post({})).status).toBe(400);
    expect(await post({ reason: 'в теле' })).toMatchObject({ status: 201, body: { text: 'в теле' } });
  });

  test('is over for who is not there any more', async () => {
    const { moderator, member } = people;
    await moderator.call('warnings.create', { guild_id, user_id: member.id, reason: 'тише' });
    await member.call('guilds.leave', { guild_id });
    expect(await member.call('warnings.listMine', {})).toEqual([]);
  });
});

describe('notes and history', () => {
  test('notes are for moderators, and the audit log does not say what they say', async () => {
    const { moderator, administrator, muted, owner } = people;
    const about = { guild_id, user_id: muted.id };
    const note = await administrator.call('notes.create', { ...about, text: 'говорит\nпо ночам' });
    expect((await moderator.call('notes.list', about)).map(({ text }) => text)).toEqual(['говорит\nпо ночам', 'в третий раз']);
    expect(await refusalOf(moderator, 'notes.delete', { ...about, note_id: note.id })).toBe('MISSING_PERMISSIONS');
    expect(await refusalOf(owner, 'notes.delete', { guild_id, user_id: people.member.id, note_id: note.id })).toBe('UNKNOWN_NOTE');
    expect(await refusalOf(owner, 'notes.delete', { ...about, note_id: world.warning_id })).toBe('UNKNOWN_NOTE');
    await owner.call('notes.delete', { ...about, note_id: note.id });
    expect(await refusalOf(owner, 'notes.delete', { ...about, note_id: note.id })).toBe('UNKNOWN_NOTE');
    expect(await refusalOf(moderator, 'notes.create', { ...about, text: ' \u200b ' })).toBe('INVALID_FORM_BODY');
    const { audit_log_entries } = await owner.call('auditLog.list', { guild_id, action_type: 1001 });
    expect(audit_log_entries.map(({ options }) => options?.change)).toEqual(['deleted', 'written', 'written']);
    expect(JSON.stringify(audit_log_entries)).not.toMatch(/ночам|третий/);
  });

  test('the history of someone who has left is still there, and of who never came there is none', async () => {
    const { moderator, muted, stranger, owner } = people;
    const about = { guild_id, user_id: muted.id };
    await moderator.call('members.update', { ...about, communication_disabled_until: new Date(Date.now() + 60_000).toISOString() });
    await owner.call('members.kick', { ...about, reason: 'хватит' });
    const history = await moderator.call('members.history', about);
    expect(history).toMatchObject({ is_member: false, user: { username: 'muted' } });
    expect(history.warnings.map(({ text }) => text)).toEqual(['не шумите']);
    expect(history.notes.map(({ text }) => text)).toEqual(['в третий раз']);
    expect(history.reports.map(({ id }) => id)).toEqual([world.report_id]);
    expect(history.deeds.map(({ action_type }) => action_type)).toEqual([20, 24, 24]);
    expect(history.users.map(({ username }) => username).sort()).toEqual(['moderator', 'owner']);
    await moderator.call('notes.create', { ...about, text: 'вернётся' });
    expect(await refusalOf(moderator, 'members.history', { guild_id, user_id: stranger.id })).toBe('UNKNOWN_MEMBER');
    expect(await refusalOf(moderator, 'notes.create', { guild_id, user_id: stranger.id, text: 'кто это' })).toBe('UNKNOWN_MEMBER');
  });
});

test('a report ends ninety days after it was decided', async () => {
  const clock = turnableClock();
  const aged = await startServer({ clock });
  const { owner, member } = await createPeople(aged);
  const { id } = await owner.call('guilds.create', { name: 'Home', template: 'empty' });
  const [channel] = await owner.call('channels.list', { guild_id: id });
  const { code } = await owner.call('invites.create', { channel_id: channel?.id ?? '' });
  await member.call('invites.accept', { code });
  const report = await owner.call('reports.create', { guild_id: id, user_id: member.id, category: 'other' });
  const { storage } = aged.ctx;
  const closed_at = clock.now();
  await storage.reports.updateReport(report.id, { closed_at });
  expect(await storage.reports.removeClosedReports(closed_at - 1, 10)).toBe(0);
  clock.turn(91 * 86_400_000);
  await removeEnded(aged.ctx, { token: 1, check: () => undefined });
  expect(await storage.reports.getReport(report.id)).toBeUndefined();
});
