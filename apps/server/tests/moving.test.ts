import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newMessage } from '../src/features/messages/new-message.ts';
import { guildDoc, userRow } from '../src/storage/contract/rows.ts';
import { startTestServer } from '../src/storage/mongodb/test-server.ts';
import { openSqliteArchive } from '../src/storage/sqlite/archive.ts';
import { atEnd } from './support/at-end.ts';
import { ask, call } from './support/calls.ts';
import { addressOf, startProgram } from './support/process.ts';
import { ADMIN, temporaryFolder } from './support/server.ts';
import { until } from './support/until.ts';

const ADMIN_ENV = { ADMIN_NAME: ADMIN.username, ADMIN_PASSWORD: ADMIN.password, RATE_LIMITS: 'off' };

/** A command to its end; answers what it printed. */
async function command(DATA_DIR: string, args: readonly string[], env: Record<string, string> = {}) {
  const [name = '', ...rest] = args;
  const program = startProgram({ DATA_DIR, ...env }, 'cli.ts', [name, ...rest]);
  const code = await program.ended;
  return { code, out: program.out(), err: program.err() };
}

async function good(DATA_DIR: string, args: readonly string[], env?: Record<string, string>): Promise<string> {
  const { code, out, err } = await command(DATA_DIR, args, env);
  expect(err).toBe('');
  expect(code).toBe(0);
  return out;
}

async function sentence(DATA_DIR: string, args: readonly string[]): Promise<string> {
  const { code, err } = await command(DATA_DIR, args);
  expect(code).toBe(1);
  expect(err.trim().split('\n')).toHaveLength(1);
  return err;
}

/** A data folder with so many messages of 4.5 KB in one channel, faster than through a door. */
async function bigFolder(messages: number): Promise<string> {
  const folder = await temporaryFolder();
  const archive = await openSqliteArchive({ folder, alone: true });
  const guild = guildDoc();
  const channel_id = guild.channels[0]?.id ?? '';
  await archive.insertRows('users', [userRow({ id: guild.owner_id })]);
  await archive.insertRows('guilds', [guild]);
  for (let done = 0; done < messages; done += 1000) {
    const rows = Array.from({ length: Math.min(1000, messages - done) }, (_, i) => {
      const id = String(2_000_000_000_000_000_000n + BigInt(done + i));
      return newMessage({ id, channel_id, author_id: guild.owner_id, content: `Сообщение ${done + i} `.repeat(180), time: 0 });
    });
    await archive.insertRows('messages', rows);
  }
  await archive.close();
  return folder;
}

test('a copy of a running server, put elsewhere, keeps people logged in with all they had', async () => {
  const [home, away] = [await temporaryFolder(), await temporaryFolder()];
  const archive = join(away, 'copy.tar');
  const server = startProgram({ DATA_DIR: home, ...ADMIN_ENV });
  const url = await addressOf(server);
  const login = await ask({ url }, 'auth.login', { login: ADMIN.username, password: ADMIN.password });
  const { token } = login.body as { token: string };
  const guild = await call({ url, token }, 'guilds.create', { name: 'Дом' });
  const channels = await call({ url, token }, 'channels.list', { guild_id: guild.id });
  const channel_id = channels.find(({ type }) => type === 0)?.id ?? '';
  await call({ url, token }, 'messages.create', { channel_id, content: 'до копии' });

  let sending = true;
  const busy = (async () => {
    for (let i = 0; sending && i < 90_000; i++) await call({ url, token }, 'messages.create', { channel_id, content: `во время ${i}` });
  })();
  await good(home, ['export', archive]);
  sending = false;
  await busy;
  expect(statSync(archive).mode & 0o777).toBe(0o600);
  expect(await sentence(home, ['import', archive])).toMatch(/Another Chat-JS server is running/);
  expect(await sentence(home, ['migrate-store', '--to', join(away, 'other')])).toMatch(/Another Chat-JS server is running/);

  await good(join(away, 'data'), ['import', archive]);
  const second = startProgram({ DATA_DIR: join(away, 'data') });
  const there = { url: await addressOf(second), token };
  expect((await call(there, 'guilds.get', { guild_id: guild.id })).name).toBe('Дом');
  const contents = (await contentsIn(join(away, 'data'), channel_id)).slice(1);
  // One moment: the first so many of what was written meanwhile, without a gap.
  expect(contents).toEqual(contents.map((_, i) => `во время ${i}`));
  expect((await call(there, 'messages.list', { channel_id, limit: 1 }))[0]?.content).toBe(contents.at(-1) ?? 'до копии');
});

/** What was said in a channel, oldest first. */
async function contentsIn(folder: string, channel_id: string): Promise<string[]> {
  const archive = await openSqliteArchive({ folder, alone: false });
  const rows = await archive.listRows('messages', { after: undefined, limit: 100_000 });
  await archive.close();
  return rows.filter((row) => row.channel_id === channel_id).map(({ body }) => (JSON.parse(body) as { content: string }).content);
}

test('migrate-store that is killed again and again comes to its end, equal to the last byte', { timeout: 120_000 }, async () => {
  const [home, away] = [await bigFolder(2500), await temporaryFolder()];
  const target = join(away, 'new');
  let killed = 0;
  for (let attempt = 0; attempt < 4; attempt++) {
    const program = startProgram({ DATA_DIR: home }, 'cli.ts', ['migrate-store', '--to', target]);
    await until(() => /Reading the source: done/.test(program.out()) || program.child.exitCode !== null, 30_000);
    await sleep(10 + 20 * attempt);
    program.child.kill('SIGKILL');
    await program.ended;
    if (program.out().includes('Now set')) break;
    killed += 1;
  }
  expect(killed).toBeGreaterThan(2);
  if (readdirSync(target).includes('chat.db') && !(await isWhole(target))) {
    const server = startProgram({ DATA_DIR: target });
    expect(await server.ended).toBe(1);
    expect(server.err()).toMatch(/import that did not come to its end/);
    expect(await good(home, ['migrate-store', '--to', target])).toContain(`Now set DATA_DIR=${target}`);
  }
  await good(home, ['export', join(away, 'old.tar')]);
  await good(target, ['export', join(away, 'new.tar')]);
  expect(readFileSync(join(away, 'new.tar')).equals(readFileSync(join(away, 'old.tar')))).toBe(true);
});

async function isWhole(folder: string): Promise<boolean> {
  const archive = await openSqliteArchive({ folder, alone: false });
  const unfinished = await archive.getImport();
  await archive.close();
  return unfinished === undefined;
}

test('an installation moves into MongoDB, is killed on the way, serves there, and moves back', { timeout: 180_000 }, async () => {
  const [home, away] = [await bigFolder(600), await temporaryFolder()];
  const server = await startTestServer();
  atEnd(server.stop);
  const url = server.databaseUrl();
  const first = startProgram({ DATA_DIR: home }, 'cli.ts', ['migrate-store', '--to', url]);
  await until(() => /Copying: /.test(first.out()) || /Reading the source: done/.test(first.out()), 60_000);
  first.child.kill('SIGKILL');
  await first.ended;
  const there = { MONGODB_URL: url };
  // Whoever was killed holds the lease until it is seen that it does not live.
  expect(await good(home, ['migrate-store', '--to', url])).toContain('Now set MONGODB_URL');

  await good(home, ['export', join(away, 'old.tar')]);
  await good(away, ['export', join(away, 'new.tar')], there);
  expect(readFileSync(join(away, 'new.tar')).equals(readFileSync(join(away, 'old.tar')))).toBe(true);
  const program = startProgram({ DATA_DIR: away, ...ADMIN_ENV, ...there });
  const address = await addressOf(program);
  const login = await ask({ url: address }, 'auth.login', { login: ADMIN.username, password: ADMIN.password });
  expect(login.status).toBe(200);
  const slip = await command(away, ['export', join(away, 'never.tar')], { MONGODB_URL: server.databaseUrl() });
  expect(slip.err).toMatch(/There is no installation of Chat-JS in mongodb:/);
  const running = await command(away, ['export', join(away, 'never.tar')], there);
  expect(running.err).toMatch(/Another Chat-JS server works on the database/);
  program.child.kill('SIGTERM');
  await program.ended;

  await good(away, ['migrate-store', '--to', join(away, 'back')], there);
  await good(away, ['export', join(away, 'there.tar')], there);
  await good(join(away, 'back'), ['export', join(away, 'back.tar')]);
  expect(readFileSync(join(away, 'back.tar')).equals(readFileSync(join(away, 'there.tar')))).toBe(true);
});

test('Ctrl+C stops with a sentence, and the same command goes on from there', async () => {
  const [home, away] = [await bigFolder(2500), await temporaryFolder()];
  const program = startProgram({ DATA_DIR: home }, 'cli.ts', ['migrate-store', '--to', join(away, 'new')]);
  await until(() => program.out().includes('Reading the source: done'), 30_000);
  program.child.kill('SIGINT');
  expect(await program.ended).toBe(1);
  expect(program.err().trim()).toBe('Stopped. The same command goes on from here.');
  expect(await good(home, ['migrate-store', '--to', join(away, 'new')])).toContain('Going on after');

  const draft = startProgram({ DATA_DIR: home }, 'cli.ts', ['export', join(away, 'a.tar')]);
  await until(() => readdirSync(away).some((name) => name.endsWith('.draft')), 30_000);
  draft.child.kill('SIGINT');
  expect(await draft.ended).toBe(1);
  expect(draft.err().trim()).toBe('Stopped. Nothing was written.');
  expect(readdirSync(away)).toEqual(['new']);
});

test('an installation larger than the heap moves through it', { timeout: 300_000 }, async () => {
  const [home, away] = [await bigFolder(12_000), await temporaryFolder()];
  const small = { NODE_OPTIONS: '--max-old-space-size=44' };
  await good(home, ['export', join(away, 'a.tar')], small);
  expect(statSync(join(away, 'a.tar')).size).toBeGreaterThan(48 * 1024 * 1024);
  await good(join(away, 'data'), ['import', join(away, 'a.tar')], small);
});

test('an export that the disk has no room for leaves nothing, and says so', async () => {
  const [home, away] = [await bigFolder(1000), await temporaryFolder()];
  // The kernel also sends a signal, which a real full disk does not.
  const deaf = { NODE_OPTIONS: "--import data:text/javascript,process.on('SIGXFSZ',()=>{})" };
  const program = startProgram({ DATA_DIR: home, ...deaf }, 'cli.ts', ['export', join(away, 'a.tar')]);
  execFileSync('prlimit', ['--pid', String(program.child.pid), '--fsize=1000000:unlimited']);
  expect(await program.ended).toBe(1);
  expect(program.err().trim()).toBe(
    `The archive ${join(away, 'a.tar')} could not be written: the disk takes no larger file. Nothing is left of it.`,
  );
  expect(readdirSync(away)).toEqual([]);
});

test('what cannot be done is said in one line', async () => {
  const folder = await temporaryFolder();
  const empty = join(folder, 'empty');
  expect(await sentence(empty, ['export', join(folder, 'a.tar')])).toMatch(/no installation of Chat-JS in .*empty/);
  expect(await sentence(empty, ['import'])).toMatch(/Which archive\?/);
  expect(await sentence(empty, ['import', join(folder, 'none.tar')])).toMatch(/There is no file .*none\.tar/);
  expect(await sentence(empty, ['import', folder])).toMatch(/is a folder/);
  expect(await sentence(empty, ['migrate-store'])).toMatch(/To which store\?/);
  expect(await sentence(empty, ['migrate-store', '--to', empty])).toMatch(/are the same/);
  expect(await sentence(empty, ['export', '--to', 'x'])).toMatch(/Expected: npm run export/);
});
