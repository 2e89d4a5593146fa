import type { EventData } from '@chat-js/protocol/events.ts';
import type { Warning } from '@chat-js/protocol/member-records.ts';
import { keyBy, without } from './records.ts';
import type { State } from './state.ts';

export function applyWarningCreate(state: State, warning: EventData<'WARNING_CREATE'>): State {
  return { ...state, warnings: { ...state.warnings, [warning.id]: warning } };
}

export function applyWarningAck(state: State, { id }: EventData<'WARNING_ACK'>): State {
  const warnings = without(state.warnings, [id]);
  return warnings === state.warnings ? state : { ...state, warnings };
}

/** All that the person has not said to have read, as just fetched. */
export function rememberWarnings(state: State, warnings: readonly Warning[]): State {
  return { ...state, warnings: keyBy(warnings, ({ id }) => id) };
}
