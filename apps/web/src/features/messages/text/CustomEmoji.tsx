import type { Emoji } from '@chat-js/markdown/nodes.ts';
import { useState } from 'react';
import { emojiUrl } from '../../../lib/media.ts';

/** A picture of a server, or its name where the picture is gone. */
export function CustomEmoji({ emoji }: { emoji: Emoji }) {
  const [gone, setGone] = useState(false);
  const name = `:${emoji.name}:`;
  return gone ? name : <img src={emojiUrl(emoji)} alt={name} title={name} draggable={false} onError={() => setGone(true)} />;
}
