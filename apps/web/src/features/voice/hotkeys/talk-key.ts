import { ownMicrophone } from '../microphone/shared-microphone.ts';
import type { VoiceSettings } from '../settings/kept.ts';
import type { Binding } from './watch-hotkeys.ts';

/** With push to talk, the key that one is heard with. */
export function talkKey({ mode, pushToTalk }: Pick<VoiceSettings, 'mode' | 'pushToTalk'>): Binding[] {
  const { hold } = ownMicrophone();
  return mode === 'push' ? [{ key: pushToTalk, onDown: () => hold(true), onUp: () => hold(false) }] : [];
}
