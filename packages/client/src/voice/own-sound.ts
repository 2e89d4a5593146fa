import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { VoicePlatform } from './ports.ts';

/** What this device says and hears: its microphone, what the person wants, and what others allow. */
export function createOwnSound({ measure }: Pick<VoicePlatform, 'measure'>) {
  let microphone: MediaStreamTrack | null = null;
  let meter: ReturnType<VoicePlatform['measure']> | undefined;
  let talking = false;
  let selfMuted = false;
  let selfDeafened = false;
  let allowed: VoiceState | undefined;

  const silenced = () => allowed !== undefined && (allowed.mute || allowed.deaf || allowed.suppress);

  function apply() {
    if (microphone) microphone.enabled = !selfMuted && !selfDeafened;
    if (talking && microphone) meter ??= measure(microphone);
    else closeMeter();
  }

  function closeMeter() {
    meter?.close();
    meter = undefined;
  }

  return {
    silenced,
    said: () => ({ self_mute: selfMuted, self_deaf: selfDeafened }),
    hears: () => !selfDeafened && allowed?.deaf !== true,
    /** What is sent. Whoever mutes themselves sends silence, and speaks without delay when they do not any more. */
    track: () => (silenced() ? null : microphone),
    level: () => (silenced() || microphone?.enabled !== true ? 0 : (meter?.level() ?? 0)),
    setMicrophone(next: MediaStreamTrack | null) {
      if (next === microphone) return;
      microphone = next;
      closeMeter();
      apply();
    },
    setMuted(next: boolean) {
      selfMuted = next;
      apply();
    },
    setDeafened(next: boolean) {
      selfDeafened = next;
      apply();
    },
    /** What others allow; undefined: nobody has said anything. */
    setAllowed(next: VoiceState | undefined) {
      allowed = next;
    },
    setTalking(next: boolean) {
      talking = next;
      apply();
    },
  };
}
