import { isGroupNote } from '@chat-js/client/group-notes.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { FollowNote } from './FollowNote.tsx';
import { GroupNote } from './GroupNote.tsx';
import { ThreadNote } from './ThreadNote.tsx';

/** What happened, in a line of its own. */
export function EventNote(props: { guild_id: Id; message: Message }) {
  if (isGroupNote(props.message)) return <GroupNote {...props} />;
  return props.message.type === 12 ? <FollowNote {...props} /> : <ThreadNote {...props} />;
}
