import { connect } from 'node:net';
import type { Asker } from './asker.ts';

export interface HttpRequest {
  method: string;
  path: string;
  token?: string;
  body?: string;
}

export function httpText({ method, path, token, body }: HttpRequest): string {
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: keep-alive'];
  if (token) lines.push(`Authorization: Bearer ${token}`);
  if (body !== undefined) lines.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`);
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
}

/** A kept-alive HTTP/1.1 connection: an answer other than 200 is a refusal. Needs Content-Length in the answers; says so where it is missing. */
export function openHttp(port: number): Promise<Asker> {
  return new Promise((opened, failed) => {
    let pending: { resolve: (body: Buffer) => void; reject: (error: Error) => void } | undefined;
    let buffer: Buffer = Buffer.alloc(0);
    let need = -1;
    let bodyAt = 0;
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });

    function fail(error: Error): void {
      failed(error);
      pending?.reject(error);
      pending = undefined;
    }

    socket.on('data', (chunk: Buffer) => {
      buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
      if (need < 0) {
        const end = buffer.indexOf('\r\n\r\n');
        if (end < 0) return;
        bodyAt = end + 4;
        const length = lengthOf(buffer.toString('latin1', 0, end));
        if (length === undefined) return fail(new Error('An answer without Content-Length'));
        need = bodyAt + length;
      }
      if (buffer.length < need) return;
      const status = Number(buffer.toString('latin1', 9, 12));
      const body = buffer.subarray(bodyAt, need);
      buffer = Buffer.alloc(0);
      need = -1;
      const asked = pending;
      pending = undefined;
      if (status === 200) asked?.resolve(body);
      else asked?.reject(new Error(`Status ${status}: ${body.toString().slice(0, 300)}`));
    });
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('The server closed the connection')));
    socket.on('connect', () =>
      opened({
        ask: (request) =>
          new Promise((resolve, reject) => {
            pending = { resolve, reject };
            socket.write(request);
          }),
        close: () => void socket.destroy(),
      }),
    );
  });
}

function lengthOf(head: string): number | undefined {
  if (/^HTTP\/1\.1 (204|304)/.test(head)) return 0;
  const found = /\r\ncontent-length: *(\d+)/i.exec(head);
  return found ? Number(found[1]) : undefined;
}
