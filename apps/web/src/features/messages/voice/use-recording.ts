import type { Channel } from '@chat-js/protocol/channels.ts';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useClient } from '../../../lib/client.tsx';
import { endAnswer, useComposing } from '../composing.ts';
import { goToPresent } from '../present.ts';
import { type Hindrance, NoRecording, type Recorder, startRecording } from './recorder.ts';
import { dropUnsent, keepUnsent, useUnsent } from './unsent.ts';

/** Bars of what is heard now. */
const LIVE = 40;
const SILENCE: readonly number[] = new Array<number>(LIVE).fill(0);

/** One recording, from the press to the sending. Whoever goes elsewhere meanwhile finds it again. */
export function useRecording(channel: Channel, onClose: () => void) {
  const client = useClient();
  const recorded = useUnsent((unsent) => unsent[channel.id]);
  const recorder = useRef<Recorder>(undefined);
  const [live, setLive] = useState({ levels: SILENCE, seconds: 0, runs: false });
  const [hindrance, setHindrance] = useState<Hindrance>();

  async function stop() {
    const current = recorder.current;
    if (!current) return undefined;
    recorder.current = undefined;
    const recording = await current.stop();
    keepUnsent(channel.id, recording);
    return recording;
  }

  const begin = useEffectEvent(async (isGone: () => boolean) => {
    try {
      const started = await startRecording({
        onLevel: (level, seconds) => setLive(({ levels }) => ({ levels: [...levels.slice(1), level], seconds, runs: true })),
        onEnd: () => void stop(),
      });
      if (isGone()) started.cancel();
      else recorder.current = started;
    } catch (error) {
      if (!isGone()) setHindrance(error instanceof NoRecording ? error.hindrance : 'failed');
    }
  });
  const leave = useEffectEvent(() => void stop());
  const isUnsent = recorded !== undefined;
  const wasUnsent = useRef(isUnsent);

  useEffect(() => {
    let gone = false;
    if (!wasUnsent.current) void begin(() => gone);
    return () => {
      gone = true;
      leave();
    };
  }, []);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);

  function close() {
    dropUnsent(channel.id);
    onClose();
  }

  return {
    ...live,
    hindrance,
    recorded,
    phase: recorded ? 'recorded' : hindrance ? 'hindered' : live.runs ? 'recording' : 'asking',
    stop,
    cancel() {
      recorder.current?.cancel();
      recorder.current = undefined;
      close();
    },
    async send() {
      const recording = recorded ?? (await stop());
      if (!recording) return;
      const { answering } = useComposing.getState();
      const answers = answering?.channel_id === channel.id ? { message_id: answering.message_id, ping: answering.ping } : undefined;
      client.sendVoice(channel.id, recording, answers);
      endAnswer();
      close();
      goToPresent();
    },
  } as const;
}
