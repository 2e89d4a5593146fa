import type { EventData } from '@chat-js/protocol/events.ts';
import { without } from './records.ts';
import type { State } from './state.ts';

export function applyRegistrationCreate(state: State, { user_id }: EventData<'REGISTRATION_CREATE'>): State {
  return { ...state, registrations: { ...state.registrations, [user_id]: true } };
}

export function applyRegistrationDelete(state: State, { user_id }: EventData<'REGISTRATION_DELETE'>): State {
  const registrations = without(state.registrations, [user_id]);
  return registrations === state.registrations ? state : { ...state, registrations };
}
