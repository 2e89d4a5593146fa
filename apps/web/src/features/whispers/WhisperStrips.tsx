import { isUnread } from '@chat-js/client/unread.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { type ComponentType, useEffect } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { setClosed, useWhispers, type Whisper } from './use-whispers.ts';
import { WhisperStrip } from './WhisperStrip.tsx';

interface WhisperStripsProps {
  channel_id: Id;
  /** How a message looks. */
  Text: ComponentType<{ guild_id: Id; content: string }>;
}

/** The conversations into which one has whispered from here. */
export function WhisperStrips({ channel_id, Text }: WhisperStripsProps) {
  return useWhispers(channel_id).map((whisper) => (
    <Open key={whisper.conversation_id} channel_id={channel_id} whisper={whisper} Text={Text} />
  ));
}

/** One that was closed opens with the next answer. */
function Open({ channel_id, whisper, Text }: WhisperStripsProps & { whisper: Whisper }) {
  const { conversation_id, closed } = whisper;
  const unread = useClientState((state) => isUnread(state, conversation_id));
  const known = useClientState((state) => state.direct[conversation_id] !== undefined);
  useEffect(() => {
    if (closed && unread) setClosed(channel_id, conversation_id, false);
  }, [channel_id, conversation_id, closed, unread]);
  return closed || !known ? null : <WhisperStrip channel_id={channel_id} whisper={whisper} Text={Text} />;
}
