import HashIcon from '@material-symbols/svg-400/rounded/tag.svg?react';
import VoiceIcon from '@material-symbols/svg-400/rounded/volume_up.svg?react';
import { Suspense } from 'react';
import { lazyPart } from '../lib/lazy-part.ts';

const NewsIcon = lazyPart(async () => (await import('@material-symbols/svg-400/rounded/campaign.svg?react')).default);
const ForumIcon = lazyPart(async () => (await import('@material-symbols/svg-400/rounded/forum.svg?react')).default);

/** What kind of channel it is. */
export function ChannelIcon({ type }: { type: number }) {
  if (type === 2) return <VoiceIcon />;
  const hash = <HashIcon />;
  if (type !== 5 && type !== 15) return hash;
  return <Suspense fallback={hash}>{type === 5 ? <NewsIcon /> : <ForumIcon />}</Suspense>;
}
