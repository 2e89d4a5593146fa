import type { VoiceState } from '@chat-js/protocol/voice.ts';
import { expect, test } from 'vitest';
import { apply } from './apply.ts';
import { initialState } from './state.ts';
import { ready } from './testing/samples.ts';

const start = apply(initialState, ['READY', ready()]);

function voice(user_id: string, changes: Partial<VoiceState> = {}): VoiceState {
  const bare = { deaf: false, mute: false, self_deaf: false, self_mute: false, self_video: false, suppress: false };
  const said = { request_to_speak_timestamp: null, quality: null };
  return { guild_id: '10', channel_id: '11', user_id, session_id: `${user_id}.one`, ...bare, ...said, ...changes };
}

test('whoever comes is there, as what they are now, and whoever goes is not', () => {
  const there = apply(start, ['VOICE_STATE_UPDATE', voice('2')]);
  const muted = apply(there, ['VOICE_STATE_UPDATE', voice('2', { self_mute: true })]);
  expect(muted.voice['10']?.['2']).toMatchObject({ channel_id: '11', self_mute: true });
  expect(apply(muted, ['VOICE_STATE_UPDATE', voice('2', { channel_id: null })]).voice['10']).toEqual({});
});

test('the end of one stay does not end the one on another device', () => {
  const there = apply(start, ['VOICE_STATE_UPDATE', voice('2', { session_id: '2.two' })]);
  expect(apply(there, ['VOICE_STATE_UPDATE', voice('2', { channel_id: null })])).toBe(there);
});

test('a call has its people, rings, and is gone with all of them', () => {
  const call = { channel_id: '77', ringing: ['3'], voice_states: [voice('2', { guild_id: undefined, channel_id: '77' })] };
  const begun = apply(start, ['CALL_CREATE', call]);
  expect(begun.calls).toEqual({ '77': ['3'] });
  expect(Object.keys(begun.voice['@me'] ?? {})).toEqual(['2']);
  const answered = apply(begun, ['CALL_UPDATE', { channel_id: '77', ringing: [] }]);
  expect(answered.calls).toEqual({ '77': [] });
  const over = apply(answered, ['CALL_DELETE', { channel_id: '77' }]);
  expect([over.calls, over.voice['@me']]).toEqual([{}, {}]);
  expect(apply(begun, ['READY', { ...ready(), calls: [call] }]).calls).toEqual(begun.calls);
  expect(apply(begun, ['READY', ready()]).voice['@me']).toEqual({});
});
