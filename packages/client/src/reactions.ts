import type { EventData } from '@chat-js/protocol/events.ts';
import { changeMessage } from './messages.ts';
import type { State } from './state.ts';

export function applyReactionAdd(state: State, event: EventData<'MESSAGE_REACTION_ADD'>): State {
  return change(state, event, true);
}

export function applyReactionRemove(state: State, event: EventData<'MESSAGE_REACTION_REMOVE'>): State {
  return change(state, event, false);
}

export function applyReactionRemoveEmoji(state: State, event: EventData<'MESSAGE_REACTION_REMOVE_EMOJI'>): State {
  const { channel_id, message_id: id, reactions, revision } = event;
  return changeMessage(state, channel_id, { kind: 'reactions', id, reactions, revision });
}

export function applyReactionRemoveAll(state: State, event: EventData<'MESSAGE_REACTION_REMOVE_ALL'>): State {
  const { channel_id, message_id: id, revision } = event;
  return changeMessage(state, channel_id, { kind: 'reactions', id, reactions: [], revision });
}

function change(state: State, event: Omit<EventData<'MESSAGE_REACTION_REMOVE'>, 'type'>, me: boolean): State {
  const { channel_id, message_id: id, reactions, revision, emoji, user_id } = event;
  const own = user_id === state.me?.id ? { own: { emoji, me } } : {};
  return changeMessage(state, channel_id, { kind: 'reactions', id, reactions, revision, ...own });
}
