import type { Client } from '@chat-js/client/client.ts';
import { makeNonce } from '@chat-js/client/nonce.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { create } from 'zustand';

/** A conversation into which somebody has whispered from a channel. */
export interface Whisper {
  conversation_id: Id;
  /** The first message that was whispered from there. */
  since: Id;
  /** Until an answer comes. */
  closed: boolean;
}

/** So many strips stand above one field. */
const MOST = 2;

const NONE: readonly Whisper[] = [];

const useStore = create<{ whispers: Readonly<Record<Id, readonly Whisper[]>> }>(() => ({ whispers: {} }));

/** Those of a channel, the last one begun at the end. */
export function useWhispers(channel_id: Id): readonly Whisper[] {
  return useStore(({ whispers }) => whispers[channel_id]) ?? NONE;
}

export function setClosed(channel_id: Id, conversation_id: Id, closed: boolean): void {
  change(channel_id, (whispers) => whispers.map((one) => (one.conversation_id === conversation_id ? { ...one, closed } : one)));
}

function change(channel_id: Id, next: (whispers: readonly Whisper[]) => readonly Whisper[]): void {
  useStore.setState(({ whispers }) => ({ whispers: { ...whispers, [channel_id]: next(whispers[channel_id] ?? NONE) } }));
}

function noteWhisper(channel_id: Id, conversation_id: Id, message_id: Id): void {
  change(channel_id, (whispers) => {
    const known = whispers.find((one) => one.conversation_id === conversation_id);
    const rest = whispers.filter((one) => one !== known);
    return [...rest, { conversation_id, since: known?.since ?? message_id, closed: false }].slice(-MOST);
  });
}

/** What was sent and not answered for: the same text again is the same message. */
const unanswered = new Map<string, string>();

/** Sends into a conversation and answers the message. Whoever calls keeps the text until then. @throws CallError */
export async function sendInto(client: Client, channel_id: Id, content: string) {
  const key = `${channel_id} ${content}`;
  const nonce = unanswered.get(key) ?? makeNonce();
  unanswered.set(key, nonce);
  const message = await client.call('messages.create', { channel_id, content, nonce });
  unanswered.delete(key);
  return message;
}

/** Writes to a person without leaving the channel. @throws CallError */
export async function whisper(client: Client, { channel_id, user_id, content }: { channel_id: Id; user_id: Id; content: string }) {
  const conversation_id = await client.openConversation([user_id]);
  const { id } = await sendInto(client, conversation_id, content);
  if (conversation_id !== channel_id) noteWhisper(channel_id, conversation_id, id);
}
