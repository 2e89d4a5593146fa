import type { Id } from '@chat-js/protocol/ids.ts';
import { MessageText } from '../features/messages/MessageText.tsx';
import { ScheduledLine } from '../features/scheduled/ScheduledLine.tsx';
import { WhisperStrips } from '../features/whispers/WhisperStrips.tsx';

/** What stands above the field of a channel and is not needed to read it. */
export function AboveField({ channel_id }: { channel_id: Id }) {
  return (
    <>
      <ScheduledLine channel_id={channel_id} />
      <WhisperStrips channel_id={channel_id} Text={MessageText} />
    </>
  );
}
