import { Suspense } from 'react';
import { lazyPart } from '../lib/lazy-part.ts';
import { MessageSkeleton } from '../ui/MessageSkeleton.tsx';

const MessagePane = lazyPart(async () => (await import('../features/messages/MessagePane.tsx')).MessagePane);
const ScheduledLine = lazyPart(async () => (await import('../features/scheduled/ScheduledLine.tsx')).ScheduledLine, 'later');

export function MessageArea({ channel_id, message_id }: { channel_id: string; message_id?: string | undefined }) {
  return (
    <Suspense fallback={<MessageSkeleton />}>
      <MessagePane channel_id={channel_id} message_id={message_id} above={<ScheduledLine channel_id={channel_id} />} />
    </Suspense>
  );
}
