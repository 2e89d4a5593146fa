import type { MaskedLink, Node } from '@chat-js/markdown/nodes.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { createElement, type ReactNode, Suspense } from 'react';
import { Link } from 'wouter';
import { lazyPart } from '../../../lib/lazy-part.ts';
import { CustomEmoji } from './CustomEmoji.tsx';
import { MentionView } from './MentionView.tsx';
import { Spoiler } from './Spoiler.tsx';

const Moment = lazyPart(async () => (await import('./Moment.tsx')).Moment);
const CodeBlock = lazyPart(async () => (await import('./CodeBlock.tsx')).CodeBlock, 'later');

const TAGS = {
  strong: 'strong',
  emphasis: 'em',
  underline: 'u',
  strikethrough: 's',
  quote: 'blockquote',
  subtext: 'small',
  item: 'li',
} as const;

/** A tree as elements; `inLink`: nothing in it can be pressed by itself. */
export function view(nodes: readonly Node[], guild_id: Id, inLink = false): ReactNode[] {
  return nodes.map((node) => viewOne(node, guild_id, inLink));
}

function viewOne(node: Node, guild_id: Id, inLink: boolean): ReactNode {
  const { start: key } = node;
  switch (node.type) {
    case 'text':
      return node.text;
    case 'break':
      return '\n';
    case 'link':
      return outwards(key, node.href, node.href);
    case 'masked_link':
      return masked(node, guild_id);
    case 'code':
      return <code key={key}>{node.text}</code>;
    case 'code_block':
      return (
        <pre key={key} dir="ltr">
          <Suspense fallback={<code>{node.text}</code>}>
            <CodeBlock language={node.language} text={node.text} />
          </Suspense>
        </pre>
      );
    case 'timestamp':
      return (
        <Suspense key={key} fallback={<time>…</time>}>
          <Moment seconds={node.seconds} style={node.style} />
        </Suspense>
      );
    case 'mention':
      return <MentionView key={key} guild_id={guild_id} mention={node} quiet={inLink} />;
    case 'emoji':
      return <CustomEmoji key={key} emoji={node} />;
    case 'spoiler':
      return <Spoiler key={key}>{view(node.children, guild_id, inLink)}</Spoiler>;
    case 'list':
      return createElement(
        node.first === null ? 'ul' : 'ol',
        { key, start: node.first ?? undefined },
        view(node.children, guild_id, inLink),
      );
    case 'heading':
      // The page and its parts have the first two.
      return createElement(`h${node.level + 2}`, { key }, view(node.children, guild_id, inLink));
    default:
      return createElement(TAGS[node.type], { key }, view(node.children, guild_id, inLink));
  }
}

function outwards(key: number, href: string, children: ReactNode, title?: string) {
  // What leads to a message of this installation opens here.
  const inside = href.startsWith(`${location.origin}/channels/`) ? href.slice(location.origin.length) : undefined;
  if (inside !== undefined) {
    return (
      <Link key={key} href={inside} title={title}>
        {children}
      </Link>
    );
  }
  return (
    <a key={key} href={href} title={title} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

/** What reads like an address in the text of a link. */
const ADDRESS = /(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/u;

/** The real address is in the tooltip; where the text reads like another one, its host is there to be seen. */
function masked(node: MaskedLink, guild_id: Id): ReactNode {
  const { href, title, start } = node;
  const said = ADDRESS.exec(textOf(node.children))?.[0].toLowerCase();
  const host = URL.canParse(href) ? new URL(href).hostname : href;
  const other = said !== undefined && said !== host && `www.${said}` !== host;
  const link = outwards(start, href, view(node.children, guild_id, true), title ? `${title}\n${href}` : href);
  return other ? [link, ` (${host})`] : link;
}

function textOf(nodes: readonly Node[]): string {
  return nodes.map((node) => ('children' in node ? textOf(node.children) : 'text' in node ? node.text : ' ')).join('');
}
