import type { Id } from '@chat-js/protocol/ids.ts';
import type { ChannelAccessed } from '../channels/access.ts';
import type { Hit } from './search.ts';

/** A message that rules have caught. */
export interface Caught {
  accessed: ChannelAccessed;
  content: string;
  hits: readonly Hit[];
  /** Absent when it is blocked. */
  message_id?: Id;
}
