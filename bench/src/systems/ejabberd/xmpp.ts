/** XMPP as far as a room needs it: RFC 6120 (stream, SASL PLAIN, binding), XEP-0045 (rooms), XEP-0313 and XEP-0059 (pages of the archive). */
export const HOST = 'localhost';
export const STREAM_HEADER = `<?xml version='1.0'?><stream:stream to='${HOST}' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>`;
export const BIND = `<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>`;

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

export function roomJid(room: string): string {
  return `${room}@conference.${HOST}`;
}

export function plainLogin(name: string, password: string): string {
  const secret = Buffer.from(`\0${name}\0${password}`).toString('base64');
  return `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${secret}</auth>`;
}

export function joinRoom(room: string, nick: string): string {
  return `<presence to='${roomJid(room)}/${nick}'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>`;
}

export function groupMessage(room: string, id: string, content: string): string {
  return `<message type='groupchat' to='${roomJid(room)}' id='${id}'><body>${escapeText(content)}</body></message>`;
}

/** The newest of the messages before one, oldest first. */
export function archivePage(room: string, before: string, size: number): string {
  const set = `<set xmlns='http://jabber.org/protocol/rsm'><max>${size}</max><before>${before}</before></set>`;
  return `<iq type='set' to='${roomJid(room)}' id='page'><query xmlns='urn:xmpp:mam:2'>${set}</query></iq>`;
}

/** `message`, `presence`, `iq`, … */
export function kindOf(stanza: Buffer): string {
  return /^<([^\s/>]+)/.exec(stanza.toString('latin1', 0, 64))?.[1] ?? '';
}

/** An attribute of the stanza itself. Our ids and addresses hold nothing that would be escaped. */
export function attributeOf(stanza: Buffer, name: string): string | undefined {
  const head = stanza.toString('latin1', 0, stanza.indexOf('>'));
  const from = head.indexOf(` ${name}=`) + name.length + 2;
  if (from <= name.length + 1) return undefined;
  return head.slice(from + 1, head.indexOf(head.charAt(from), from + 1));
}

/** The text of a message; undefined for one without, such as a changed subject. */
export function bodyOf(stanza: Buffer): string | undefined {
  const text = stanza.toString();
  const from = text.indexOf('<body>');
  if (from < 0) return undefined;
  return unescapeText(text.slice(from + 6, text.indexOf('</body>', from)));
}

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescapeText(text: string): string {
  return text.includes('&') ? text.replace(/&(lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity) : text;
}
