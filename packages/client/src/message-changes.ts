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

/** The messages after a change of one of them, in it and in those that answer it; the same list when it concerns none. */
export function changeMessages(messages: readonly Message[], change: MessageChange): readonly Message[] {
  if (!messages.some((message) => concerns(message, change.id))) return messages;
  return messages.flatMap((message) => {
    if (message.id === change.id) return changed(message, change) ?? [];
    return answers(message, change.id) ? { ...message, referenced_message: changedQuote(message.referenced_message, change) } : message;
  });
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

function changed(message: Message, change: MessageChange): Message | null {
  if (change.kind === 'gone') return null;
  if (change.kind === 'is') return newerOf(message, change.message);
  if (change.kind === 'votes') return message.poll ? counted(message, message.poll, change) : message;
  const known = withOwn(message.reactions ?? [], change.own);
  if (change.revision <= message.revision) return { ...message, ...(message.reactions && { reactions: known }) };
  const { reactions: _, ...rest } = message;
  return { ...rest, revision: change.revision, ...shown(withOwn(marked(change.reactions, known), change.own)) };
}

/** Events say nothing of the reader's own reactions and votes: those stay as they are known. */
function newerOf(known: Message, message: Message): Message {
  if (message.revision <= known.revision) return known;
  const { reactions = [], ...rest } = message;
  const poll = rest.poll && withCounts(rest.poll, markedVotes(rest.poll.results.answer_counts, known.poll));
  return { ...rest, ...(poll && { poll }), ...shown(marked(reactions, known.reactions ?? [])) };
}

function changedQuote(quote: ReferencedMessage | null | undefined, change: MessageChange): ReferencedMessage | null {
  if (!quote || change.kind === 'gone') return null;
  if (change.kind === 'is') return change.message.revision > quote.revision ? quoted(change.message) : quote;
  if (change.revision <= quote.revision) return quote;
  if (change.kind === 'votes') {
    return quote.poll ? { ...quote, revision: change.revision, poll: withCounts(quote.poll, change.answer_counts) } : quote;
  }
  const { reactions: _, ...rest } = quote;
  return { ...rest, revision: change.revision, ...shown(change.reactions) };
}

function quoted({ nonce: _, referenced_message: __, ...message }: Message): ReferencedMessage {
  return message;
}

function shown(reactions: readonly Reaction[]): { reactions?: Reaction[] } {
  return reactions.length > 0 ? { reactions: [...reactions] } : {};
}

function marked(reactions: readonly Reaction[], known: readonly Reaction[]): Reaction[] {
  return reactions.map((one) => ({ ...one, me: known.some(({ emoji, me }) => me && isSame(emoji, one.emoji)) }));
}

function withOwn(reactions: readonly Reaction[], own: { emoji: PartialEmoji; me: boolean } | undefined): Reaction[] {
  return reactions.map((one) => (own && isSame(one.emoji, own.emoji) ? { ...one, me: own.me } : one));
}

function counted(message: Message, poll: Poll, { answer_counts, revision, own }: Extract<MessageChange, { kind: 'votes' }>): Message {
  const isNewer = revision > message.revision;
  const counts = isNewer ? markedVotes(answer_counts, poll) : poll.results.answer_counts;
  const marked = counts.map((one) => (own && one.id === own.answer_id ? { ...one, me_voted: own.me } : one));
  return { ...message, revision: isNewer ? revision : message.revision, poll: withCounts(poll, marked) };
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
