import { beforeEach, expect, test, vi } from 'vitest';

const kept = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
});

const { readVolumes, setVolume, useVolumes } = await import('./volumes.ts');

beforeEach(() => useVolumes.setState({ volumes: {} }));

test('how loud somebody is stays on the device, and as loud as they are is nothing to keep', () => {
  setVolume('1', 0.5);
  setVolume('2', 2);
  setVolume('1', 1);
  expect(useVolumes.getState().volumes).toEqual({ 2: 2 });
  expect(readVolumes(kept.get('voice.volumes') ?? null)).toEqual({ 2: 2 });
});

test('what is no volume is as if it were not there', () => {
  expect(readVolumes('{"1":3,"2":-1,"3":"loud","4":0}')).toEqual({ 4: 0 });
  expect([readVolumes(null), readVolumes('{'), readVolumes('7')]).toEqual([{}, {}, {}]);
});
