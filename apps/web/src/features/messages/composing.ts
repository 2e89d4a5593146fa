import type { Answered } from '@chat-js/client/outbox-entries.ts';
import type { State } from '@chat-js/client/state.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { create } from 'zustand';
import { hasEnded } from '../../lib/permissions.ts';
import { isText } from './kinds.ts';

interface Composing {
  /** What is being answered, and where. */
  answering: (Answered & { channel_id: Id }) | null;
  /** The message that is being edited in its place. */
  editing: Id | null;
}

/** What the next text is about: kept while one looks elsewhere, not over a reload. */
export const useComposing = create<Composing>(() => ({ answering: null, editing: null }));

export function startAnswer({ id, channel_id, author }: Message, me: Id | undefined): void {
  // Nobody needs to be told of what they say themselves.
  useComposing.setState({ answering: { channel_id, message_id: id, ping: author.id !== me }, editing: null });
}

export function changePing(): void {
  useComposing.setState(({ answering }) => ({ answering: answering && { ...answering, ping: !answering.ping } }));
}

export function endAnswer(): void {
  useComposing.setState({ answering: null });
}

export function startEdit(message_id: Id): void {
  useComposing.setState({ editing: message_id });
}

export function endEdit(): void {
  useComposing.setState({ editing: null });
}

/** A text of one's own: neither the copy of another nor a poll nor what the server says. */
export function isEditable(state: State, message: Message): boolean {
  const own = state.me?.id === message.author.id;
  return (
    own &&
    !message.message_snapshots &&
    !message.poll &&
    !message.attachments.length &&
    isText(message) &&
    !hasEnded(state, message.channel_id)
  );
}
