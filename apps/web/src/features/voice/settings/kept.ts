import { type Hotkey, isHotkey } from '../hotkeys/hotkey.ts';

/** How one talks and hears on this device. Other devices have other microphones: nothing of it is synced. */
export interface VoiceSettings {
  /** A deviceId; '': whichever the system prefers. */
  microphone: string;
  speaker: string;
  /** What the sound of the microphone is multiplied with, 0 to 2. */
  inputVolume: number;
  suppression: 'off' | 'browser' | 'rnnoise';
  echoCancellation: boolean;
  autoGain: boolean;
  /** `push`: one is heard as long as a key is down. */
  mode: 'voice' | 'push';
  /** How loud one has to be to be heard, on the scale of level.ts; null: found by listening. */
  threshold: number | null;
  /** ms that one is heard after falling silent, or letting go of the key. */
  release: number;
  pushToTalk: Hotkey;
  muteKey: Hotkey;
  deafenKey: Hotkey;
  /** Whether the own address is kept from others, by going through a relay; null: where there is one. */
  relayOnly: boolean | null;
}

type Name = keyof VoiceSettings;

type Fields = { [N in Name]: { usual: VoiceSettings[N]; fits: (value: unknown) => value is VoiceSettings[N] } };

/** ms */
export const RELEASE = { least: 0, most: 2000 };
export const LOUDEST = 2;

const isText = (value: unknown) => typeof value === 'string';
const isBoolean = (value: unknown) => typeof value === 'boolean';
const within =
  (least: number, most: number) =>
  (value: unknown): value is number =>
    typeof value === 'number' && value >= least && value <= most;
const oneOf =
  <T extends string>(...all: T[]) =>
  (value: unknown): value is T =>
    all.some((one) => one === value);
const orNull =
  <T>(fits: (value: unknown) => value is T) =>
  (value: unknown): value is T | null =>
    value === null || fits(value);

const FIELDS: Fields = {
  microphone: { usual: '', fits: isText },
  speaker: { usual: '', fits: isText },
  inputVolume: { usual: 1, fits: within(0, LOUDEST) },
  suppression: { usual: 'browser', fits: oneOf('off', 'browser', 'rnnoise') },
  echoCancellation: { usual: true, fits: isBoolean },
  autoGain: { usual: true, fits: isBoolean },
  mode: { usual: 'voice', fits: oneOf('voice', 'push') },
  threshold: { usual: null, fits: orNull(within(0, 1)) },
  release: { usual: 300, fits: within(RELEASE.least, RELEASE.most) },
  // None that types: whoever talks often writes, too.
  pushToTalk: { usual: { code: 'F8' }, fits: isHotkey },
  muteKey: { usual: { code: 'KeyM', mod: true, shift: true }, fits: isHotkey },
  deafenKey: { usual: { code: 'KeyD', mod: true, shift: true }, fits: isHotkey },
  relayOnly: { usual: null, fits: orNull(isBoolean) },
};

/** What is kept, with what is usual in place of what is missing or does not fit. `get`: JSON by the name of a setting. */
export function readKept(get: (name: Name) => string | null): VoiceSettings {
  const read = <N extends Name>(name: N): VoiceSettings[N] => {
    const { usual, fits } = FIELDS[name];
    const value = parse(get(name));
    return fits(value) ? value : usual;
  };
  return {
    microphone: read('microphone'),
    speaker: read('speaker'),
    inputVolume: read('inputVolume'),
    suppression: read('suppression'),
    echoCancellation: read('echoCancellation'),
    autoGain: read('autoGain'),
    mode: read('mode'),
    threshold: read('threshold'),
    release: read('release'),
    pushToTalk: read('pushToTalk'),
    muteKey: read('muteKey'),
    deafenKey: read('deafenKey'),
    relayOnly: read('relayOnly'),
  };
}

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
