import type { Asker } from '../../wire/asker.ts';
import type { WireSocket } from '../../wire/loopback.ts';
import { openXmpp } from '../../wire/xmpp.ts';
import type { Address, Pages } from '../system.ts';
import { greet } from './protocol.ts';
import { archivePage, attributeOf, kindOf, STREAM_HEADER } from './xmpp.ts';

const PAGE = 50;

export const pages: Pages = {
  open: openArchive,
  page: ({ address, before }) => archivePage(address.channel, before, PAGE),
  count: (body) => body.toString().split('<result ').length - 1,
};

/** Enters the room; an answer is all stanzas up to the one that ends the page. */
function openArchive(address: Address, person: number): Promise<Asker> {
  return new Promise((opened, failed) => {
    let pending: { resolve: (body: Buffer) => void; reject: (error: Error) => void } | undefined;
    let parts: Buffer[] = [];
    let socket: WireSocket | undefined;
    let isIn = false;

    const asker = (wire: WireSocket): Asker => ({
      ask: (request) =>
        new Promise((resolve, reject) => {
          pending = { resolve, reject };
          wire.send(request);
        }),
      close: wire.close,
    });

    function enter(stanza: Buffer): void {
      try {
        const { say, entered } = greet(stanza, { address, person });
        if (say !== undefined) socket?.send(say);
        if (!entered || !socket) return;
        isIn = true;
        opened(asker(socket));
      } catch (error) {
        failed(error);
        socket?.close();
      }
    }

    function answer(stanza: Buffer): void {
      if (!pending) return;
      parts.push(Buffer.from(stanza));
      if (kindOf(stanza) !== 'iq') return;
      const { resolve, reject } = pending;
      const body = Buffer.concat(parts);
      pending = undefined;
      parts = [];
      if (attributeOf(stanza, 'type') === 'result') resolve(body);
      else reject(new Error(`Refused: ${body}`));
    }

    const closed = () => {
      const error = new Error('The server closed the connection');
      failed(error);
      pending?.reject(error);
    };
    openXmpp(address.port, { frame: (stanza) => (isIn ? answer(stanza) : enter(stanza)), closed }, (wire) => {
      socket = wire;
      wire.send(STREAM_HEADER);
    }).catch(failed);
  });
}
