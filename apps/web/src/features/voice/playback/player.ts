import type { VoicePeer } from '@chat-js/client/voice/voice-session.ts';

export interface Wishes {
  /** What the sound of a person is multiplied with. */
  volumeOf: (user_id: string) => number;
  /** A deviceId; '': whichever the system prefers. */
  speaker: string;
}

/** s in which a volume changes; a jump would click. */
const SOFTLY = 0.02;

/** Plays what others say. `onBlocked`: whether the browser waits for a press before it lets anything sound. */
export function createPlayer(onBlocked: (blocked: boolean) => void) {
  const context = new AudioContext();
  const sounds = new Map<MediaStream, ReturnType<typeof openSound>>();
  let speaker = '';

  const look = () => onBlocked(context.state === 'suspended' && sounds.size > 0);
  context.addEventListener('statechange', look);

  async function resume() {
    await context.resume();
    look();
  }

  return {
    follow(peers: readonly VoicePeer[], { volumeOf, speaker: wanted }: Wishes) {
      const streams = new Set(peers.map(({ stream }) => stream));
      for (const [stream, sound] of sounds) {
        if (streams.has(stream)) continue;
        sound.close();
        sounds.delete(stream);
      }
      for (const { stream, audible, user_id } of peers) {
        if (!stream) continue;
        const sound = sounds.get(stream) ?? openSound(context, stream);
        sounds.set(stream, sound);
        sound.setVolume(audible ? volumeOf(user_id) : 0);
      }
      if (wanted !== speaker) void playThrough(context, wanted);
      speaker = wanted;
      look();
    },
    resume,
    close() {
      for (const sound of sounds.values()) sound.close();
      sounds.clear();
      look();
      void context.close();
    },
  };
}

function openSound(context: AudioContext, stream: MediaStream) {
  // In Chromium what comes from elsewhere is silent in a graph unless an element plays it, too.
  const element = new Audio();
  element.muted = true;
  element.srcObject = stream;
  void element.play().catch(() => undefined);
  const source = context.createMediaStreamSource(stream);
  const gain = new GainNode(context, { gain: 0 });
  source.connect(gain).connect(context.destination);
  return {
    setVolume: (volume: number) => void gain.gain.setTargetAtTime(volume, context.currentTime, SOFTLY),
    close() {
      source.disconnect();
      gain.disconnect();
      element.srcObject = null;
    },
  };
}

/** Not all browsers can, and a device that is gone leaves the usual one. */
async function playThrough(context: AudioContext, speaker: string): Promise<void> {
  if (!('setSinkId' in context) || typeof context.setSinkId !== 'function') return;
  try {
    await context.setSinkId(speaker);
  } catch (error) {
    console.warn('The speaker cannot be used', error);
  }
}
