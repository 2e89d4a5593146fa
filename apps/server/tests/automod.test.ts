import type { AuditEntry } from '@chat-js/protocol/audit-log.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationRequest } from '@chat-js/protocol/operations.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newMessage } from '../src/features/messages/new-message.ts';
import { errorName, type Outcome, send } from './support/calls.ts';
import type { Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

let server: TestServer;
let people: People;
let world: World;
let ahead = 0;

beforeAll(async () => {
  server = await startServer({ clock: { now: () => Date.now() + ahead }, env: { RATE_LIMITS: 'off' } });
  people = await createPeople(server);
});

beforeEach(async () => {
  ahead = 0;
  world = await buildWorld(server, people);
});

type Fields = Omit<OperationRequest<'automod.create'>, 'guild_id'>;

function fields(given: Partial<Fields> = {}): Fields {
  return {
    name: 'Слова',
    event_type: 1,
    trigger_type: 1,
    trigger_metadata: { keyword_filter: ['*реклам*'] },
    actions: [{ type: 1 }],
    enabled: true,
    ...given,
  };
}

const create = (given: Partial<Fields> = {}, who: Person = people.owner) =>
  who.call('automod.create', { guild_id: world.guild_id, ...fields(given) });
const askToCreate = (given: object, who: Person = people.owner) =>
  who.ask('automod.create', { guild_id: world.guild_id, ...fields(), ...given });
const write = (content: string, who: Person = people.member, given: object = {}) =>
  who.ask('messages.create', { channel_id: world.channel_id, content, ...given });
const history = async (channel_id = world.channel_id) => people.owner.call('messages.list', { channel_id, limit: 100 });
const problems = ({ body }: Outcome) => (body as { errors: Record<string, unknown> }).errors;

async function deeds(action_type: number): Promise<AuditEntry[]> {
  return (await people.owner.call('auditLog.list', { guild_id: world.guild_id, action_type })).audit_log_entries;
}

describe('a message that a rule blocks', () => {
  test('is refused with the words of the rule, and is kept and told nowhere', async () => {
    await create({ actions: [{ type: 1, metadata: { custom_message: 'Рекламе здесь не место.' } }] });
    const socket = await openSocket(people.owner);
    const outcome = await write('Вот Р Е К Л А М А и реклама');
    expect(errorName(outcome)).toBe('AUTOMOD_BLOCKED');
    expect(outcome.body).toEqual({
      code: 200000,
      message: 'Message was blocked by automatic moderation',
      errors: { content: { _errors: [{ code: 'AUTO_MODERATION_BLOCKED', message: 'Рекламе здесь не место.' }] } },
    });
    expect((await write('о другом')).status).toBe(200);
    const [, message] = await socket.next('MESSAGE_CREATE');
    expect(message.content).toBe('о другом');
    expect((await history()).map(({ content }) => content)).toEqual(['о другом', 'first']);
  });

  test('is blocked from the answer that made the rule on, and passes from the one that switched it off', async () => {
    const { guild_id } = world;
    const { id: rule_id } = await create({ enabled: false });
    expect((await write('реклама')).status).toBe(200);
    await people.manager.call('automod.update', { guild_id, rule_id, enabled: true });
    expect(errorName(await write('реклама'))).toBe('AUTOMOD_BLOCKED');
    await people.manager.call('automod.update', { guild_id, rule_id, trigger_metadata: { keyword_filter: ['другое'] } });
    expect((await write('реклама')).status).toBe(200);
    expect(errorName(await write('другое'))).toBe('AUTOMOD_BLOCKED');
    await people.manager.call('automod.delete', { guild_id, rule_id });
    expect((await write('другое')).status).toBe(200);
  });

  test('passes from those who could change the rule, and where or as whom the rule does not look', async () => {
    const { guild_id, role_id, channel_id, category_id } = world;
    const { id: rule_id } = await create();
    for (const who of [people.owner, people.administrator, people.manager]) expect((await write('реклама', who)).status).toBe(200);
    expect(errorName(await write('реклама', people.moderator))).toBe('AUTOMOD_BLOCKED');
    const exempt = (given: object) =>
      people.owner.call('automod.update', { guild_id, rule_id, exempt_roles: [], exempt_channels: [], ...given });
    for (const given of [{ exempt_roles: [role_id] }, { exempt_channels: [channel_id] }]) {
      await exempt(given);
      expect((await write('реклама')).status).toBe(200);
    }
    await exempt({ exempt_channels: [category_id] });
    expect(errorName(await write('реклама'))).toBe('AUTOMOD_BLOCKED');
    await people.owner.call('channels.update', { channel_id, parent_id: category_id });
    expect((await write('реклама')).status).toBe(200);
  });

  test('is told to those who manage the server and written down, and to nobody else', async () => {
    const { guild_id, channel_id } = world;
    const rule = await create();
    const [manager, moderator] = [await openSocket(people.manager), await openSocket(people.moderator)];
    await write('это реклама!');
    const [, execution] = await manager.next('AUTO_MODERATION_ACTION_EXECUTION');
    expect(execution).toEqual({
      guild_id,
      action: { type: 1, metadata: {} },
      rule_id: rule.id,
      rule_trigger_type: 1,
      user_id: people.member.id,
      channel_id,
      content: 'это реклама!',
      matched_keyword: '*реклам*',
      matched_content: 'реклам',
    });
    expect(await deeds(143)).toMatchObject([
      {
        user_id: people.member.id,
        target_id: people.member.id,
        options: { auto_moderation_rule_name: 'Слова', auto_moderation_rule_trigger_type: '1', channel_id },
      },
    ]);
    await moderator.callRaw('instance.get', {});
    expect(moderator.events.map(([type]) => type)).not.toContain('AUTO_MODERATION_ACTION_EXECUTION');
  });

  test('fills no log, however often it comes', async () => {
    await create();
    await Promise.all(Array.from({ length: 25 }, (_, index) => write(`реклама ${index}`)));
    expect(await deeds(143)).toHaveLength(10);
  });
});

describe('an alert', () => {
  test('stands in the channel that the rule names, says what and where, and lets the message pass', async () => {
    const { guild_id } = world;
    const { id: channel_id } = await people.owner.call('channels.create', { guild_id, name: 'разговоры' });
    const alerts = await people.owner.call('channels.create', { guild_id, name: 'тревога' });
    const rule = await create({ actions: [{ type: 2, metadata: { channel_id: alerts.id } }] });
    const socket = await openSocket(people.manager);
    const { body } = await write('куплю рекламу', people.member, { channel_id, nonce: 'one' });
    const { id } = body as { id: string };
    await write('куплю рекламу', people.member, { channel_id, nonce: 'one' });
    const found = await history(alerts.id);
    expect(found).toMatchObject([
      {
        type: 24,
        author: { id: people.member.id },
        content: '',
        embeds: [
          {
            type: 'auto_moderation_message',
            description: 'куплю рекламу',
            fields: [
              { name: 'rule_name', value: 'Слова' },
              { name: 'channel_id', value: channel_id },
              { name: 'keyword', value: '*реклам*' },
              { name: 'keyword_matched_content', value: 'реклам' },
              { name: 'flagged_message_id', value: id },
            ],
          },
        ],
      },
    ]);
    const [, execution] = await socket.next('AUTO_MODERATION_ACTION_EXECUTION');
    expect(execution).toMatchObject({ rule_id: rule.id, message_id: id, alert_system_message_id: found[0]?.id });
    expect(await deeds(144)).toHaveLength(1);
  });

  test('does not say what was written where not everybody may look', async () => {
    const { guild_id, channel_id, role_id } = world;
    const hidden = await people.owner.call('channels.create', { guild_id, name: 'для-своих' });
    const view = String(PERMISSIONS.VIEW_CHANNEL);
    await people.owner.call('channels.setOverwrite', { channel_id: hidden.id, overwrite_id: guild_id, type: 0, deny: view });
    await people.owner.call('channels.setOverwrite', { channel_id: hidden.id, overwrite_id: role_id, type: 0, allow: view });
    await create({ actions: [{ type: 1 }, { type: 2, metadata: { channel_id } }] });
    const socket = await openSocket(people.manager);
    await write('тайная реклама', people.member, { channel_id: hidden.id });
    const [, execution] = await socket.next('AUTO_MODERATION_ACTION_EXECUTION');
    expect(execution).toMatchObject({ content: '', matched_content: null, channel_id: hidden.id });
    expect(JSON.stringify([socket.events, await history(), await deeds(143), await deeds(144)])).not.toContain('тайная');
  });

  test('that leads to a channel that is gone is written down all the same', async () => {
    const { guild_id } = world;
    const alerts = await people.owner.call('channels.create', { guild_id, name: 'тревога' });
    await create({ actions: [{ type: 2, metadata: { channel_id: alerts.id } }] });
    await people.owner.call('channels.delete', { channel_id: alerts.id });
    expect((await write('реклама')).status).toBe(200);
    expect(await deeds(144)).toHaveLength(1);
  });
});

describe('a time-out', () => {
  const silence = (seconds: number) => ({ type: 3 as const, metadata: { duration_seconds: seconds } });
  const until_ = async (who: Person) =>
    (await people.owner.call('members.get', { guild_id: world.guild_id, user_id: who.id })).communication_disabled_until;

  test('is the longest of those that apply, takes effect at once, and a repeated nonce is no second one', async () => {
    await create({ actions: [{ type: 1 }, silence(60)] });
    await create({ actions: [silence(600)] });
    expect(errorName(await write('реклама', people.member, { nonce: 'same' }))).toBe('AUTOMOD_BLOCKED');
    const end = await until_(people.member);
    expect(Date.parse(end ?? '') - Date.now()).toBeGreaterThan(590_000);
    expect(errorName(await write('о другом'))).toBe('MISSING_PERMISSIONS');

    // Lifted meanwhile, the retry of the same message is blocked, and that is all.
    await people.moderator.call('members.update', {
      guild_id: world.guild_id,
      user_id: people.member.id,
      communication_disabled_until: null,
    });
    expect(errorName(await write('реклама', people.member, { nonce: 'same' }))).toBe('AUTOMOD_BLOCKED');
    expect(await until_(people.member)).toBeNull();
    expect(await deeds(145)).toHaveLength(1);
  });

  test('can be undone from the audit log by whoever may lift it', async () => {
    const { guild_id } = world;
    await create({ actions: [silence(600)] });
    expect((await write('реклама')).status).toBe(200);
    const [deed] = await deeds(145);
    expect(deed?.changes).toMatchObject([{ key: 'communication_disabled_until' }]);
    const undo = (who: Person) => who.ask('auditLog.undo', { guild_id, entry_id: deed?.id ?? '' });
    expect(errorName(await undo(people.manager))).toBe('MISSING_PERMISSIONS');
    expect((await undo(people.moderator)).status).toBe(200);
    expect(await until_(people.member)).toBeNull();
  });

  test('is for nobody who could lift it, and does not shorten a longer one', async () => {
    await create({ actions: [{ type: 1 }, silence(600)] });
    expect(errorName(await write('реклама', people.moderator))).toBe('AUTOMOD_BLOCKED');
    expect(await until_(people.moderator)).toBeNull();
    expect(await deeds(145)).toHaveLength(0);
  });

  test('can be ordered only by whoever may time people out', async () => {
    const { guild_id } = world;
    const { id: rule_id } = await create({ actions: [silence(60)] });
    expect(errorName(await askToCreate({ actions: [silence(60)] }, people.manager))).toBe('MISSING_PERMISSIONS');
    const widen = { guild_id, rule_id, trigger_metadata: { keyword_filter: ['а*'] } };
    expect(errorName(await people.manager.ask('automod.update', widen))).toBe('MISSING_PERMISSIONS');
    expect((await people.administrator.ask('automod.update', widen)).status).toBe(200);
    expect((await people.manager.ask('automod.delete', { guild_id, rule_id })).status).toBe(204);
  });
});

describe('other triggers', () => {
  test('links lead only where they may, and mentions are counted', async () => {
    await create({ trigger_type: 100, trigger_metadata: { allow_list: ['example.org'] } });
    await create({ trigger_type: 5, trigger_metadata: { mention_total_limit: 1 } });
    expect((await write('https://wiki.example.org/page')).status).toBe(200);
    expect(errorName(await write('https://example.org.evil.com/page'))).toBe('AUTOMOD_BLOCKED');
    expect((await write('<@11> <@11>')).status).toBe(200);
    expect(errorName(await write('<@11> <@!12>'))).toBe('AUTOMOD_BLOCKED');
  });

  test('the same again and again is spam; a retry of one message is not, and half a minute later all is forgotten', async () => {
    await create({ trigger_type: 3, trigger_metadata: {} });
    for (const nonce of ['a', 'a', 'a', 'a', 'b', 'b', 'c']) expect((await write('привет', people.member, { nonce })).status).toBe(200);
    expect(errorName(await write('Привет!', people.member, { nonce: 'd' }))).toBe('AUTOMOD_BLOCKED');
    expect((await write('привет', people.moderator)).status).toBe(200);
    ahead = 31_000;
    expect((await write('привет', people.member, { nonce: 'e' })).status).toBe(200);
  });
});

describe('trying a rule', () => {
  const attempt = (given: Partial<Fields> = {}, who: Person = people.manager, limit = 1000) =>
    who.call('automod.test', { guild_id: world.guild_id, rule: fields(given), limit });

  test('shows what it would have caught of the newest messages, newest first, without doing anything', async () => {
    const { guild_id, channel_id } = world;
    const other = await people.owner.call('channels.create', { guild_id, name: 'другой' });
    for (const index of [1, 2, 3]) {
      await write(`реклама ${index}`);
      await write(`слово ${index}`, people.member, { channel_id: other.id });
      await write(`и тут реклама ${index}`, people.member, { channel_id: other.id });
    }
    await write('реклама хозяина', people.owner);
    const { checked, catches } = await attempt({ enabled: false });
    expect(checked).toBe(11);
    expect(catches.map(({ content }) => content)).toEqual([3, 2, 1].flatMap((n) => [`и тут реклама ${n}`, `реклама ${n}`]));
    expect(catches[1]).toMatchObject({
      channel_id,
      author: { id: people.member.id },
      matched_keyword: '*реклам*',
      matched_content: 'реклам',
    });
    expect((await attempt({}, people.manager, 3)).catches).toHaveLength(1);
    expect((await attempt({ exempt_channels: [other.id] })).catches).toHaveLength(3);
    expect((await attempt({ trigger_type: 3, trigger_metadata: {} })).catches.length).toBeGreaterThan(0);
    expect(await people.owner.call('automod.list', { guild_id })).toHaveLength(1);
    expect(await deeds(143)).toHaveLength(0);
  });

  test('reads nothing that its author may not read', async () => {
    const { guild_id } = world;
    const hidden = await people.owner.call('channels.create', { guild_id, name: 'тайна' });
    await write('реклама', people.member, { channel_id: hidden.id });
    expect((await attempt()).catches).toHaveLength(1);
    const deny = (bit: bigint) =>
      people.owner.call('channels.setOverwrite', { channel_id: hidden.id, overwrite_id: people.manager.id, type: 1, deny: String(bit) });
    for (const bit of [PERMISSIONS.READ_MESSAGE_HISTORY, PERMISSIONS.VIEW_CHANNEL]) {
      await deny(bit);
      expect((await attempt()).catches).toEqual([]);
      expect((await attempt({}, people.administrator)).catches).toHaveLength(1);
    }
  });

  test('looks at a thousand messages, and refuses expressions that are none', async () => {
    const { channel_id, guild_id } = world;
    await Promise.all(
      Array.from({ length: 1100 }, () => {
        const id = server.ctx.ids.next();
        const row = newMessage({ id, channel_id, author_id: people.member.id, content: `строка ${id}`, time: Date.now() });
        return server.ctx.storage.messages.insertOnce(row);
      }),
    );
    const { checked, catches } = await attempt({ trigger_metadata: { regex_patterns: ['^строка \\d+$'] } });
    expect([checked, catches.length]).toEqual([1000, 1000]);
    const rule = fields({ trigger_metadata: { regex_patterns: ['(a'] } });
    const outcome = await people.manager.ask('automod.test', { guild_id, rule });
    expect(problems(outcome)).toMatchObject({
      trigger_metadata: { regex_patterns: { 0: { _errors: [{ code: 'AUTO_MODERATION_INVALID_REGEX' }] } } },
    });
  });
});

describe('a rule takes nothing from its body that is not its own', () => {
  test('neither another creator nor another server nor another id', async () => {
    const { guild_id } = world;
    const mine = await people.stranger.call('guilds.create', { name: 'Mine', template: 'empty' });
    const extra = { id: '5', rule_id: '5', creator_id: people.owner.id, guild_id: mine.id };
    const path = `/api/v10/guilds/${guild_id}/auto-moderation/rules`;
    const post = (at: string, method: string, body: object) =>
      send(people.manager, at, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    const { body } = await post(path, 'POST', { ...fields(), ...extra });
    const rule = body as { id: string };
    expect(rule).toMatchObject({ guild_id, creator_id: people.manager.id });
    expect(rule.id).not.toBe('5');
    const changed = await post(`${path}/${rule.id}`, 'PATCH', { ...extra, trigger_type: 3, name: 'Имя' });
    expect(changed.body).toMatchObject({ ...rule, name: 'Имя' });
    expect(await server.ctx.storage.autoMod.listRules(mine.id)).toEqual([]);
  });

  test('another server’s rule does not exist here, nor do its roles and channels', async () => {
    const { guild_id, rule_id, channel_id, role_id } = world;
    const mine = await people.stranger.call('guilds.create', { name: 'Mine', template: 'empty' });
    for (const name of ['automod.get', 'automod.update', 'automod.delete'] as const) {
      expect(errorName(await people.stranger.ask(name, { guild_id: mine.id, rule_id, name: 'x' }))).toBe('UNKNOWN_AUTOMOD_RULE');
    }
    const outcome = await people.stranger.ask('automod.create', {
      guild_id: mine.id,
      ...fields({ exempt_roles: [role_id], exempt_channels: [channel_id], actions: [{ type: 2, metadata: { channel_id } }] }),
    });
    expect(Object.keys(problems(outcome))).toEqual(['exempt_roles', 'exempt_channels', 'actions']);
    expect(await people.owner.call('automod.get', { guild_id, rule_id })).toMatchObject({ name: 'Слова' });
  });

  test('an alert leads to no channel that its author may not see', async () => {
    const { guild_id } = world;
    const hidden = await people.owner.call('channels.create', { guild_id, name: 'тайна' });
    const deny = String(PERMISSIONS.VIEW_CHANNEL);
    await people.owner.call('channels.setOverwrite', { channel_id: hidden.id, overwrite_id: people.manager.id, type: 1, deny });
    const actions = (channel_id: string) => ({ actions: [{ type: 2, metadata: { channel_id } }] });
    const [forbidden, missing] = [
      await askToCreate(actions(hidden.id), people.manager),
      await askToCreate(actions('1234567890'), people.manager),
    ];
    expect(forbidden.status).toBe(400);
    expect(forbidden.body).toEqual(missing.body);
  });
});

describe('there is an end to what rules may be', () => {
  test('a thousand of them, also when several are made at once', async () => {
    const { guild_id } = world;
    const { rules } = LIMITS.autoMod;
    const [known] = await server.ctx.storage.autoMod.listRules(guild_id);
    if (!known) throw new Error('the world has no rule');
    for (let count = 1; count < rules - 1; count += 1) await server.ctx.storage.autoMod.insertRule({ ...known, id: server.ctx.ids.next() });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => askToCreate({})));
    const names = outcomes.map((outcome) => errorName(outcome) ?? 'ok');
    expect(names.filter((name) => name === 'ok')).toHaveLength(1);
    for (const name of names) expect(['ok', 'EDITED_MEANWHILE', 'TOO_MANY_AUTOMOD_RULES']).toContain(name);
    expect(errorName(await askToCreate({}))).toBe('TOO_MANY_AUTOMOD_RULES');
  });

  test.each([
    ['an expression that is none', { trigger_metadata: { regex_patterns: ['(?=a)'] } }],
    ['an expression that is too much', { trigger_metadata: { regex_patterns: ['(?:(?:a{1,30}){1,30}){1,30}'] } }],
    ['an expression that is everything', { trigger_metadata: { regex_patterns: ['.*'] } }],
    ['more expressions than fit', { trigger_metadata: { regex_patterns: Array(11).fill('a') } }],
    ['more keywords than fit', { trigger_metadata: { keyword_filter: Array(1001).fill('a') } }],
    ['a keyword that is too long', { trigger_metadata: { keyword_filter: ['a'.repeat(61)] } }],
    ['a wildcard alone', { trigger_metadata: { keyword_filter: ['**'] } }],
    ['a trigger that nobody knows', { trigger_type: 2 }],
    ['an action that nobody knows', { actions: [{ type: 4 }] }],
    ['no action', { actions: [] }],
    ['an alert to nowhere', { actions: [{ type: 2 }] }],
    ['a time-out of five weeks', { actions: [{ type: 3, metadata: { duration_seconds: 3_024_000 } }] }],
  ])('%s is refused with the field it is about', async (_what, given) => {
    const outcome = await askToCreate(given);
    expect(errorName(outcome)).toBe('INVALID_FORM_BODY');
    expect(Object.keys(problems(outcome))).toEqual(Object.keys(given));
  });

  test('expressions of one server together, however they come', async () => {
    const long = () => Array.from({ length: 10 }, (_, index) => `${index}[a-z]{1,120}x`);
    let refused: Outcome | undefined;
    for (let count = 0; count < 30 && !refused; count += 1) {
      const outcome = await askToCreate({ trigger_metadata: { regex_patterns: long() }, enabled: false });
      if (outcome.status >= 400) refused = outcome;
    }
    expect(problems(refused ?? { status: 0, headers: new Headers(), body: {} })).toMatchObject({
      trigger_metadata: { regex_patterns: { _errors: [{}] } },
    });
  });

  test('evil expressions do not keep anybody waiting, here or elsewhere', { timeout: 60_000 }, async () => {
    const { guild_id } = world;
    const evil = Array.from({ length: 10 }, (_, index) => `(x+x+)+y${index}|(?:[a-y]*[b-z]*){1,9}!${index}`);
    await create({ trigger_metadata: { regex_patterns: evil } });
    const elsewhere = await people.stranger.call('guilds.create', { name: 'Elsewhere', template: 'empty' });
    const [place] = await people.stranger.call('channels.list', { guild_id: elsewhere.id });
    await write('прогрев');
    const times: number[] = [];
    let going = true;
    const flood = (async () => {
      for (let count = 0; count < 20; count += 1) await write('xyab'.repeat(999) + count);
      going = false;
    })();
    while (going) {
      const begun = performance.now();
      await write('мимо', people.stranger, { channel_id: place?.id });
      times.push(performance.now() - begun);
    }
    await flood;
    times.sort((a, b) => a - b);
    expect(times.length).toBeGreaterThan(10);
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(100);
    expect(await server.ctx.storage.autoMod.listRules(guild_id)).toHaveLength(2);
  });
});

test('the rules of a server go with it', async () => {
  const { guild_id } = world;
  await create();
  await people.owner.call('guilds.delete', { guild_id });
  await until(async () => (await server.ctx.storage.autoMod.listRules(guild_id)).length === 0);
});
