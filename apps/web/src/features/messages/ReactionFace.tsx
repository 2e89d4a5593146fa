import type { PartialEmoji } from '@chat-js/protocol/reactions.ts';
import { emojiUrl } from '../../lib/media.ts';

/** How an emoji looks: its own characters, or the picture that a server has for it. */
export function ReactionFace({ emoji: { id, name } }: { emoji: PartialEmoji }) {
  if (id === null) return <span>{name}</span>;
  return <img src={emojiUrl({ id })} alt={`:${name}:`} width={20} height={20} style={{ objectFit: 'contain' }} />;
}
