import type { Id } from '@chat-js/protocol/ids.ts';
import { create } from 'zustand';
import { browserMemory } from '../../../lib/browser-memory.ts';
import { toggledIds } from '../../../lib/toggled-ids.ts';

const KEY = 'voice.volumes';
/** What the sound of a person is multiplied with at most. */
export const LOUDEST_PERSON = 2;

type Volumes = Readonly<Record<Id, number>>;

/** How loud people are on this device, for as long as it keeps that; who is not named is as loud as they are. */
export const useVolumes = create<{ volumes: Volumes }>(() => ({ volumes: readVolumes(browserMemory.get(KEY)) }));

export function setVolume(user_id: Id, volume: number): void {
  const { [user_id]: _, ...others } = useVolumes.getState().volumes;
  const volumes = volume === 1 ? others : { ...others, [user_id]: volume };
  browserMemory.set(KEY, JSON.stringify(volumes));
  useVolumes.setState({ volumes });
}

/** Those whom this device does not play at all. */
export const { useIds: useUnheard, toggle: toggleUnheard } = toggledIds('voice.unheard');

/** What was kept; what is no volume is left out. */
export function readVolumes(kept: string | null): Volumes {
  try {
    const value: unknown = JSON.parse(kept ?? '{}');
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).filter(isVolume)) : {};
  } catch {
    return {};
  }
}

function isVolume(entry: [string, unknown]): entry is [Id, number] {
  const [, value] = entry;
  return typeof value === 'number' && value >= 0 && value <= LOUDEST_PERSON;
}
