import { expect, test } from 'vitest';
import { parseIceUrl } from './urls.ts';

test.each([
  ['stun:chat.example.org', { scheme: 'stun', host: 'chat.example.org', port: 3478, transport: 'udp' }],
  ['turn:turn.example.org:3479', { scheme: 'turn', host: 'turn.example.org', port: 3479, transport: 'udp' }],
  ['turn:192.0.2.1?transport=tcp', { scheme: 'turn', host: '192.0.2.1', port: 3478, transport: 'tcp' }],
  ['turns:turn.example.org', { scheme: 'turns', host: 'turn.example.org', port: 5349, transport: 'tcp' }],
  ['TURNS:[2001:db8::1]:443?transport=tcp', { scheme: 'turns', host: '2001:db8::1', port: 443, transport: 'tcp' }],
])('%s', (text, parsed) => expect(parseIceUrl(text)).toEqual(parsed));

test.each([
  'turn.example.org',
  'turn://turn.example.org',
  'https://turn.example.org',
  'turn:',
  'turn:turn.example.org:0',
  'turn:turn.example.org:70000',
  'turn:user@turn.example.org',
  'turn:turn.example.org?transport=sctp',
  'turns:turn.example.org?transport=udp',
  'stun:turn.example.org?transport=udp',
  'turn:[1.2.3.4]',
  'turn:[::g]',
  'turn:-a.example.org',
  'turn:a b',
])('a browser would refuse %s', (text) => expect(parseIceUrl(text)).toBeUndefined());
