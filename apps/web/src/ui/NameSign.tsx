import type { Id } from '@chat-js/protocol/ids.ts';
import { Suspense } from 'react';
import { lazyPart } from '../lib/lazy-part.ts';

const ImitationSign = lazyPart(async () => (await import('./ImitationSign.tsx')).ImitationSign, 'later');

/** What stands beside the name of somebody who may be taken for another person. */
export function NameSign(props: { guild_id: Id; user_id: Id }) {
  return (
    <Suspense>
      <ImitationSign {...props} />
    </Suspense>
  );
}
