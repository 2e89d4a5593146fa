import { openXmpp } from '../../wire/xmpp.ts';
import type { Entrant, Greeting, Outgoing, Protocol } from '../system.ts';
import { nameOf } from './data.ts';
import { attributeOf, BIND, bodyOf, groupMessage, joinRoom, kindOf, plainLogin, roomJid, STREAM_HEADER } from './xmpp.ts';

/** A send is acknowledged when the room has echoed it to its sender, as clients take it: the archive has it by then. */
export const protocol: Protocol = {
  open: ({ address }, handlers, opened) => openXmpp(address.port, handlers, opened),
  opening: STREAM_HEADER,
  greet,
  send: (message) => groupMessage(roomOf(message), `${message.person}-${message.id}`, message.content),
  kind: (stanza) => {
    if (kindOf(stanza) !== 'message') return 'other';
    return attributeOf(stanza, 'type') === 'error' ? 'ack' : 'echo';
  },
  pong: '',
  acknowledged: (stanza, person) => {
    const [sender, id] = attributeOf(stanza, 'id')?.split('-') ?? [];
    if (Number(sender) !== person) return undefined;
    return attributeOf(stanza, 'type') === 'error' ? { id: Number(id), refusal: stanza.toString() } : { id: Number(id) };
  },
  contents: (stanza) => {
    const body = attributeOf(stanza, 'type') === 'groupchat' ? bodyOf(stanza) : undefined;
    return body === undefined ? [] : [body];
  },
  // Each receiver's address stands in what they get.
  sameForAll: false,
};

/** Log in, bind, enter one's own room if there is one, then the room of all. */
export function greet(stanza: Buffer, { address, person }: Entrant): Greeting {
  const { token = '', channel = '' } = address.people[person] ?? {};
  const kind = kindOf(stanza);
  if (kind === 'stream:error' || kind === 'failure' || attributeOf(stanza, 'type') === 'error') throw new Error(`Refused: ${stanza}`);
  if (kind === 'stream:features') return { say: stanza.includes('<mechanism>PLAIN<') ? plainLogin(nameOf(person), token) : BIND };
  if (kind === 'success') return { say: STREAM_HEADER };
  if (kind === 'iq') return { say: joinRoom(channel || address.channel, nameOf(person)) };
  // Status 110: one's own presence, the last of the presences (XEP-0045, section 7.2.2).
  if (kind !== 'presence' || !/<status code=['"]110['"]/.test(stanza.toString())) return {};
  const isInAll = attributeOf(stanza, 'from')?.startsWith(`${roomJid(address.channel)}/`) ?? false;
  return isInAll ? { entered: true } : { say: joinRoom(address.channel, nameOf(person)) };
}

function roomOf({ address, person, room }: Outgoing): string {
  return room === 'all' ? address.channel : (address.people[person]?.channel ?? address.channel);
}
