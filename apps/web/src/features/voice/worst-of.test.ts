import type { VoiceStats } from '@chat-js/client/voice/voice-session.ts';
import { expect, test } from 'vitest';
import { worstOf } from './worst-of.ts';

const direct = { local: 'host', remote: 'srflx', protocol: 'udp', relay: undefined } as const;
const relayed = { local: 'relay', remote: 'host', protocol: 'udp', relay: 'tcp' } as const;
const good: VoiceStats = { quality: 'good', roundTrip: 20, lost: 0, concealed: 0, buffered: 40, route: direct };

test('of several the worst is told', () => {
  const all = [{ stats: good }, { stats: { ...good, quality: 'fair' as const, roundTrip: 90, route: relayed } }, { stats: undefined }];
  expect(worstOf(all)).toEqual({ quality: 'fair', roundTrip: 90, route: relayed });
});

test('nothing is told of nobody', () => {
  expect(worstOf([{ stats: undefined }])).toEqual({ quality: undefined, roundTrip: undefined, route: undefined });
  expect(worstOf([{ stats: { ...good, roundTrip: undefined } }])).toEqual({ quality: 'good', roundTrip: undefined, route: direct });
});
