import { DatabaseSync } from 'node:sqlite';
import { contentOf } from '../../load/tally.ts';
import type { Address, Plan } from '../system.ts';
import { escapeText, HOST, roomJid } from './xmpp.ts';

const ROOM_OF_ALL = 'all';
const PASSWORD = 'bench';
/** Ids of archived messages are their times in µs. */
const FIRST = 1_700_000_000_000_000;
const STEP = 1000;
/** More take minutes to fill in, and each page gets slower with them. */
const MOST_MESSAGES = 100_000;

export function nameOf(person: number): string {
  return `person${person}`;
}

/** Writes people and history into the tables that ejabberd has made. */
export function fillDatabase(file: string, { people, owners, messages }: Plan): Omit<Address, 'port'> {
  const count = Math.min(messages, MOST_MESSAGES);
  const database = new DatabaseSync(file);
  database.exec('BEGIN');
  const user = database.prepare('INSERT INTO users (username, password) VALUES (?, ?)');
  for (let person = 0; person < people; person++) user.run(nameOf(person), PASSWORD);
  archive(database, people, count);
  database.exec('COMMIT');
  database.close();
  return {
    channel: ROOM_OF_ALL,
    people: Array.from({ length: people }, (_, person) => ({ token: PASSWORD, channel: person < owners ? `own${person}` : '' })),
    ...(count > 0 ? { history: { first: String(FIRST), step: String(STEP), count } } : {}),
  };
}

/** Rows as mod_mam writes them for a room. */
function archive(database: DatabaseSync, people: number, count: number): void {
  const row = database.prepare(
    `INSERT INTO archive (username, timestamp, peer, bare_peer, xml, txt, kind, nick) VALUES (?, ?, ?, ?, ?, ?, 'groupchat', ?)`,
  );
  const room = roomJid(ROOM_OF_ALL);
  for (let index = 0; index < count; index++) {
    const nick = nameOf(index % people);
    const peer = `${nick}@${HOST}`;
    const text = contentOf(index, 100);
    const xml = `<message to='${room}' from='${peer}/${index}' type='groupchat' id='${index}' xmlns='jabber:client'><body>${escapeText(text)}</body></message>`;
    row.run(room, FIRST + STEP * index, `${peer}/${index}`, peer, xml, text, nick);
  }
}
