import { type ComponentProps, Suspense } from 'react';
import { lazyPart } from '../lib/lazy-part.ts';
import { MessageSkeleton } from '../ui/MessageSkeleton.tsx';

const MessagePane = lazyPart(async () => (await import('../features/messages/MessagePane.tsx')).MessagePane);
const AboveField = lazyPart(async () => (await import('./AboveField.tsx')).AboveField, 'later');

/** The conversation of a channel or a thread, with what other features say in it. */
export function MessageArea({ above, ...pane }: ComponentProps<typeof MessagePane>) {
  return (
    <Suspense fallback={<MessageSkeleton />}>
      <MessagePane
        {...pane}
        above={
          <>
            {above}
            <AboveField channel_id={pane.channel_id} />
          </>
        }
      />
    </Suspense>
  );
}
