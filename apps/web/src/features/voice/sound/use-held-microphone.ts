import { useCallback, useEffect, useState } from 'react';
import type { Microphone, MicrophoneNews } from '../microphone/microphone.ts';
import { holdMicrophone, ownMicrophone } from '../microphone/shared-microphone.ts';
import type { MicrophoneTrouble } from '../microphone/trouble.ts';

export type Listening =
  | { phase: 'off' | 'opening' }
  | { phase: 'on'; microphone: Microphone; track: MediaStreamTrack; letGo: () => void }
  | { phase: 'trouble'; trouble: MicrophoneTrouble };

/** The own microphone, from `start` to `stop` or until the component goes, and what it has to tell. */
export function useHeldMicrophone() {
  const [listening, setListening] = useState<Listening>({ phase: 'off' });
  const [news, setNews] = useState<MicrophoneNews>();
  /** Which attempt it is; 0: it is not wanted. */
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (attempt === 0) return;
    let current = true;
    let letGo: (() => void) | undefined;
    const microphone = ownMicrophone();
    const stopHearing = microphone.onTrouble(setNews);
    setNews(undefined);
    setListening({ phase: 'opening' });
    void holdMicrophone().then((held) => {
      if (typeof held !== 'string') letGo = held.letGo;
      if (!current) letGo?.();
      else if (typeof held === 'string') setListening({ phase: 'trouble', trouble: held });
      else setListening({ phase: 'on', microphone, ...held });
    });
    return () => {
      current = false;
      stopHearing();
      letGo?.();
      setListening({ phase: 'off' });
    };
  }, [attempt]);

  const start = useCallback(() => setAttempt((before) => before + 1), []);
  const stop = useCallback(() => setAttempt(0), []);
  return { listening, news, start, stop };
}
