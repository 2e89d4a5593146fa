import { useEffect, useRef } from 'react';
import { useClientState } from '../../../lib/client.tsx';
import { isLive } from '../line/line.ts';
import { useWebRTC } from '../use-web-rtc.ts';
import { playTune } from './sounds.ts';
import { type Heard, tuneBetween } from './tune-between.ts';

/** A soft sound for what changes while one talks. */
export function useVoiceSounds(): void {
  const { status, selfMuted, selfDeafened } = useWebRTC();
  const channel_id = isLive(status) && status.name !== 'joining' ? status.channel_id : undefined;
  const others = useClientState((state) =>
    Object.values(state.voice)
      .flatMap((there) => Object.values(there))
      .filter((voice) => voice.channel_id === channel_id && voice.user_id !== state.me?.id)
      .map(({ user_id }) => user_id)
      .sort(),
  );
  const before = useRef<Heard>(undefined);

  useEffect(() => {
    const now: Heard = { channel_id, others, selfMuted, selfDeafened };
    const tune = before.current && tuneBetween(before.current, now);
    before.current = now;
    if (tune) playTune(tune);
  }, [channel_id, others, selfMuted, selfDeafened]);
}
