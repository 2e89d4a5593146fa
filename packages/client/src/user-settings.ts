import type { UserSettings } from '@chat-js/protocol/user-settings.ts';
import type { State } from './state.ts';

/** Without the language: that is the person's, in `me`. */
export type SettingsEntry = Omit<UserSettings, 'locale'>;

/** What is older than what is known changes nothing. */
export function applySettings(state: State, { locale, ...settings }: UserSettings): State {
  return state.settings && state.settings.revision > settings.revision ? state : { ...state, settings };
}
