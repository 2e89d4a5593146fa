import ForumIcon from '@material-symbols/svg-400/rounded/forum.svg?react';
import HashIcon from '@material-symbols/svg-400/rounded/tag.svg?react';
import VoiceIcon from '@material-symbols/svg-400/rounded/volume_up.svg?react';

/** The sign before the name of a channel. */
export function ChannelIcon({ type }: { type: number }) {
  if (type === 2) return <VoiceIcon />;
  return type === 15 ? <ForumIcon /> : <HashIcon />;
}
