import { nothing } from '@chat-js/client/nothing.ts';
import { create } from 'zustand';
import { browserMemory } from '../../lib/browser-memory.ts';

const KEY = 'chat.notification-sound';

/** Whether notifications are heard on this device. */
export const useNotificationSound = create<{ on: boolean }>(() => ({ on: browserMemory.get(KEY) !== 'off' }));

// Another tab of the same browser.
addEventListener('storage', ({ key, newValue }) => {
  if (key === KEY) useNotificationSound.setState({ on: newValue !== 'off' });
});

export function setNotificationSound(on: boolean): void {
  browserMemory.set(KEY, on ? 'on' : 'off');
  useNotificationSound.setState({ on });
  // So that one knows it.
  if (on) playNotificationSound();
}

export function playNotificationSound(): void {
  import('./chime.ts').then(({ chime }) => chime()).catch(nothing);
}
