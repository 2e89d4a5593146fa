import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { PushNote } from '@chat-js/protocol/push-subscriptions.ts';
import { importJWK, jwtVerify } from 'jose';
import type { PublicWeb } from '../../src/outside/public-web.ts';
import { PUBLIC } from '../../src/outside/testing/small-web.ts';
import { atEnd } from './at-end.ts';
import type { Person } from './people.ts';
import { PUSH_CERTIFICATE } from './push-certificate.ts';
import { until } from './until.ts';

interface Sent {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
}

/** A push service as browsers have one, at push.test. */
export interface PushService {
  /** How a server finds it: every name that is not here leads to a public address, and every public address here. */
  web: PublicWeb;
  names: Map<string, string[]>;
  /** What came, by the path of the endpoint. */
  sent: Map<string, Sent[]>;
  /** What is answered from here on, by path; 201 otherwise. Several are answered one after the other, the last one stays. */
  answers: Map<string, Answer[]>;
}

export async function openPushService(): Promise<PushService> {
  const service: PushService = { web: {}, names: new Map(), sent: new Map(), answers: new Map() };
  const server = createServer(PUSH_CERTIFICATE, async (request, response) => {
    const path = request.url ?? '';
    const body = await buffer(request);
    service.sent.set(path, [...(service.sent.get(path) ?? []), { headers: request.headers, body }]);
    const answers = service.answers.get(path) ?? [];
    const { status, headers } = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 201 };
    response.writeHead(status, headers).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const { port } = server.address() as AddressInfo;
  service.web = {
    ca: PUSH_CERTIFICATE.cert,
    resolve: (name) => Promise.resolve(service.names.get(name) ?? [PUBLIC]),
    locate: () => ({ address: '127.0.0.1', port }),
  };
  return service;
}

/** What a browser makes when it subscribes. */
export function deviceKeys(ecdh = createECDH('prime256v1'), auth = randomBytes(16)) {
  return { p256dh: ecdh.generateKeys('base64url'), auth: auth.toString('base64url') };
}

/** A device of a person that asked to be told. */
export interface Device {
  path: string;
  endpoint: string;
  /** What was sent to it, opened. */
  notes(): PushNote[];
  /** Waits until so many were sent. */
  told(count: number): Promise<PushNote[]>;
  sent(): Sent[];
}

export async function subscribe(
  service: PushService,
  person: Person,
  more: { show_content?: boolean; host?: string } = {},
): Promise<Device> {
  const [ecdh, auth] = [createECDH('prime256v1'), randomBytes(16)];
  const keys = deviceKeys(ecdh, auth);
  const path = `/push/${randomBytes(12).toString('hex')}`;
  const { host = 'push.test', ...options } = more;
  const endpoint = `https://${host}${path}`;
  await person.call('pushSubscriptions.set', { endpoint, keys, ...options });
  const sent = () => service.sent.get(path) ?? [];
  const notes = () => sent().map(({ body }) => JSON.parse(opened(body, ecdh, auth)) as PushNote);
  return {
    ...{ path, endpoint, sent, notes },
    async told(count) {
      await until(() => sent().length >= count);
      return notes();
    },
  };
}

/** RFC 8188 and 8291: one record of aes128gcm, for the keys of the device. */
function opened(body: Buffer, ecdh: ECDH, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const length = body[20] ?? 0;
  const sender = body.subarray(21, 21 + length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
  const record = body.subarray(21 + length);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
}

/** Who says that they sent this: RFC 8292, signed with the key that the device subscribed with. */
export async function senderOf({ headers }: Sent, public_key: string) {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(headers.authorization ?? '') ?? [];
  const point = Buffer.from(public_key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const { payload } = await jwtVerify(token, await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256'));
  return { key, ...payload };
}
