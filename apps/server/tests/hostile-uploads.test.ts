import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { oggOpus } from '../src/features/attachments/testing/recordings.ts';
import { errorName, type Outcome, send } from './support/calls.ts';
import { logInAdmin, type Person } from './support/people.ts';
import { startServer, type TestServer } from './support/server.ts';

const SAID = { id: 0, filename: '../../../etc/passwd', duration_secs: 1, waveform: 'AAECAwQF' };
const PAYLOAD = JSON.stringify({ flags: 1 << 13, attachments: [SAID] });
const MIB = 1024 * 1024;

let server: TestServer;
let person: Person;
let path: string;

beforeAll(async () => {
  server = await startServer();
  person = await logInAdmin(server);
  const { id: guild_id } = await person.call('guilds.create', { name: 'Home', template: 'empty' });
  const [channel] = await person.call('channels.list', { guild_id });
  path = `/api/v10/channels/${channel?.id}/messages`;
});

const part = (headers: string, content: string | Uint8Array) =>
  Buffer.concat([
    Buffer.from(`--x\r\n${headers}\r\n\r\n`),
    typeof content === 'string' ? Buffer.from(content) : content,
    Buffer.from('\r\n'),
  ]);
const named = (name: string, more = '') => `content-disposition: form-data; name="${name}"${more}`;
const payload = part(named('payload_json'), PAYLOAD);
const file = (content: Uint8Array = oggOpus(), name = 'files[0]', fileName = 'a.ogg') =>
  part(named(name, `; filename="${fileName}"`), content);
const FORM = { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' } };
const END = Buffer.from('--x--\r\n');
const post = (body: Uint8Array<ArrayBuffer>, headers = FORM.headers): Promise<Outcome> => send(person, path, { ...FORM, headers, body });
const whole = (...parts: Uint8Array[]) => Buffer.concat([...parts, END]);
const fieldsOf = ({ body }: Outcome) => Object.keys((body as { errors?: object }).errors ?? {});

test('what is as it should be is taken, by names that lead nowhere', async () => {
  for (const fileName of ['../../x.ogg', '/etc/passwd', 'C:\\x.ogg', 'a\0b.ogg', 'x'.repeat(MIB)]) {
    const outcome = await post(whole(payload, file(oggOpus(), 'files[0]', fileName)));
    expect([outcome.status, JSON.stringify(outcome.body).includes('passwd')]).toEqual([200, false]);
  }
  expect((await post(whole(file(), payload))).status).toBe(200);
});

test.each([
  ['two files', () => whole(payload, file(), file(oggOpus(), 'files[1]')), 400],
  ['one file of another number', () => whole(payload, file(oggOpus(), 'files[1]')), 400],
  ['no file', () => whole(payload), 400],
  ['no payload', () => whole(file()), 400],
  ['two payloads', () => whole(payload, payload, file()), 400],
  ['another field', () => whole(payload, part(named('evil'), 'x'), file()), 400],
  ['a payload that is no JSON', () => whole(part(named('payload_json'), '{'), file()), 400],
  ['a payload that is a list', () => whole(part(named('payload_json'), '[]'), file()), 400],
  ['a payload of a hundred kilobytes', () => whole(part(named('payload_json'), `"${'x'.repeat(100_000)}"`), file()), 400],
  ['a thousand parts', () => whole(payload, ...Array.from({ length: 1000 }, (_, i) => part(named(`f${i}`), 'x'))), 400],
  ['a thousand files', () => whole(payload, ...Array.from({ length: 1000 }, () => file())), 400],
  ['nothing at all', () => END, 400],
  ['no end', () => Buffer.concat([payload, file()]), 400],
  ['another boundary', () => Buffer.from('--y\r\n\r\nx\r\n--y--'), 400],
  ['a thousand headers', () => whole(payload, part(`${'x-a: b\r\n'.repeat(1000)}${named('files[0]')}; filename="a"`, oggOpus())), 400],
  [
    'files that the payload brings itself',
    () => whole(part(named('payload_json'), JSON.stringify({ ...JSON.parse(PAYLOAD), files: [1] }))),
    400,
  ],
  ['more than 8 MiB', () => whole(payload, file(new Uint8Array(9 * MIB))), 413],
])('%s is refused', async (_, body, status) => {
  // Who is cut off while sending may not hear why.
  const outcome = await post(body()).catch(() => undefined);
  expect(outcome?.status ?? status).toBe(status);
});

test('a refusal says what it is about', async () => {
  expect(fieldsOf(await post(whole(payload)))).toEqual(['files']);
  expect(fieldsOf(await post(whole(file())))).toEqual(['payload_json']);
  expect((await post(whole(payload, file()), { 'content-type': 'multipart/form-data' })).status).toBe(400);
});

test('who is not logged in has nothing read', async () => {
  const outcome = await send(server, path, { ...FORM, body: whole(payload, file()) });
  expect([outcome.status, outcome.headers.get('connection')]).toEqual([401, 'close']);
});

test('another operation takes no forms', async () => {
  const outcome = await send(person, '/api/v10/guilds', { ...FORM, body: END });
  expect([outcome.status, errorName(outcome)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
});

test('an upload without end is cut, and one that stands still too, while others go on', async () => {
  const open = (more: string) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('error', () => undefined).resume();
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${person.token}\r\n${more}\r\n\r\n`);
    return { socket, ended };
  };
  const endless = open('content-type: multipart/form-data; boundary=x\r\ntransfer-encoding: chunked');
  const piece = Buffer.alloc(64 * 1024, 120);
  endless.socket.write(`${(64).toString(16)}\r\n${'-'.repeat(64)}\r\n`);
  let sent = 0;
  let isOver = false;
  void endless.ended.then(() => {
    isOver = true;
  });
  while (!isOver && sent < 64 * MIB) {
    endless.socket.write(`${piece.length.toString(16)}\r\n`);
    endless.socket.write(piece);
    if (!endless.socket.write('\r\n')) await Promise.race([endless.ended, pause(20)]);
    sent += piece.length;
  }
  await endless.ended;
  expect(sent).toBeLessThan(32 * MIB);

  const still = open('content-type: multipart/form-data; boundary=x\r\ncontent-length: 1000');
  still.socket.write('--x\r\n');
  const before = performance.now();
  await still.ended;
  expect(performance.now() - before).toBeLessThan(25_000);
  expect((await post(whole(payload, file()))).status).toBe(200);
});
