import type { VoiceState } from '@chat-js/protocol/voice.ts';
import { useClientState } from '../../lib/client.tsx';
import { useSpeakers } from './line/speakers.ts';

/** Whether this device hears somebody right now. Of channels in which it is not, it hears nothing. */
export function useSpeaking({ user_id, session_id }: Pick<VoiceState, 'user_id' | 'session_id'>): boolean {
  const me = useClientState((state) => state.me?.id);
  return useSpeakers(({ ids }) => ids.includes(user_id === me ? 'own' : session_id));
}
