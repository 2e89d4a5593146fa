import { expect, test } from 'vitest';
import { readKept } from './kept.ts';

const of = (kept: Record<string, string>) => readKept((name) => kept[name] ?? null);

test('without anything kept one is heard as soon as one speaks, through what the system prefers', () => {
  expect(of({})).toMatchObject({ microphone: '', mode: 'voice', threshold: null, inputVolume: 1, suppression: 'browser', relayOnly: null });
});

test('what was chosen is read back', () => {
  const chosen = {
    microphone: 'abc',
    inputVolume: 0.5,
    suppression: 'rnnoise',
    echoCancellation: false,
    mode: 'push',
    threshold: 0.25,
    pushToTalk: { code: 'ControlRight' },
    relayOnly: false,
  };
  expect(of(Object.fromEntries(Object.entries(chosen).map(([name, value]) => [name, JSON.stringify(value)])))).toMatchObject(chosen);
});

test('what does not fit is as if it were not there, and spoils nothing else', () => {
  const kept = { inputVolume: '90', suppression: '"magic"', threshold: '"loud"', pushToTalk: '"F8"', autoGain: '{', mode: '"push"' };
  expect(of(kept)).toEqual({ ...of({}), mode: 'push' });
});
