import { readdir } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import type { Message } from '@chat-js/protocol/messages.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import type { LinkEmbed } from '@chat-js/protocol/previews.ts';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSmallWeb, type SmallWeb, writeForEver } from '../src/outside/testing/small-web.ts';
import type { Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { openSocket } from './support/sockets.ts';
import { until } from './support/until.ts';
import { buildWorld, createPeople, type People, type World } from './support/world.ts';

const MIB = 1024 * 1024;
const HTML = { 'content-type': 'text/html' };
let web: SmallWeb;
let server: TestServer;
let people: People;
let world: World;

beforeAll(async () => {
  const picture = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#0a7' } })
    .png()
    .toBuffer();
  const showPicture = (response: ServerResponse) => void response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
  web = await openSmallWeb({
    pages: {
      'news.test/1': `<head><meta property="og:title" content="Новость &lt;b&gt;"><meta property="og:type" content="article">
        <meta property="og:description" content="Подробности"><meta property="og:site_name" content="Вести">
        <meta name="theme-color" content="#00aa77"><meta property="og:image" content="/p.png"></head>`,
      'news.test/2': '<title>Вторая</title>',
      'news.test/slow': (response) => setTimeout(() => response.writeHead(200, HTML).end('<title>Не скоро</title>'), 500),
      'news.test/p.png': showPicture,
      'news.test/empty': '<p>nothing',
      'broken.test/': '<title>Без картинки</title><meta property="og:image" content="http://127.0.0.1/secret.png">',
      'xn--80aswg.test/': '<title>Сайт</title>',
      'fake.test/p.png': (response) => response.writeHead(200, { 'content-type': 'image/png' }).end('<svg onload=alert(1)>'),
    },
  });
  server = await startServer({ fetcher: web.fetcher, env: { PUBLIC_URL: 'https://chat.test' } });
  people = await createPeople(server);
});
beforeEach(async () => {
  world = await buildWorld(server, people);
  web.asked.length = 0;
});
afterAll(() => web.close());

const write = (person: Person, content: string, more: object = {}) =>
  person.call('messages.create', { channel_id: world.channel_id, content, ...more });
const edit = (person: Person, message_id: string, fields: object) =>
  person.call('messages.edit', { channel_id: world.channel_id, message_id, ...fields });
const read = ({ id }: Pick<Message, 'id'>) => people.owner.call('messages.get', { channel_id: world.channel_id, message_id: id });
const embedsOf = async (message: Pick<Message, 'id'>) => (await read(message)).embeds as LinkEmbed[];
async function shown(message: Pick<Message, 'id'>, count = 1): Promise<LinkEmbed[]> {
  await until(async () => (await embedsOf(message)).length === count);
  return await embedsOf(message);
}
/** Something written later has its preview: what was written before it would have had one, too. */
const settled = async () => void (await shown(await write(people.owner, 'http://news.test/2')));
const files = async () => {
  const all = await readdir(join(server.folder, 'files'), { recursive: true }).catch(() => []);
  return all.filter((name) => name.startsWith('previews/') && name.endsWith('.webp'));
};
const pathOf = ([embed]: LinkEmbed[]) => embed?.thumbnail?.proxy_url ?? 'none';
const statusOf = async (path: string) => (await fetch(server.url + path)).status;

describe('a preview', () => {
  test('comes after the message, to everybody, with its picture from here', async () => {
    const socket = await openSocket(people.owner);
    const message = await write(people.member, 'смотрите http://news.test/1');
    expect(message).toMatchObject({ embeds: [], revision: 0 });
    const [, told] = await socket.next('MESSAGE_UPDATE');
    expect(told).toMatchObject({ id: message.id, edited_timestamp: null, revision: 1, guild_id: world.guild_id });
    const embeds = await embedsOf(message);
    expect(told).toHaveProperty('embeds', embeds);
    expect(embeds).toEqual([
      {
        type: 'article',
        url: 'http://news.test/1',
        title: 'Новость <b>',
        description: 'Подробности',
        color: 0x00aa77,
        provider: { name: 'Вести' },
        thumbnail: { url: 'http://news.test/p.png', proxy_url: expect.stringMatching(/^\/cdn\/previews\//), width: 400, height: 225 },
      },
    ]);
    const answer = await fetch(server.url + pathOf(embeds));
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-security-policy')]).toEqual([
      200,
      'image/webp',
      "default-src 'none'",
    ]);
    expect(await sharp(await answer.arrayBuffer()).metadata()).toMatchObject({ format: 'webp', width: 400, height: 225 });
    socket.close();
  });

  test('of a picture is the picture, and of a page without one its name', async () => {
    const message = await write(people.member, 'http://news.test/p.png http://news.test/2');
    expect(await shown(message, 2)).toMatchObject([
      { type: 'image', url: 'http://news.test/p.png', thumbnail: { width: 400, height: 225 } },
      { type: 'link', url: 'http://news.test/2', title: 'Вторая', provider: { name: 'news.test' } },
    ]);
  });

  test('is made once for whoever shows the same link, and each message has a picture of its own', async () => {
    web.pages.set('once.test/', '<title>Один раз</title><meta property="og:image" content="http://news.test/p.png">');
    const messages = [await write(people.member, 'http://once.test/'), await write(people.owner, 'http://once.test/')];
    const paths = await Promise.all(messages.map(async (message) => pathOf(await shown(message))));
    expect(new Set(paths).size).toBe(2);
    expect(web.asked.filter((place) => place === 'once.test/')).toHaveLength(1);
  });

  test('of a page that does not say its name has the name of its host, in letters', async () => {
    const [embed] = await shown(await write(people.member, 'http://сайт.test/'));
    expect(embed).toMatchObject({ url: 'http://сайт.test/', title: 'Сайт', provider: { name: 'сайт.test' } });
  });

  test('is of a masked link and of a hidden one, too', async () => {
    const message = await write(people.member, '[новость](http://news.test/1) ||http://news.test/2||');
    expect((await shown(message, 2)).map(({ url }) => url)).toEqual(['http://news.test/1', 'http://news.test/2']);
  });

  test('of a page whose picture is inside has none', async () => {
    const [embed] = await shown(await write(people.member, 'http://broken.test/'));
    expect(embed).toEqual({ type: 'link', url: 'http://broken.test/', title: 'Без картинки', provider: { name: 'broken.test' } });
  });

  test.each([
    'nothing to see',
    '<http://news.test/1>',
    '`http://news.test/1` and ```\nhttp://news.test/1\n```',
    '[1](<http://news.test/1>)',
    'https://chat.test/channels/1/2',
    'http://127.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://news.test/missing',
    'http://news.test/empty',
    'http://fake.test/p.png',
    'http://news.test:8080/1',
  ])('is not made: %s', async (content) => {
    const message = await write(people.member, content);
    await settled();
    expect(await read(message)).toMatchObject({ embeds: [], revision: 0 });
  });

  test('is not made of more than five links', async () => {
    const links = Array.from({ length: 7 }, (_, i) => `http://many.test/${i}`);
    for (const link of links) web.pages.set(link.slice('http://'.length), `<title>${link}</title>`);
    const message = await write(people.member, [...links, links[0]].join(' '));
    expect((await shown(message, 5)).map(({ url }) => url)).toEqual(links.slice(0, 5));
  });

  test('comes under a forward too, with a picture of its own, unless there is none under the original', async () => {
    const { channel_id } = world;
    const [plain, bare] = [await write(people.member, 'http://news.test/1'), await write(people.owner, 'http://news.test/1', { flags: 4 })];
    const path = pathOf(await shown(plain));
    const forward = ({ id }: Message) => write(people.owner, '', { message_reference: { type: 1, channel_id, message_id: id } });
    const [carried, carriedBare] = [await forward(plain), await forward(bare)];
    const embeds = await shown(carried);
    expect(embeds).toMatchObject([{ url: 'http://news.test/1', title: 'Новость <b>' }]);
    expect(pathOf(embeds)).not.toBe(path);
    await settled();
    expect(await embedsOf(carriedBare)).toEqual([]);
    expect(await edit(people.owner, carried.id, { flags: 4 })).toMatchObject({ embeds: [] });
    expect(await statusOf(pathOf(embeds))).toBe(404);
    await edit(people.owner, carried.id, { flags: 0 });
    expect(await shown(carried)).toHaveLength(1);
  });

  test('is not made for whoever may not embed links, nor when its author wants none', async () => {
    const { channel_id } = world;
    await people.owner.call('channels.setOverwrite', {
      ...{ channel_id, overwrite_id: people.member.id, type: 1, deny: String(PERMISSIONS.EMBED_LINKS) },
    });
    const messages = [await write(people.member, 'http://news.test/1'), await write(people.owner, 'http://news.test/1', { flags: 4 })];
    await settled();
    for (const message of messages) expect(await embedsOf(message)).toEqual([]);
  });
});

describe('changing the message', () => {
  test('changes its previews, and takes the pictures of others away', async () => {
    const message = await write(people.member, 'http://news.test/1');
    const path = pathOf(await shown(message));
    await edit(people.member, message.id, { content: 'http://news.test/2 http://news.test/1' });
    const both = await shown(message, 2);
    expect(both.map(({ title }) => title)).toEqual(['Вторая', 'Новость <b>']);
    expect(both[1]?.thumbnail?.proxy_url).toBe(path);
    expect((await edit(people.member, message.id, { content: 'http://news.test/2' })).embeds).toMatchObject([{ title: 'Вторая' }]);
    expect(await statusOf(path)).toBe(404);
    expect((await edit(people.member, message.id, { content: 'без ссылок' })).embeds).toEqual([]);
  });

  test.each(['member', 'moderator'] as const)('the %s takes a preview away for good, until it is asked for again', async (who) => {
    const message = await write(people.member, 'http://news.test/1');
    const path = pathOf(await shown(message));
    expect(await edit(people[who], message.id, { flags: 4 })).toMatchObject({ embeds: [], flags: 4 });
    expect(await statusOf(path)).toBe(404);
    await edit(people.member, message.id, { content: 'http://news.test/1 http://news.test/2' });
    await settled();
    expect(await embedsOf(message)).toEqual([]);
    await edit(people.member, message.id, { flags: 0 });
    expect(await shown(message, 2)).toHaveLength(2);
  });

  test('while its preview is made leaves nothing of it', async () => {
    const texts = ['http://news.test/slow http://news.test/1', 'уже другое'] as const;
    const edited = await write(people.member, texts[0]);
    const suppressed = await write(people.owner, texts[0]);
    const deleted = await write(people.moderator, texts[0]);
    await edit(people.member, edited.id, { content: texts[1] });
    await edit(people.owner, suppressed.id, { flags: 4 });
    await people.moderator.call('messages.delete', { channel_id: world.channel_id, message_id: deleted.id });
    await server.ctx.previews?.lookUp('http://news.test/slow');
    await settled();
    expect([await embedsOf(edited), await embedsOf(suppressed)]).toEqual([[], []]);
    await expect.poll(async () => (await files()).filter((name) => name.includes(world.channel_id))).toEqual([]);
  });
});

describe('deleting', () => {
  const remove = (person: Person, message_id: string) => person.call('messages.delete', { channel_id: world.channel_id, message_id });

  test('the message deletes its pictures', async () => {
    const message = await write(people.member, 'http://news.test/1');
    const path = pathOf(await shown(message));
    await remove(people.member, message.id);
    expect(await statusOf(path)).toBe(404);
    expect((await files()).some((name) => name.includes(message.id))).toBe(false);
  });

  test('by a moderator and undoing it brings the preview back, without the picture', async () => {
    const message = await write(people.member, 'http://news.test/1 http://news.test/p.png');
    await shown(message, 2);
    await remove(people.moderator, message.id);
    const { guild_id } = world;
    const { audit_log_entries } = await people.moderator.call('auditLog.list', { guild_id, action_type: 72 });
    await people.moderator.call('auditLog.undo', { guild_id, entry_id: audit_log_entries[0]?.id ?? '' });
    const [embed, ...others] = await embedsOf(message);
    expect([embed?.title, embed?.thumbnail, others]).toEqual(['Новость <b>', undefined, []]);
  });

  test('the channel deletes all of its pictures', async () => {
    await shown(await write(people.member, 'http://news.test/1'));
    await people.owner.call('channels.delete', { channel_id: world.channel_id });
    await expect.poll(async () => (await files()).filter((name) => name.includes(world.channel_id))).toEqual([]);
  });
});

test('nobody is held up by what was made to hurt, and none of it is shown', async () => {
  const evil = {
    bomb: gzipSync(Buffer.alloc(256 * MIB)),
    meta: Buffer.from('<meta property="og:title'.repeat(50_000)),
    nested: Buffer.from('<noscript>'.repeat(100_000)),
  };
  const answer =
    (body: Buffer, headers: object = {}) =>
    (response: ServerResponse) =>
      void response.writeHead(200, { ...HTML, ...headers }).end(body);
  web.pages.set('evil.test/bomb', answer(evil.bomb, { 'content-encoding': 'gzip' }));
  web.pages.set('evil.test/meta', answer(evil.meta));
  web.pages.set('evil.test/nested', answer(evil.nested));
  web.pages.set('evil.test/endless', (response) => writeForEver(response.writeHead(200, HTML), Buffer.alloc(65_536, 'x')));
  web.pages.set('evil.test/loop', (response) => void response.writeHead(302, { location: '/loop' }).end());
  const names = ['bomb', 'meta', 'nested', 'endless', 'loop'];
  // The thread starts, the code is warm.
  await settled();
  const worst: number[] = [];
  const messages: Message[] = [];
  // Others work on this machine too: the best of a few attempts is ours.
  for (let attempt = 0; attempt < 4 && (worst.length === 0 || Math.min(...worst) > 50); attempt++) {
    for (const name of names) web.pages.set(`evil.test/${name}?${attempt}`, web.pages.get(`evil.test/${name}`) ?? '');
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const message = await write(people.member, names.map((name) => `http://evil.test/${name}?${attempt}`).join(' '));
    messages.push(message);
    await Promise.all(names.map((name) => server.ctx.previews?.lookUp(`http://evil.test/${name}?${attempt}`)));
    delay.disable();
    worst.push(delay.max / 1e6);
  }
  expect(names.filter((name) => !web.asked.includes(`evil.test/${name}?0`))).toEqual([]);
  expect(Math.min(...worst)).toBeLessThan(50);
  for (const message of messages) expect(await embedsOf(message)).toEqual([]);
});

test('switched off, nobody is asked', async () => {
  const quiet = await startServer({ fetcher: web.fetcher, env: { LINK_PREVIEWS: 'off' } });
  const others = await buildWorld(quiet, await createPeople(quiet));
  const { owner } = others.people;
  const { id } = await owner.call('messages.create', { channel_id: others.channel_id, content: 'http://off.test/' });
  // One that asks has been answered meanwhile.
  await settled();
  expect((await owner.call('messages.get', { channel_id: others.channel_id, message_id: id })).embeds).toEqual([]);
  expect(web.asked).not.toContain('off.test/');
});
