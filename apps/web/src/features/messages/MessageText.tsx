import type { Node } from '@chat-js/markdown/nodes.ts';
import { parse } from '@chat-js/markdown/parse.ts';
import { styled } from '@mui/material/styles';
import { memo, useMemo } from 'react';

const Text = styled('div')(({ theme }) => ({
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  maxWidth: '120ch',
  '& a': {
    color: theme.vars?.palette.tokens.link,
    textDecorationColor: 'color-mix(in srgb, currentColor 45%, transparent)',
    textUnderlineOffset: 3,
    borderRadius: 2,
  },
  '& a:hover': { textDecorationColor: 'currentColor' },
}));

function view(node: Node, index: number) {
  if (node.type !== 'link') return node.source;
  return (
    <a key={index} href={node.href} target="_blank" rel="noopener noreferrer">
      {node.href}
    </a>
  );
}

/** What somebody wrote: text, lines and links, and nothing that a browser would run. */
export const MessageText = memo(function MessageText({ content }: { content: string }) {
  const nodes = useMemo(() => parse(content), [content]);
  return <Text dir="auto">{nodes.map(view)}</Text>;
});
