import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newMessage } from '../features/messages/new-message.ts';
import { guildDoc, userRow } from '../storage/contract/rows.ts';
import { canonical } from './canonical.ts';
import { exportInstallation, importArchive } from './move.ts';
import { sha256 } from './parts.ts';
import { MoveRefused } from './refusal.ts';
import { END, paddingAfter, tarHeader } from './tar.ts';
import { fill, silentReport, temporaryFolder, withInstallation } from './test-installations.ts';

const report = silentReport();
const folder = temporaryFolder();
const GOOD = join(folder.path, 'good.tar');
const BAD = join(folder.path, 'bad.tar');
let good: Buffer;
let targets = 0;
let target: string;

beforeAll(() =>
  withInstallation(join(folder.path, 'source'), async (source) => {
    await fill(source, {
      token_key: Buffer.alloc(32, 7),
      users: [userRow({ id: '1' }), userRow({ id: '2' })],
      guilds: [guildDoc({ id: '3' })],
      messages: ['5', '6'].map(messageOf),
      files: [['avatars/1/abc.webp', Buffer.from('the bytes of an image')]],
    });
    await exportInstallation(source, GOOD, report);
    good = readFileSync(GOOD);
  }),
);
beforeEach(() => {
  target = join(folder.path, `target-${targets++}`);
});
afterAll(folder.remove);

function messageOf(id: string) {
  return newMessage({ id, channel_id: '4', author_id: '1', content: 'Привет', time: 0 });
}

/** Imports and expects a refusal; answers it. Nothing may be left that looks like an import. */
async function refusal(bytes: Buffer): Promise<string> {
  writeFileSync(BAD, bytes);
  return withInstallation(target, async (installation) => {
    const error: unknown = await importArchive(BAD, installation, report).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(MoveRefused);
    expect(await installation.rows.getImport()).toBeUndefined();
    expect(await installation.rows.countRows('users')).toBe(0);
    return (error as MoveRefused).message;
  });
}

type Entry = [name: string, content: string | Buffer];

function tarOf(entries: Entry[]): Buffer {
  const blocks = entries.flatMap(([name, content]) => {
    const bytes = Buffer.from(content);
    return [tarHeader(name, bytes.length), bytes, Buffer.alloc(paddingAfter(bytes.length))];
  });
  return Buffer.concat([...blocks, END]);
}

const OPENING: Entry = ['chat-js.json', '{"format":3,"kind":"Chat-JS archive"}\n'];
const lines = (...rows: unknown[]) => rows.map((row) => `${canonical(row)}\n`).join('');
const users = (...rows: unknown[]) => tarOf([OPENING, ['rows/users/000001.jsonl', lines(...rows)]]);
const messages = (...rows: unknown[]) => tarOf([OPENING, ['rows/messages/000001.jsonl', lines(...rows)]]);
const files = (row: object, ...more: Entry[]) => tarOf([OPENING, ['rows/files/000001.jsonl', lines(row)], ...more]);

test('the archive is only for its owner, and any tar program lists it and takes it apart', () => {
  expect(statSync(GOOD).mode & 0o777).toBe(0o600);
  expect(execFileSync('tar', ['-tf', GOOD], { encoding: 'utf8' }).split('\n')).toContain('files/avatars/1/abc.webp');
  expect(execFileSync('tar', ['-xOf', GOOD, 'files/avatars/1/abc.webp'], { encoding: 'utf8' })).toBe('the bytes of an image');
});

test('one flipped bit anywhere is refused, and nothing is imported', async () => {
  await withInstallation(target, (installation) =>
    fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(7), async (at, bit) => {
        const bytes = Buffer.from(good);
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
        writeFileSync(BAD, bytes);
        await expect(importArchive(BAD, installation, report)).rejects.toThrow(MoveRefused);
        expect(await installation.rows.getImport()).toBeUndefined();
      }),
      { numRuns: 400 },
    ),
  );
});

test('an archive that was cut short is refused, wherever', async () => {
  await withInstallation(target, (installation) =>
    fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), async (length) => {
        writeFileSync(BAD, good.subarray(0, length));
        await expect(importArchive(BAD, installation, report)).rejects.toThrow(/cut short/);
      }),
      { numRuns: 200 },
    ),
  );
});

test.each<[string, (text: string) => string, RegExp]>([
  ['a letter of a message', (text) => text.replace('Привет', 'Прибет'), /damaged: rows\/messages\/000001\.jsonl/],
  ['a name', (text) => text.replace('"person-2"', '"person-3"'), /damaged: rows\/users\/000001\.jsonl/],
  ['a byte of a file', (text) => text.replace('bytes of an image', 'bytes of an imagE'), /damaged: files\/avatars\/1\/abc\.webp/],
  ['a count', (text) => text.replace('"rows":2', '"rows":3'), /damaged: manifest\.json/],
])('a changed archive names what was changed: %s', async (_, change, message) => {
  const bytes = Buffer.from(change(good.toString('utf8')));
  expect(bytes).toHaveLength(good.length);
  expect(await refusal(bytes)).toMatch(message);
});

test('an archive of an older format is refused with a sentence', async () => {
  expect(await refusal(tarOf([['chat-js.json', '{"format":1,"kind":"Chat-JS archive"}\n']]))).toMatch(
    /older version of Chat-JS \(format 1, .* needs 3\)/,
  );
});

test('an archive of a newer format is refused with a sentence', async () => {
  expect(await refusal(tarOf([['chat-js.json', '{"format":4,"kind":"Chat-JS archive"}\n']]))).toMatch(
    /newer version of Chat-JS \(format 4, .* knows 3\)/,
  );
});

test.each<[string, () => Buffer, RegExp]>([
  ['no archive at all', () => Buffer.from('hello'.repeat(1000)), /none of Chat-JS/],
  ['an empty file', () => Buffer.alloc(0), /cut short/],
  ['a tar of something else', () => tarOf([['README.md', 'hello']]), /no archive of Chat-JS/],
  ['an unknown section', () => tarOf([OPENING, ['rows/stickers/000001.jsonl', lines({})]]), /is not what belongs there/],
  [
    'sections in another order',
    () => tarOf([OPENING, ['rows/guilds/000001.jsonl', lines(guildDoc())], ['rows/users/000001.jsonl', lines(userRow())]]),
    /is not what belongs there/,
  ],
  ['a missing part', () => tarOf([OPENING, ['rows/users/000002.jsonl', lines(userRow())]]), /is not what belongs there/],
  ['no manifest', () => users(userRow()), /its end is not what belongs there/],
  ['something after the manifest', () => Buffer.concat([good.subarray(0, -END.length), tarOf([['more', '']])]), /something follows/],
  ['something after the end', () => Buffer.concat([good, Buffer.alloc(512)]), /something follows/],
  ['a user twice', () => users(userRow({ id: '1' }), userRow({ id: '1' })), /not in order/],
  ['ids in the order of texts', () => users(userRow({ id: '10' }), userRow({ id: '9' })), /not in order/],
  ['an operator for a name', () => users({ ...userRow(), username: { $ne: null } }), /username/],
  ['a field too many', () => users({ ...userRow(), root: true }), /"root"/],
  ['a field too few', () => users({ id: '1' }), /username/],
  ['a prototype', () => users(JSON.parse(lines(userRow()).replace('{', '{"__proto__":{"admin":true},')) as unknown), /users/],
  ['half a character', () => users(userRow({ bio: '\ud800' })), /not well-formed/],
  ['an id that is no number', () => users(userRow({ id: '!25' })), /not a snowflake/],
  ['an id of 64 bits', () => users(userRow({ id: '9999999999999999999' })), /63 bits/],
  [
    'fields in another order',
    () => tarOf([OPENING, ['rows/users/000001.jsonl', `${JSON.stringify(userRow())}\n`]]),
    /not written as this program/,
  ],
  ['bytes that are no text', () => tarOf([OPENING, ['rows/users/000001.jsonl', Buffer.from([0xff, 0xfe, 0x0a])]]), /not JSON/],
  ['a line without an end', () => tarOf([OPENING, ['rows/users/000001.jsonl', lines(userRow()).trimEnd()]]), /no end/],
  ['a part without rows', () => tarOf([OPENING, ['rows/users/000001.jsonl', '']]), /no end/],
  ['a body of another message', () => messages({ ...messageOf('5'), id: '6', nonce: null }), /body/],
  ['a body that ends early', () => messages({ ...messageOf('5'), body: '{"id":"5"}', nonce: null }), /body/],
  [
    'a body with an author of its own',
    () => messages({ ...messageOf('5'), body: messageOf('5').body.replace('{', '{"author":{},'), nonce: null }),
    /body/,
  ],
  ['a way out of the folder', () => files({ key: '../x.webp', size: 1, sha256: sha256(Buffer.from('x')) }), /key/],
  ['a path from the root', () => files({ key: '/etc/x.webp', size: 1, sha256: sha256(Buffer.from('x')) }), /key/],
  ['a hidden file', () => files({ key: 'a/.ssh', size: 1, sha256: sha256(Buffer.from('x')) }), /key/],
  ['a way out on Windows', () => files({ key: 'a\\..\\x.webp', size: 1, sha256: sha256(Buffer.from('x')) }), /key/],
  ['a file that was not announced', () => tarOf([OPENING, ['files/avatars/1/a.webp', 'x']]), /is not what belongs there/],
  ['a missing file', () => files({ key: 'a/b.webp', size: 1, sha256: sha256(Buffer.from('x')) }), /files\/a\/b\.webp is missing/],
  [
    'a file of another size',
    () => files({ key: 'a/b.webp', size: 2, sha256: sha256(Buffer.from('x')) }, ['files/a/b.webp', 'x']),
    /damaged: files\/a\/b\.webp/,
  ],
])('refused: %s', async (_, make, message) => {
  expect(await refusal(make())).toMatch(message);
});

test('links and folders are refused, even with a right checksum', async () => {
  for (const type of ['1', '2', '5', 'x', 'L']) {
    const header = tarHeader('rows/users/000001.jsonl', 0);
    header.write(type, 156, 'ascii');
    header.write('../../etc/passwd', 157, 'ascii');
    header.write('        ', 148, 'ascii');
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
    const bytes = Buffer.concat([tarOf([OPENING]).subarray(0, -END.length), header, END]);
    expect(await refusal(bytes), type).toMatch(/is damaged, or is none of Chat-JS/);
  }
});

test('a part that claims gigabytes is refused before anything is read', async () => {
  const bytes = Buffer.concat([tarOf([OPENING]).subarray(0, -END.length), tarHeader('rows/users/000001.jsonl', 8_000_000_000), END]);
  expect(await refusal(bytes)).toMatch(/larger than anything/);
});

test('an archive is never written over a file that is there', async () => {
  await withInstallation(target, async (installation) => {
    await expect(exportInstallation(installation, GOOD, report)).rejects.toThrow(/exists already/);
    await expect(exportInstallation(installation, join(folder.path, 'nowhere/a.tar'), report)).rejects.toThrow(/there is no such folder/);
  });
  expect(readFileSync(GOOD).equals(good)).toBe(true);
});
