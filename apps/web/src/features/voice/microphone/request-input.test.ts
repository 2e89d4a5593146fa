import { expect, test } from 'vitest';
import { type InputSettings, requestInput } from './request-input.ts';

const SETTINGS: InputSettings = { microphone: '', suppression: 'browser', echoCancellation: true, autoGain: true };
const STREAM = {} as MediaStream;

/** A browser that answers one question after the other: with an error of this name, or with a microphone. */
function browserThat(...answers: (string | MediaStream)[]) {
  const asked: MediaStreamConstraints['audio'][] = [];
  const getUserMedia = async (constraints: MediaStreamConstraints = {}) => {
    asked.push(constraints.audio);
    const answer = answers.shift() ?? 'NothingLeftError';
    if (typeof answer === 'string') throw new DOMException('no', answer);
    return answer;
  };
  return { asked, browser: { mediaDevices: { getUserMedia }, isSecureContext: true } };
}

test.each([
  ['NotAllowedError', 'refused'],
  ['SecurityError', 'refused'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TypeError', 'failed'],
  ['InvalidStateError', 'failed'],
])('%s: the microphone is %s', async (name, trouble) => {
  const { browser, asked } = browserThat(name);
  expect(await requestInput(SETTINGS, browser)).toBe(trouble);
  expect(asked).toHaveLength(1);
});

test('a page without https has no microphone, and an old browser none at all', async () => {
  expect(await requestInput(SETTINGS, { mediaDevices: undefined, isSecureContext: false })).toBe('insecure');
  expect(await requestInput(SETTINGS, { mediaDevices: undefined, isSecureContext: true })).toBe('unsupported');
});

test.each(['OverconstrainedError', 'NotFoundError'])('in place of one that is gone (%s) the usual one is taken', async (name) => {
  const { browser, asked } = browserThat(name, STREAM);
  expect(await requestInput({ ...SETTINGS, microphone: 'gone' }, browser)).toBe(STREAM);
  expect(asked).toEqual([
    expect.objectContaining({ deviceId: { exact: 'gone' } }),
    expect.not.objectContaining({ deviceId: expect.anything() }),
  ]);
});

test('where the usual one is missing too, that is the answer', async () => {
  const { browser } = browserThat('OverconstrainedError', 'NotFoundError');
  expect(await requestInput({ ...SETTINGS, microphone: 'gone' }, browser)).toBe('missing');
});

test('a chosen one that is refused or in use is not replaced by another one in secret', async () => {
  for (const [name, trouble] of [
    ['NotAllowedError', 'refused'],
    ['NotReadableError', 'busy'],
  ] as const) {
    const { browser, asked } = browserThat(name, STREAM);
    expect(await requestInput({ ...SETTINGS, microphone: 'mine' }, browser)).toBe(trouble);
    expect(asked).toHaveLength(1);
  }
});

test('the browser takes away noise only where that is chosen', async () => {
  const { browser, asked } = browserThat(STREAM, STREAM, STREAM);
  for (const suppression of ['off', 'browser', 'rnnoise'] as const)
    await requestInput({ ...SETTINGS, suppression, autoGain: false }, browser);
  expect(asked).toEqual(
    [false, true, false].map((noiseSuppression) => ({ echoCancellation: true, autoGainControl: false, noiseSuppression })),
  );
});
