/**
 * Where a node stands in the message: its characters are `input.slice(start, end)`. Top-level nodes follow each other without
 * gaps from the first character to the last; children lie in order within their parent, and what is between them is its marks.
 */
interface Place {
  start: number;
  end: number;
}

/** What looks different, or does something, within a line. */
type Wrapper = 'strong' | 'emphasis' | 'underline' | 'strikethrough' | 'spoiler';

export interface Text extends Place {
  type: 'text';
  /** Without the backslashes that escaped something. */
  text: string;
}

/** `href` is always http or https. `bare`: written within `<…>`, its author wants no preview. */
export interface Link extends Place {
  type: 'link';
  href: string;
  bare: boolean;
}

/** A link that says something else than its address; none is within it. */
export interface MaskedLink extends Place {
  type: 'masked_link';
  href: string;
  bare: boolean;
  title: string;
  children: Node[];
}

/** `language`: as it was written, in small letters; empty when none was. */
export interface CodeBlock extends Place {
  type: 'code_block';
  language: string;
  text: string;
}

export interface List extends Place {
  type: 'list';
  /** The first number of a numbered list. */
  first: number | null;
  children: Item[];
}

export interface Item extends Place {
  type: 'item';
  children: Node[];
}

export interface Heading extends Place {
  type: 'heading';
  level: 1 | 2 | 3;
  children: Node[];
}

export type TimestampStyle = 't' | 'T' | 'd' | 'D' | 'f' | 'F' | 'R' | 's' | 'S';

/** `seconds` since 1970, always a moment that a Date can hold. */
export interface Timestamp extends Place {
  type: 'timestamp';
  seconds: number;
  style: TimestampStyle;
}

/** `id` is empty for everyone and here. */
export interface Mention extends Place {
  type: 'mention';
  of: 'user' | 'role' | 'channel' | 'everyone' | 'here';
  id: string;
}

/** A picture of a server, `<:name:id>`. */
export interface Emoji extends Place {
  type: 'emoji';
  name: string;
  id: string;
  animated: boolean;
}

/** A piece of a message. */
export type Node =
  | Text
  | Link
  | MaskedLink
  | CodeBlock
  | List
  | Item
  | Heading
  | Timestamp
  | Mention
  | Emoji
  | (Place & { type: 'break' })
  | (Place & { type: 'code'; text: string })
  | (Place & { type: Wrapper | 'quote' | 'subtext'; children: Node[] });
