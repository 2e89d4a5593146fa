import type { VoiceSettings } from '../settings/kept.ts';
import { type MicrophoneTrouble, troubleOf } from './trouble.ts';

export type InputSettings = Pick<VoiceSettings, 'microphone' | 'suppression' | 'echoCancellation' | 'autoGain'>;

export interface Browser {
  /** Absent where the page may have no microphone. */
  mediaDevices: Pick<MediaDevices, 'getUserMedia'> | undefined;
  isSecureContext: boolean;
}

/** The chosen microphone, or the usual one where that is gone. Never throws. */
export async function requestInput(settings: InputSettings, browser: Browser = thisBrowser()): Promise<MediaStream | MicrophoneTrouble> {
  const devices = browser.mediaDevices;
  if (!devices?.getUserMedia) return browser.isSecureContext ? 'unsupported' : 'insecure';
  const ask = (deviceId: string) => devices.getUserMedia({ audio: constraintsOf(settings, deviceId) });
  try {
    return await ask(settings.microphone);
  } catch (error) {
    if (settings.microphone === '' || troubleOf(error) !== 'missing') return troubleOf(error);
  }
  return ask('').catch(troubleOf);
}

function constraintsOf({ suppression, echoCancellation, autoGain }: InputSettings, deviceId: string): MediaTrackConstraints {
  return {
    ...(deviceId !== '' && { deviceId: { exact: deviceId } }),
    echoCancellation,
    autoGainControl: autoGain,
    // What RNNoise is given has to be as it was.
    noiseSuppression: suppression === 'browser',
  };
}

function thisBrowser(): Browser {
  return { mediaDevices: navigator.mediaDevices, isSecureContext };
}
