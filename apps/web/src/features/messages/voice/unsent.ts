import type { Recording } from '@chat-js/client/recordings.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { create } from 'zustand';

/** What was recorded and neither sent nor thrown away, by channel: kept while one looks elsewhere. */
export const useUnsent = create<Readonly<Record<Id, Recording>>>(() => ({}));

export function keepUnsent(channel_id: Id, recording: Recording): void {
  useUnsent.setState({ [channel_id]: recording });
}

export function dropUnsent(channel_id: Id): void {
  useUnsent.setState(({ [channel_id]: _, ...others }) => others, true);
}
