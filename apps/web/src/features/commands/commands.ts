import type { Client } from '@chat-js/client/client.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Permission } from '@chat-js/protocol/permissions.ts';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { openDialog } from '../../lib/dialogs.ts';
import { shortMoment } from '../../lib/moments.ts';
import { parseWish } from '../../lib/remind-time.ts';
import { showToast } from '../../ui/Toasts.tsx';
import { whisper } from '../whispers/use-whispers.ts';
import { listAddressees, readWhisper } from './addressee.ts';

/** Where a command was written, and what it may use. */
export interface Place {
  client: Client;
  call: Client['call'];
  i18n: I18n;
  guild_id: Id;
  channel_id: Id;
  /** A text as a message outside of the server carries it. */
  carried: (text: string) => Promise<string>;
}

/** What stands behind the name of a command. */
export interface Argument {
  name: MessageDescriptor;
  /** `line`: without line breaks. */
  type: 'text' | 'line';
  required: boolean;
  max?: number;
}

export interface Command {
  name: string;
  description: MessageDescriptor;
  /** Every command takes one text or nothing. */
  argument?: Argument;
  /** A thread has nothing that it could change. */
  ofChannel?: true;
  /** Whoever lacks it does not see the command. */
  needs?: Permission;
  /** Answers what is sent, if anything is; or why nothing was done. */
  run: (place: Place, argument: string) => Ran | Promise<Ran>;
}

type Ran = string | undefined | { problem: string };

const UNADDRESSED = {
  nobody: msg`Nobody you know is called that, so nothing was sent. Choose from the list, or write the name as it is.`,
  several: msg`Several people are called that, so nothing was sent. Choose one from the list.`,
  empty: msg`Write the message after the name.`,
} as const satisfies Record<string, MessageDescriptor>;

const words = (required: boolean): Argument => ({ name: msg`text`, type: 'text', required });
const behind = (text: string, face: string) => (text === '' ? face : `${text} ${face}`);

const SHRUG = '¯\\_(ツ)_/¯';
const FLIP = '(╯°□°)╯︵ ┻━┻';
const UNFLIP = '┬─┬ノ(º_ºノ)';

/** Markdown would take underscores and backslashes for its own. */
const plainly = (face: string) => face.replace(/[\\_]/g, '\\$&');

/** The commands of this app: it runs them, the server does not know them. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'me',
    description: msg`Say what you are doing`,
    argument: words(true),
    run: (_, text) => `_${text}_`,
  },
  {
    name: 'shrug',
    description: msg`Adds a shrug: ${SHRUG}`,
    argument: words(false),
    run: (_, text) => behind(text, plainly(SHRUG)),
  },
  {
    name: 'tableflip',
    description: msg`Throws a table: ${FLIP}`,
    argument: words(false),
    run: (_, text) => behind(text, FLIP),
  },
  {
    name: 'unflip',
    description: msg`Puts the table back: ${UNFLIP}`,
    argument: words(false),
    run: (_, text) => behind(text, plainly(UNFLIP)),
  },
  {
    name: 'nick',
    description: msg`Changes your name on this server; without a name it is taken away`,
    argument: { name: msg`name`, type: 'line', required: false, max: LIMITS.nick.max },
    needs: 'CHANGE_NICKNAME',
    async run({ call, guild_id }, nick) {
      await call('members.updateMe', { guild_id, nick: nick === '' ? null : nick });
      return undefined;
    },
  },
  {
    name: 'topic',
    description: msg`Changes what this channel is about; without a text it is taken away`,
    argument: { name: msg`text`, type: 'text', required: false, max: LIMITS.channelTopic.max },
    needs: 'MANAGE_CHANNELS',
    ofChannel: true,
    async run({ call, channel_id }, topic) {
      await call('channels.update', { channel_id, topic: topic === '' ? null : topic });
      return undefined;
    },
  },
  {
    name: 'invite',
    description: msg`Shows a link that invites people`,
    needs: 'CREATE_INSTANT_INVITE',
    ofChannel: true,
    run({ channel_id }) {
      openDialog('invite', { channel_id });
      return undefined;
    },
  },
  {
    name: 'poll',
    description: msg`Asks everybody here something to choose from`,
    argument: { name: msg`question`, type: 'line', required: false, max: LIMITS.poll.question.max },
    needs: 'SEND_POLLS',
    run({ channel_id }, question) {
      openDialog('poll', { channel_id, question });
      return undefined;
    },
  },
  {
    name: 'w',
    description: msg`Whispers to one person, and nobody else reads it`,
    argument: { name: msg`name and message`, type: 'text', required: true },
    async run({ client, i18n, guild_id, channel_id, carried }, text) {
      const addressed = readWhisper(listAddressees(client.getState(), guild_id, channel_id), text);
      if (typeof addressed === 'string') return { problem: i18n._(UNADDRESSED[addressed]) };
      const content = await carried(addressed.content);
      if (content.length > LIMITS.messageContent.max) return { problem: i18n._(msg`That is too long. Make it shorter.`) };
      await whisper(client, { channel_id, user_id: addressed.user_id, content });
      return undefined;
    },
  },
  {
    name: 'remind',
    description: msg`Reminds you: /remind 20m tea, /remind 18:30 supper`,
    argument: { name: msg`when and of what`, type: 'text', required: false, max: LIMITS.reminder.max },
    async run({ call, channel_id, i18n }, text) {
      const wish = parseWish(text, Date.now());
      if (!wish?.content) {
        openDialog('remind', { channel_id, content: text });
        return undefined;
      }
      const { time, content } = wish;
      await call('reminders.create', { channel_id, content, remind_at: new Date(time).toISOString() });
      const moment = shortMoment(i18n, time);
      showToast(i18n._(msg`You will be reminded: ${moment}`));
      return undefined;
    },
  },
  {
    name: 'help',
    description: msg`Shows all commands`,
    run({ channel_id }) {
      openDialog('commands', { channel_id });
      return undefined;
    },
  },
];
