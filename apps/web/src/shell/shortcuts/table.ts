import type { Client } from '@chat-js/client/client.ts';
import { nothing } from '@chat-js/client/nothing.ts';
import type { State } from '@chat-js/client/state.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { goToPresent } from '../../features/messages/present.ts';
import { useVoiceSettings } from '../../features/voice/settings/voice-settings.ts';
import { openDialog } from '../../lib/dialogs.ts';
import { paths } from '../../lib/paths.ts';
import { nextChannel, nextUnread, type Place } from './channels.ts';
import type { Keys } from './keys.ts';
import { goAround } from './regions.ts';

/** What a shortcut works with. */
export interface Here extends Place {
  client: Client;
  /** What the page shows. */
  state: State;
  navigate: (path: string) => void;
}

export interface Shortcut {
  keys: readonly Keys[];
  /** Where it works; in the sheet each place is a group. */
  where: Where;
  what: MessageDescriptor;
  /** Absent: what has the focus listens itself, and the sheet tells of it. */
  run?: (here: Here) => void;
}

export const WHERE = {
  everywhere: msg`Everywhere`,
  channel: msg`In a channel`,
  message: msg`On a message`,
  field: msg`While writing`,
} as const;

export type Where = keyof typeof WHERE;

/** Every shortcut of the app: the loop in Shortcuts runs them, ShortcutsDialog shows them. */
export const SHORTCUTS: readonly Shortcut[] = [
  {
    keys: [{ code: 'KeyK', mod: true }],
    where: 'everywhere',
    what: msg`Go to a channel or a server`,
    run: () => openDialog('switcher', {}),
  },
  {
    keys: [{ code: 'KeyI', mod: true }],
    where: 'everywhere',
    what: msg`Mentions and what is unread`,
    run: () => openDialog('inbox', {}),
  },
  {
    keys: [{ code: 'Slash', sign: '/', mod: true }],
    where: 'everywhere',
    what: msg`These shortcuts`,
    run: () => openDialog('shortcuts', {}),
  },
  {
    keys: [{ code: 'ArrowUp', alt: true }],
    where: 'everywhere',
    what: msg`The channel above`,
    run: (here) => open(here, nextChannel(here.state, here, -1)),
  },
  {
    keys: [{ code: 'ArrowDown', alt: true }],
    where: 'everywhere',
    what: msg`The channel below`,
    run: (here) => open(here, nextChannel(here.state, here, 1)),
  },
  {
    keys: [{ code: 'ArrowUp', alt: true, shift: true }],
    where: 'everywhere',
    what: msg`The unread channel above`,
    run: (here) => open(here, nextUnread(here.state, here, -1)),
  },
  {
    keys: [{ code: 'ArrowDown', alt: true, shift: true }],
    where: 'everywhere',
    what: msg`The unread channel below`,
    run: (here) => open(here, nextUnread(here.state, here, 1)),
  },
  { keys: [{ code: 'F6', ctrl: true }], where: 'everywhere', what: msg`The next part of the page`, run: () => goAround(1) },
  { keys: [{ code: 'F6', ctrl: true, shift: true }], where: 'everywhere', what: msg`The part of the page before`, run: () => goAround(-1) },
  // The person has chosen these; features/voice listens for them.
  {
    get keys() {
      return [useVoiceSettings.getState().muteKey];
    },
    where: 'everywhere',
    what: msg`Microphone on and off`,
  },
  {
    get keys() {
      return [useVoiceSettings.getState().deafenKey];
    },
    where: 'everywhere',
    what: msg`Sound on and off`,
  },
  { keys: [{ code: 'Escape' }], where: 'channel', what: msg`To the newest message; all of it is read`, run: readAll },
  {
    keys: [{ code: 'Escape', shift: true }],
    where: 'channel',
    what: msg`All of the server is read`,
    run: ({ client, guild_id }) => void (guild_id && client.markGuildRead(guild_id).catch(nothing)),
  },
  { keys: [{ code: 'ArrowUp' }, { code: 'ArrowDown' }], where: 'message', what: msg`The message above or below` },
  { keys: [{ code: 'Enter' }, { code: 'F10', shift: true }], where: 'message', what: msg`All that one can do with it; the menu key too` },
  { keys: [{ code: 'KeyR' }], where: 'message', what: msg`Answer` },
  { keys: [{ code: 'KeyE' }], where: 'message', what: msg`Edit, if it is yours` },
  { keys: [{ code: 'Enter' }], where: 'field', what: msg`Send` },
  { keys: [{ code: 'Enter', shift: true }], where: 'field', what: msg`A new line` },
  { keys: [{ code: 'ArrowUp' }], where: 'field', what: msg`In an empty field: edit your last message` },
  { keys: [{ code: 'Tab' }], where: 'field', what: msg`Take what is suggested` },
  { keys: [{ code: 'Escape' }], where: 'field', what: msg`Leave the answer, the edit or the suggestions` },
];

function open({ navigate }: Here, channel: Channel | undefined): void {
  if (channel) navigate(paths.channel(channel.guild_id, channel.id));
}

function readAll({ client, channel_id = '' }: Here): void {
  goToPresent();
  // What is known to be there is read at once; what is not waits for a connection.
  client.markRead(channel_id).catch(nothing);
}
