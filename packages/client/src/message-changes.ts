import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message, ReferencedMessage } from '@chat-js/protocol/messages.ts';
import type { Poll, PollCount } from '@chat-js/protocol/polls.ts';
import type { PartialEmoji, Reaction } from '@chat-js/protocol/reactions.ts';

/** What an event says of a message that is known already. */
export type MessageChange =
  | { kind: 'is'; id: Id; message: Message }
  | { kind: 'gone'; id: Id }
  /** `own`: the person's own reaction that came or went. */
  | { kind: 'reactions'; id: Id; reactions: readonly Reaction[]; revision: number; own?: { emoji: PartialEmoji; me: boolean } }
  /** `own`: the person's own vote for an answer that came or went. */
  | { kind: 'votes'; id: Id; answer_counts: readonly PollCount[]; revision: number; own?: { answer_id: number; me: boolean } };

type Told = Exclude<MessageChange, { kind: 'gone' }>;
type Version = Message | ReferencedMessage;

/**
 * Up to which revision each part of a message is known. Events of several nodes come in another order than the changes were
 * made in, and those about reactions and votes say nothing of the text.
 */
interface Parts {
  text: number;
  reactions: number;
  votes: number;
}

/** Absent: all of it is known up to its revision. */
type Kept<T extends Version> = T & { parts?: Parts };

/** The messages after a change of one of them, in it and in those that answer it; the same list when it concerns none. */
export function changeMessages(messages: readonly Message[], change: MessageChange): readonly Message[] {
  if (!messages.some((message) => concerns(message, change.id))) return messages;
  return messages.flatMap((message) => {
    if (message.id === change.id) return change.kind === 'gone' ? [] : withOwn(joined(message, change, textOf(change)), change);
    return answers(message, change.id) ? { ...message, referenced_message: changedQuote(message.referenced_message, change) } : message;
  });
}

/** A message as it was fetched, and as it was known: of each part the newer one. */
export function mergeVersions(known: Message, fetched: Message): Message {
  if (fetched.revision < known.revision) return joined(known, { kind: 'is', id: fetched.id, message: fetched }, fetched);
  return fetched.revision > known.revision || (known as Kept<Message>).parts ? fetched : known;
}

/** A message that was deleted is there again: what answers it shows it again. */
export function showAnswered(messages: readonly Message[], restored: Message): readonly Message[] {
  if (!messages.some((message) => answers(message, restored.id) && message.referenced_message === null)) return messages;
  return messages.map((message) => (answers(message, restored.id) ? { ...message, referenced_message: quoted(restored) } : message));
}

function concerns(message: Message, id: Id): boolean {
  return message.id === id || answers(message, id);
}

function answers(message: Message, id: Id): boolean {
  return message.referenced_message !== undefined && message.message_reference?.message_id === id;
}

function changedQuote(quote: ReferencedMessage | null | undefined, change: MessageChange): ReferencedMessage | null {
  if (!quote || change.kind === 'gone') return null;
  const message = textOf(change);
  return joined(quote, change, message && quoted(message));
}

/** The whole message, of a change that tells it. */
function textOf(change: MessageChange): Message | undefined {
  return change.kind === 'is' ? change.message : undefined;
}

function quoted({ nonce: _, referenced_message: __, ...message }: Message): ReferencedMessage {
  return message;
}

/** What is known, with whatever of the change is newer. Whose reactions and votes are the reader's no event says. */
function joined<T extends Version>(known: T, change: Told, message: T | undefined): T {
  const parts = partsOf(known);
  const revision = change.kind === 'is' ? change.message.revision : change.revision;
  const reactions = change.kind === 'is' ? (change.message.reactions ?? []) : change.kind === 'reactions' ? change.reactions : undefined;
  const counts =
    change.kind === 'is' ? change.message.poll?.results.answer_counts : change.kind === 'votes' ? change.answer_counts : undefined;

  const base = message && revision > parts.text ? message : known;
  const shownReactions = reactions && revision > parts.reactions ? marked(reactions, known.reactions ?? []) : (known.reactions ?? []);
  const shownCounts = counts && revision > parts.votes ? markedVotes(counts, known.poll) : known.poll?.results.answer_counts;
  const { reactions: _, parts: __, ...rest } = base as Kept<T>;
  return kept(
    {
      ...(rest as T),
      ...(base.poll && shownCounts && { poll: withCounts(base.poll, shownCounts) }),
      ...(shownReactions.length > 0 && { reactions: [...shownReactions] }),
      revision: Math.max(known.revision, revision),
    },
    {
      text: change.kind === 'is' ? Math.max(parts.text, revision) : parts.text,
      reactions: change.kind === 'votes' ? parts.reactions : Math.max(parts.reactions, revision),
      votes: change.kind === 'reactions' ? parts.votes : Math.max(parts.votes, revision),
    },
  );
}

function partsOf(message: Version): Parts {
  const { revision } = message;
  return (message as Kept<Version>).parts ?? { text: revision, reactions: revision, votes: revision };
}

function kept<T extends Version>(message: T, parts: Parts): T {
  const isWhole = Object.values(parts).every((revision) => revision === message.revision);
  return isWhole ? message : { ...message, parts };
}

function withOwn(message: Message, change: Told): Message {
  if (change.kind === 'reactions' && change.own && message.reactions) {
    const { emoji, me } = change.own;
    return { ...message, reactions: message.reactions.map((one) => (isSame(one.emoji, emoji) ? { ...one, me } : one)) };
  }
  if (change.kind === 'votes' && change.own && message.poll) {
    const { answer_id, me } = change.own;
    const counts = message.poll.results.answer_counts.map((one) => (one.id === answer_id ? { ...one, me_voted: me } : one));
    return { ...message, poll: withCounts(message.poll, counts) };
  }
  return message;
}

function marked(reactions: readonly Reaction[], known: readonly Reaction[]): Reaction[] {
  return reactions.map((one) => ({ ...one, me: known.some(({ emoji, me }) => me && isSame(emoji, one.emoji)) }));
}

function markedVotes(counts: readonly PollCount[], known: Poll | undefined): PollCount[] {
  const own = new Set(known?.results.answer_counts.flatMap(({ id, me_voted }) => (me_voted ? id : [])));
  return counts.map((one) => ({ ...one, me_voted: own.has(one.id) }));
}

function withCounts(poll: Poll, answer_counts: readonly PollCount[]): Poll {
  return { ...poll, results: { ...poll.results, answer_counts: [...answer_counts] } };
}

function isSame(a: PartialEmoji, b: PartialEmoji): boolean {
  return a.id === b.id && (a.id !== null || a.name === b.name);
}
