import { expect, test } from 'vitest';
import { hasFragment, originOf, relayedOnly, withOpusSettings } from './sdp.ts';

const lines = (...text: string[]) => `${text.join('\r\n')}\r\n`;

const DESCRIPTION = lines(
  'v=0',
  'o=- 4611 2 IN IP4 10.1.2.3',
  's=-',
  'm=audio 40000 UDP/TLS/RTP/SAVPF 111 63',
  'c=IN IP4 203.0.113.9',
  'a=rtcp:40000 IN IP4 203.0.113.9',
  'a=candidate:1 1 udp 2122 10.1.2.3 40000 typ host generation 0',
  'a=candidate:2 1 udp 1686 203.0.113.9 40000 typ srflx raddr 10.1.2.3 rport 40000',
  'a=candidate:3 1 udp 4182 198.51.100.7 50000 typ relay raddr 203.0.113.9 rport 40000 generation 0',
  'a=ice-ufrag:abcd',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:63 red/48000/2',
  'a=fmtp:63 111/111',
);

test('a description through a relay tells no other address', () => {
  const shown = relayedOnly(DESCRIPTION);
  expect(shown).not.toMatch(/10\.1\.2\.3|203\.0\.113\.9/);
  expect(shown).toContain('a=candidate:3 1 udp 4182 198.51.100.7 50000 typ relay raddr 0.0.0.0 rport 0 generation 0');
  expect(shown.match(/^a=candidate/gm)).toHaveLength(1);
});

test('a description names its connection and its candidates', () => {
  expect([originOf(DESCRIPTION), originOf('')]).toEqual(['4611', undefined]);
  expect([hasFragment(DESCRIPTION, 'abcd'), hasFragment(DESCRIPTION, 'abc')]).toEqual([true, false]);
});

test('speech is sent without silence and with what mends losses', () => {
  const line = /^a=fmtp:111 (.*)$/m.exec(withOpusSettings(DESCRIPTION))?.[1]?.trim().split(';');
  expect(line).toEqual(expect.arrayContaining(['minptime=10', 'useinbandfec=1', 'usedtx=1', 'maxaveragebitrate=64000']));
  expect(withOpusSettings(withOpusSettings(DESCRIPTION))).toBe(withOpusSettings(DESCRIPTION));
  const bare = DESCRIPTION.replace(/a=fmtp:111.*\r\n/, '');
  expect(withOpusSettings(bare)).toMatch(/a=rtpmap:111 opus\/48000\/2\r\na=fmtp:111 \S*usedtx=1/);
  expect(withOpusSettings('v=0\r\n')).toBe('v=0\r\n');
});

test('what is sent twice has half the size', () => {
  expect(withOpusSettings(DESCRIPTION.replace('111 63', '63 111'))).toContain('maxaveragebitrate=32000');
  expect(withOpusSettings(DESCRIPTION, 96_000)).toContain('maxaveragebitrate=96000');
  expect(withOpusSettings(DESCRIPTION.replace('111 63', '63 111'), 16_000)).toContain('maxaveragebitrate=16000');
});
