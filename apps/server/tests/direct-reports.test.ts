import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refusalOf } from './support/calls.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket, told } from './support/sockets.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

let server: TestServer;
let people: People;
let world: World;

beforeAll(async () => {
  server = await startServer();
  people = await createPeople(server);
});

beforeEach(async () => {
  world = await buildWorld(server, people);
});

describe('a reported direct message', () => {
  test('is shown to the administrators of the installation as the reporter saw it, and they answer', async () => {
    const { member, moderator, admin } = people;
    const { id: direct_id } = await moderator.call('directMessages.open', { recipient_id: member.id });
    for (const content of ['раз', 'купите слона']) await moderator.call('messages.create', { channel_id: direct_id, content });
    const [said] = await member.call('messages.list', { channel_id: direct_id, limit: 1 });
    const about = { channel_id: direct_id, message_id: said?.id ?? '' };
    const theirs = await openSocket(moderator);
    await theirs.next('READY');
    const report = await member.call('reports.createDirect', { ...about, category: 'spam', comment: 'реклама' });
    expect(report).toMatchObject({ guild_id: null, to: 'instance', user: { id: moderator.id }, status: 'open' });
    expect((await member.call('reports.createDirect', { ...about, category: 'abuse' })).id).toBe(report.id);
    await moderator.call('messages.delete', about);
    const shown = await admin.call('reports.getForInstance', { report_id: report.id });
    expect(shown).toMatchObject({ guild_id: null, guild_name: '', withheld: false, message: { content: 'купите слона' } });
    expect(shown.context.map(({ content }) => content)).toContain('раз');

    await admin.call('reports.updateForInstance', { report_id: report.id, status: 'resolved', outcome: 'Спасибо' });
    const [mine] = await member.call('reports.listMine', { limit: 1 });
    expect(mine).toMatchObject({ id: report.id, guild_id: null, status: 'resolved', outcome: 'Спасибо' });
    expect(await told(theirs, 'REPORT_CREATE', 'REPORT_UPDATE', 'USER_REPORT_UPDATE')).toEqual([]);
    theirs.close();
  });

  test('is one that is there for the reporter, and not their own', async () => {
    const { member, moderator, owner, admin } = people;
    const { id: direct_id } = await moderator.call('directMessages.open', { recipient_id: member.id });
    const { id: message_id } = await moderator.call('messages.create', { channel_id: direct_id, content: 'между нами' });
    const about = { channel_id: direct_id, message_id, category: 'other' };
    for (const other of [owner, admin]) expect(await refusalOf(other, 'reports.createDirect', about)).toBe('UNKNOWN_CHANNEL');
    expect(await refusalOf(moderator, 'reports.createDirect', about)).toBe('INVALID_FORM_BODY');
    expect(await refusalOf(member, 'reports.createDirect', { ...about, message_id: '1' })).toBe('UNKNOWN_MESSAGE');
    const inGuild = { ...about, channel_id: world.channel_id, message_id: world.message_id };
    expect(await refusalOf(member, 'reports.createDirect', inGuild)).toBe('WRONG_CHANNEL_TYPE');
  });
});
