import type { EventData } from '@chat-js/protocol/events.ts';
import { changeMessage } from './messages.ts';
import type { State } from './state.ts';

export function applyVoteAdd(state: State, event: EventData<'MESSAGE_POLL_VOTE_ADD'>): State {
  return change(state, event, true);
}

export function applyVoteRemove(state: State, event: EventData<'MESSAGE_POLL_VOTE_REMOVE'>): State {
  return change(state, event, false);
}

function change(state: State, event: EventData<'MESSAGE_POLL_VOTE_ADD'>, me: boolean): State {
  const { channel_id, message_id: id, answer_counts, revision, answer_id, user_id } = event;
  const own = user_id === state.me?.id ? { own: { answer_id, me } } : {};
  return changeMessage(state, channel_id, { kind: 'votes', id, answer_counts, revision, ...own });
}
