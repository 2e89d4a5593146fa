import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { FollowNote } from './FollowNote.tsx';
import { ThreadNote } from './ThreadNote.tsx';

/** What happened, in a line of its own. */
export function EventNote(props: { guild_id: Id; message: Message }) {
  return props.message.type === 12 ? <FollowNote {...props} /> : <ThreadNote {...props} />;
}
