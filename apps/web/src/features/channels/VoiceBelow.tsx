import { type ComponentProps, Suspense } from 'react';
import { lazyPart } from '../../lib/lazy-part.ts';

const VoiceRoster = lazyPart(async () => (await import('./VoiceRoster.tsx')).VoiceRoster, 'later');

/** Who is in a voice channel, under it. */
export function VoiceBelow(channel: ComponentProps<typeof VoiceRoster>) {
  return (
    <Suspense>
      <VoiceRoster {...channel} />
    </Suspense>
  );
}
