import { lazy, Suspense } from 'react';
import { MessageSkeleton } from '../ui/MessageSkeleton.tsx';

const MessagePane = lazy(async () => ({ default: (await import('../features/messages/MessagePane.tsx')).MessagePane }));

export function MessageArea({ channel_id }: { channel_id: string }) {
  return (
    <Suspense fallback={<MessageSkeleton />}>
      <MessagePane channel_id={channel_id} />
    </Suspense>
  );
}
