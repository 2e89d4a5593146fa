import { isOnlyEmoji } from '@chat-js/markdown/only-emoji.ts';
import { parse } from '@chat-js/markdown/parse.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { memo, useMemo } from 'react';
import { TextBody } from './text/TextBody.tsx';
import { view } from './text/view.tsx';

/** What somebody wrote, as they meant it to look, and nothing that a browser would run. */
export const MessageText = memo(function MessageText({ guild_id, content }: { guild_id: Id; content: string }) {
  const nodes = useMemo(() => parse(content), [content]);
  return (
    <TextBody dir="auto" data-large={isOnlyEmoji(nodes)}>
      {view(nodes, guild_id)}
    </TextBody>
  );
});
