import HashIcon from '@material-symbols/svg-400/rounded/tag.svg?react';
import VoiceIcon from '@material-symbols/svg-400/rounded/volume_up.svg?react';
import { Suspense } from 'react';
import { lazyPart } from '../lib/lazy-part.ts';

const NewsIcon = lazyPart(async () => (await import('@material-symbols/svg-400/rounded/campaign.svg?react')).default);

/** What kind of channel it is. */
export function ChannelIcon({ type }: { type: number }) {
  if (type === 2) return <VoiceIcon />;
  const hash = <HashIcon />;
  return type === 5 ? (
    <Suspense fallback={hash}>
      <NewsIcon />
    </Suspense>
  ) : (
    hash
  );
}
