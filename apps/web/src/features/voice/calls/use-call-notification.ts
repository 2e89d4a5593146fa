import type { Id } from '@chat-js/protocol/ids.ts';
import { useEffect } from 'react';
import { useDesktopNotifications } from '../../notifications/use-desktop-notifications.ts';

/** While it rings: a notification of the system, where the person wants those and is not at the page. Several tabs show one. */
export function useCallNotification(channel_id: Id, title: string, { quiet }: { quiet: boolean }): void {
  const { wanted, permission } = useDesktopNotifications();
  const on = wanted && permission === 'granted' && !quiet;

  useEffect(() => {
    if (!on || document.hasFocus()) return;
    const notification = new Notification(title, {
      tag: `call-${channel_id}`,
      icon: '/favicon.svg',
      silent: true,
      requireInteraction: true,
    });
    notification.onclick = () => {
      focus();
      notification.close();
    };
    return () => notification.close();
  }, [on, channel_id, title]);
}
