import { useEffect, useRef } from 'react';
import { useVoiceSettings } from '../settings/voice-settings.ts';

/** Plays what others would hear of one. */
export function Loopback({ track }: { track: MediaStreamTrack }) {
  const audio = useRef<HTMLAudioElement>(null);
  const speaker = useVoiceSettings((settings) => settings.speaker);

  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    element.srcObject = new MediaStream([track]);
    // Gone before it began.
    element.play().catch((error: unknown) => console.warn('Nothing is played', error));
    return () => {
      element.srcObject = null;
    };
  }, [track]);

  useEffect(() => {
    // A speaker that is gone leaves the one of the system.
    if (audio.current && 'setSinkId' in audio.current) audio.current.setSinkId(speaker).catch(() => audio.current?.setSinkId(''));
  }, [speaker]);

  // biome-ignore lint/a11y/useMediaCaption: one's own voice, as one speaks
  return <audio ref={audio} />;
}
