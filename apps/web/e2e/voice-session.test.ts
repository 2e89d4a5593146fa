import { beforeAll, beforeEach, expect, test } from 'vitest';
import { atEnd } from './support/at-end.ts';
import { joinFromNode } from './support/node-talker.ts';
import { comeIn, findChannel, findGuild, type Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';
import { type Talker, talkersOn } from './support/talkers.ts';

/** ms; what a page speaks has no pauses. */
const LATELY = 500;

let server: TestServer;
let owner: Person;
let guild_id: string;
let channel_id: string;
let talkers: Talker[];
let anna: Talker;
let igor: Talker;

beforeAll(async () => {
  server = await startServer({ seeded: true, limits: 'off' });
  atEnd(() => server.stop());
  owner = await comeIn(server, 'anna');
  guild_id = (await findGuild(owner, 'Дом мастеров')).id;
  channel_id = (await findChannel(owner, guild_id, 'Гостиная')).id;
  talkers = await talkersOn(server, ['anna', 'igor', 'marina', 'mei']);
  [anna, igor] = [talkerAt(0), talkerAt(1)];
});

beforeEach(async () => {
  await Promise.all(talkers.map((talker) => talker.leave()));
});

function talkerAt(index: number): Talker {
  const talker = talkers[index];
  if (!talker) throw new Error(`no talker ${index}`);
  return talker;
}

const heardBy = async ({ page }: Talker) => (await page.evaluate((ms) => voicePage.hears(ms), LATELY)).sort();
const statusOf = ({ page }: Talker) => page.evaluate(() => voicePage.session()?.getSnapshot().status.name);
const leftOf = ({ page }: Talker) => page.evaluate(() => voicePage.left());

/** All of them hear all others, and nobody else. */
async function expectTogether(...these: Talker[]) {
  for (const talker of these) {
    const others = these.filter((one) => one !== talker).map(({ user_id }) => user_id);
    await expect.poll(() => heardBy(talker)).toEqual(others.sort());
    await expect.poll(() => statusOf(talker)).toBe('connected');
  }
}

test('two hear each other, also when one leaves and comes again', async () => {
  await anna.join(channel_id);
  expect(await statusOf(anna)).toBe('connected');
  await igor.join(channel_id);
  await expectTogether(anna, igor);
  await igor.leave();
  await expect.poll(() => heardBy(anna)).toEqual([]);
  expect(await leftOf(igor)).toEqual({ connections: 0, loudspeakers: 0, speaks: true });
  await igor.join(channel_id);
  await expectTogether(anna, igor);
});

test('whoever mutes themselves is silent within 300 ms, and heard again after', async () => {
  await Promise.all([anna.join(channel_id), igor.join(channel_id)]);
  await expectTogether(anna, igor);
  const delays: number[] = [];
  // A busy machine delays what a product does not: the quickest counts.
  for (let turn = 0; turn < 3; turn++) {
    const mutedAt = await anna.page.evaluate(() => {
      voicePage.session()?.setSelfMuted(true);
      return Date.now();
    });
    await expect.poll(() => heardBy(igor)).toEqual([]);
    delays.push((await igor.page.evaluate((user_id) => voicePage.playedAt(user_id), anna.user_id)) - mutedAt);
    await anna.page.evaluate(() => voicePage.session()?.setSelfMuted(false));
    await expect.poll(() => heardBy(igor)).toEqual([anna.user_id]);
  }
  expect(Math.min(...delays)).toBeLessThan(300);
  expect(await statusOf(igor)).toBe('connected');
});

test('another program talks with a page by the protocol alone', async () => {
  const program = await joinFromNode({ url: server.url, token: igor.token, channel_id });
  await anna.join(channel_id);
  await expect.poll(() => heardBy(anna)).toEqual([igor.user_id]);
  await expect.poll(program.heard).toBeGreaterThan(20);
  await program.leave();
  await expect.poll(() => heardBy(anna)).toEqual([]);
});

test('four who come at the same moment hear each other', async () => {
  await Promise.all(talkers.map((talker) => talker.join(channel_id)));
  await expectTogether(...talkers);
});

test('the talk goes on while the server starts again', async () => {
  await Promise.all([anna.join(channel_id), igor.join(channel_id)]);
  await expectTogether(anna, igor);
  await server.kill();
  const stoppedAt = Date.now();
  // Nobody could have agreed on a new way meanwhile.
  const playedAt = () => igor.page.evaluate((user_id) => voicePage.playedAt(user_id), anna.user_id);
  await expect.poll(playedAt).toBeGreaterThan(stoppedAt + 1500);
  await server.start();
  for (const { user_id } of [anna, igor]) {
    const where = () =>
      owner.rest.call('voice.get', { guild_id, user_id }).then(
        (state) => state.channel_id,
        () => undefined,
      );
    await expect.poll(where).toBe(channel_id);
  }
  await expectTogether(anna, igor);
});

test('twenty comings and goings leave nothing behind', async () => {
  let seed = 7;
  const joining: Promise<void>[] = [];
  const inside = new Set<Talker>();
  for (let step = 0; step < 20; step++) {
    seed = (seed * 48271) % 2147483647;
    const talker = talkerAt(seed % talkers.length);
    if (inside.delete(talker)) await talker.leave();
    else {
      inside.add(talker);
      const joined = talker.join(channel_id);
      if (seed % 3 === 0) await joined;
      else joining.push(joined);
    }
  }
  await Promise.all(joining);
  await expectTogether(...inside);
  for (const talker of talkers) {
    const others = inside.has(talker) ? inside.size - 1 : 0;
    await expect.poll(() => leftOf(talker)).toEqual({ connections: others, loudspeakers: others, speaks: true });
  }
});
