import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { useVoiceSettings } from '../settings/voice-settings.ts';
import { useWebRTC } from '../use-web-rtc.ts';
import { createPlayer } from './player.ts';
import { useUnheard, useVolumes } from './volumes.ts';

/** Whether the browser keeps what others say silent, and what a press does about it. */
export const useBlockedSound = create<{ blocked: boolean; allow: () => void }>(() => ({ blocked: false, allow: () => undefined }));

/** Plays what others say, as loud as the person wants each of them. */
export function usePlayback(): void {
  const { peers } = useWebRTC();
  const { volumes } = useVolumes();
  const { ids: unheard } = useUnheard();
  const speaker = useVoiceSettings((settings) => settings.speaker);
  const playing = peers.length > 0;
  const player = useRef<ReturnType<typeof createPlayer>>(undefined);

  useEffect(() => {
    if (!playing) return;
    const opened = createPlayer((blocked) => useBlockedSound.setState({ blocked, allow: () => void opened.resume() }));
    player.current = opened;
    return () => {
      player.current = undefined;
      opened.close();
    };
  }, [playing]);

  useEffect(() => {
    player.current?.follow(peers, { volumeOf: (id) => (unheard.includes(id) ? 0 : (volumes[id] ?? 1)), speaker });
  }, [peers, volumes, unheard, speaker]);
}
