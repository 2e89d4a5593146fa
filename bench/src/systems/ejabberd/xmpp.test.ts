import { expect, test } from 'vitest';
import { attributeOf, bodyOf, groupMessage, kindOf } from './xmpp.ts';

const stanza = (text: string) => Buffer.from(text);

test('the attributes of a stanza are its own, not those of what it holds', () => {
  const message = stanza(`<message xml:id='x' type="groupchat" id='3-7'><body>a</body><stanza-id id='9' by='room'/></message>`);
  expect(kindOf(message)).toBe('message');
  expect(attributeOf(message, 'id')).toBe('3-7');
  expect(attributeOf(message, 'type')).toBe('groupchat');
  expect(attributeOf(message, 'by')).toBeUndefined();
});

test('a text with markup comes back as it was sent', () => {
  const text = `<b> & "c" 'd' &amp; «привет»`;
  expect(bodyOf(stanza(groupMessage('all', '1-1', text)))).toBe(text);
});

test('a changed subject is no message', () => {
  expect(bodyOf(stanza(`<message type='groupchat'><subject/></message>`))).toBeUndefined();
});
