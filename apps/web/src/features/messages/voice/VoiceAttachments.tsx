import type { Attachment } from '@chat-js/protocol/attachments.ts';
import { VoicePlayer } from './VoicePlayer.tsx';

/** The recordings of a message. */
export function VoiceAttachments({ attachments, tabIndex }: { attachments: readonly Attachment[]; tabIndex: number }) {
  return attachments.map(({ id, url, duration_secs = 1, waveform }) => (
    <VoicePlayer key={id} source={url} duration={duration_secs} waveform={waveform} tabIndex={tabIndex} />
  ));
}
