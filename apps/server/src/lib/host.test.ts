import { expect, test } from 'vitest';
import { hostOf } from './host.ts';

test.each([
  ['chat.example.org', 'chat.example.org'],
  ['Chat.Example.org:3000', 'chat.example.org'],
  ['192.168.1.5:3000', '192.168.1.5'],
  ['[2001:db8::1]:3000', '[2001:db8::1]'],
])('%s', (header, host) => expect(hostOf(header)).toBe(host));

test.each([undefined, '', 'a b', 'user@host', 'host/path', 'host?x', 'host#x', 'host:port', '[::1', 'a\r\nb'])(
  'no host is read from %s',
  (header) => expect(hostOf(header)).toBeUndefined(),
);
