import { useEffect, useEffectEvent } from 'react';
import { useTalkWish } from '../../lib/talk-wish.ts';
import { showToast } from '../../ui/Toasts.tsx';
import { talkKey } from './hotkeys/talk-key.ts';
import { useHotkeys } from './hotkeys/use-hotkeys.ts';
import { isLive, useLine } from './line/line.ts';
import { watchSpeakers } from './line/speakers.ts';
import type { MicrophoneNews } from './microphone/microphone.ts';
import { ownMicrophone } from './microphone/shared-microphone.ts';
import { useNewsWords } from './microphone/use-trouble-words.ts';
import { usePlayback } from './playback/use-playback.ts';
import { useVoiceSettings } from './settings/voice-settings.ts';
import { useVoiceSounds } from './sounds/use-voice-sounds.ts';
import { useWebRTC } from './use-web-rtc.ts';

/** Keeps one talking wherever on the page one goes. Shows nothing. */
export function VoiceKeeper() {
  const { status, join, toggleMuted, toggleDeafened } = useWebRTC();
  const session = useLine((line) => line.session);
  const settings = useVoiceSettings();
  const { channel_id: wish } = useTalkWish();
  const live = isLive(status);
  const here = live ? status.channel_id : undefined;

  useEffect(() => {
    if (wish === null) return;
    useTalkWish.setState({ channel_id: null });
    if (wish !== here) join(wish);
  }, [wish, here, join]);

  useEffect(() => (session && live ? watchSpeakers(session) : undefined), [session, live]);

  useHotkeys([
    { key: settings.muteKey, onDown: toggleMuted },
    { key: settings.deafenKey, onDown: toggleDeafened },
    ...(live ? talkKey(settings) : []),
  ]);
  useMicrophoneNews();
  usePlayback();
  useVoiceSounds();
  return null;
}

/** A microphone that changes by itself says so. */
function useMicrophoneNews(): void {
  const words = useNewsWords();
  const inUse = useLine(({ microphone }) => microphone !== 'closed');
  const tell = useEffectEvent((news: MicrophoneNews) => {
    showToast(words(news));
    if (news.name !== 'plain') useLine.setState({ microphone: news.name === 'silent' ? news.trouble : 'open' });
  });
  useEffect(() => (inUse ? ownMicrophone().onTrouble(tell) : undefined), [inUse]);
}
