import { create } from 'zustand';
import { browserMemory } from '../../../lib/browser-memory.ts';
import { readKept, type VoiceSettings } from './kept.ts';

const PREFIX = 'voice.';

const readAll = () => readKept((name) => browserMemory.get(PREFIX + name));

export const useVoiceSettings = create<VoiceSettings>(readAll);

export function setVoiceSettings(changes: Partial<VoiceSettings>): void {
  for (const [name, value] of Object.entries(changes)) browserMemory.set(PREFIX + name, JSON.stringify(value));
  useVoiceSettings.setState(changes);
}

/** What comes of the choice on a server with or without a relay: whoever has not chosen is hidden where that is possible. */
export function usesRelayOnly({ relayOnly }: Pick<VoiceSettings, 'relayOnly'>, hasRelay: boolean): boolean {
  return relayOnly ?? hasRelay;
}

// Another tab has changed something.
addEventListener('storage', ({ key }) => {
  if (key === null || key.startsWith(PREFIX)) useVoiceSettings.setState(readAll());
});
