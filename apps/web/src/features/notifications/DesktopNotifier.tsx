import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import type { State } from '@chat-js/client/state.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useClient } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { avatarUrl } from '../../lib/media.ts';
import { displayName, placeName } from '../../lib/names.ts';
import { paths } from '../../lib/paths.ts';
import { createNotifier, placesShown, type Shown } from './create-notifier.ts';
import { type OneTab, openOneTab } from './one-tab.ts';
import { useDesktopNotifications } from './use-desktop-notifications.ts';
import { useMuteEnds } from './use-mute-ends.ts';
import { playNotificationSound, useNotificationSound } from './use-notification-sound.ts';

interface DesktopNotifierProps {
  /** A message as one would read it aloud, without what is hidden. */
  textOf: (state: State, guild_id: string, message: Message) => string;
}

/** Notifications of the system while the page is open, on devices where the person wants them. Shows nothing itself. */
export function DesktopNotifier({ textOf }: DesktopNotifierProps) {
  const { wanted, permission } = useDesktopNotifications();
  useMuteEnds();
  const { getState } = useClient();
  const [path] = useLocation();
  const [tab, setTab] = useState<OneTab>();

  useEffect(() => {
    if (!('locks' in navigator)) return;
    const opened = openOneTab();
    setTab(opened);
    return () => opened.close();
  }, []);

  useEffect(() => {
    const look = () => tab?.look(document.hasFocus() ? placesShown(getState(), path) : []);
    look();
    addEventListener('focus', look);
    addEventListener('blur', look);
    return () => {
      removeEventListener('focus', look);
      removeEventListener('blur', look);
    };
  }, [tab, path, getState]);

  return wanted && permission === 'granted' && tab && <Notifier tab={tab} textOf={textOf} />;
}

function Notifier({ tab, textOf }: DesktopNotifierProps & { tab: OneTab }) {
  const client = useClient();
  const { t } = useLingui();
  const [, navigate] = useLocation();

  function wordsOf(state: State, message: Message): Shown {
    const { author, channel_id } = message;
    const channel = state.channels[channel_id];
    const guild_id = channel?.guild_id ?? NO_GUILD;
    const name = displayName(state.users[author.id] ?? author, state.members[guild_id]?.[author.id]);
    const place = [channel && placeName(channel), state.guilds[guild_id]?.name].filter((part) => part && part !== name).join(', ');
    return {
      title: place ? `${name} · ${place}` : name,
      body: textOf(state, guild_id, message).slice(0, LONGEST) || t`New message`,
      icon: avatarUrl(author) ?? '/favicon.svg',
    };
  }

  function wordsOfMany(messages: number, places: number): Shown {
    const body = plural(places, { one: 'In # place', other: 'In # places' });
    return { title: t`${plural(messages, { one: '# new message', other: '# new messages' })}`, body, icon: '/favicon.svg' };
  }

  function open(message?: Message) {
    focus();
    if (!message) return openDialog('inbox', {});
    const { id, channel_id } = message;
    navigate(paths.message(client.getState().channels[channel_id]?.guild_id ?? NO_GUILD, channel_id, id));
  }

  // Words and ways may be others each time; what stands must not go for that.
  const latest = useRef({ wordsOf, wordsOfMany, open });
  useEffect(() => {
    latest.current = { wordsOf, wordsOfMany, open };
  });

  useEffect(
    () =>
      createNotifier({
        client,
        tab,
        show,
        wordsOf: (state, message) => latest.current.wordsOf(state, message),
        wordsOfMany: (messages, places) => latest.current.wordsOfMany(messages, places),
        open: (message) => latest.current.open(message),
      }),
    [client, tab],
  );
  return null;
}

/** Systems show a few lines. */
const LONGEST = 300;

function show({ title, ...rest }: Shown, tag: string, onClick: () => void): Notification {
  const { on } = useNotificationSound.getState();
  // One sound: ours, or the system's while nobody has touched the page, which may make none before that.
  const ours = on && navigator.userActivation?.hasBeenActive;
  const notification = new Notification(title, { ...rest, tag, silent: !on || ours });
  if (ours) playNotificationSound();
  notification.onclick = onClick;
  return notification;
}
