import { create } from 'zustand';
import { browserMemory } from '../../lib/browser-memory.ts';

const KEY = 'chat.desktop-notifications';

interface DesktopNotifications {
  /** Chosen on this device, for this device. */
  wanted: boolean;
  /** What the browser says; undefined: it has none, or the page is not served over HTTPS. */
  permission: NotificationPermission | undefined;
}

export const useDesktopNotifications = create<DesktopNotifications>(() => ({
  wanted: browserMemory.get(KEY) === 'on',
  permission: permissionNow(),
}));

function permissionNow(): NotificationPermission | undefined {
  return 'Notification' in window && 'locks' in navigator ? Notification.permission : undefined;
}

// Another tab of the same browser.
addEventListener('storage', ({ key, newValue }) => {
  if (key === KEY) useDesktopNotifications.setState({ wanted: newValue === 'on', permission: permissionNow() });
});

/** Called by a press: browsers let nothing else ask. */
export async function wantDesktopNotifications(wanted: boolean): Promise<void> {
  if (wanted && permissionNow() === 'default') await Notification.requestPermission();
  const permission = permissionNow();
  const isOn = wanted && permission === 'granted';
  browserMemory.set(KEY, isOn ? 'on' : 'off');
  useDesktopNotifications.setState({ wanted: isOn, permission });
}
