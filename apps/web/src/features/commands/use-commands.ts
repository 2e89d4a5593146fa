import type { Channel } from '@chat-js/protocol/channels.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { ruling } from '../../lib/guilds.ts';
import { permissionsOf } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { type Addressee, isSlippedWhisper, listAddressees } from './addressee.ts';
import { COMMANDS, type Command, type Place } from './commands.ts';
import { parseCommand, withoutSlash } from './parse.ts';

/** What comes of a text: something to send, nothing, or a sentence that says why not. */
export type Outcome = { send: string } | { done: true } | { problem: string };

interface Commands {
  commands: Command[];
  run: (text: string, carried: Place['carried']) => Promise<Outcome>;
  /** To whom one can whisper. */
  listAddressees: () => Addressee[];
}

/** The commands that one may use in a channel, and how a text is run. */
export function useCommands(channel: Pick<Channel, 'id' | 'guild_id'>): Commands {
  const { i18n } = useLingui();
  const client = useClient();
  const { call } = client;
  const mine = useClientState((state) => (state.me ? permissionsOf(state, state.me.id, channel.guild_id, channel.id) : 0n));
  const inThread = useClientState((state) => ruling(state, channel.id) !== state.channels[channel.id]);
  const may = ({ needs, ofChannel }: Command) => (needs === undefined || hasPermission(mine, needs)) && !(ofChannel && inThread);

  async function run(text: string, carried: Place['carried']): Promise<Outcome> {
    if (isSlippedWhisper(text))
      return { problem: i18n._(msg`This looks like a whisper, so nothing was sent. Write it like this: /w name message`) };
    const written = parseCommand(text);
    if (!written) return { send: withoutSlash(text) };
    const { name, rest } = written;
    const command = COMMANDS.find((one) => one.name === name);
    if (!command)
      return { problem: i18n._(msg`There is no command /${name}. /help shows all of them; // at the beginning sends it as text.`) };
    if (!may(command)) return { problem: i18n._(msg`You may not use /${name} here.`) };
    const problem = problemOf(command, rest, i18n);
    if (problem !== undefined) return { problem };
    try {
      const place = { client, call, i18n, guild_id: channel.guild_id, channel_id: channel.id, carried };
      const ran = await command.run(place, rest);
      if (ran === undefined) return { done: true };
      return typeof ran === 'string' ? { send: ran } : ran;
    } catch (error) {
      return { problem: describeProblem(error, i18n) };
    }
  }

  return { commands: COMMANDS.filter(may), run, listAddressees: () => listAddressees(client.getState(), channel.guild_id, channel.id) };
}

function problemOf({ name, argument }: Command, rest: string, i18n: I18n): string | undefined {
  if (!argument) return rest === '' ? undefined : i18n._(msg`/${name} stands alone, without anything behind it.`);
  const what = i18n._(argument.name);
  if (argument.required && rest === '') return i18n._(msg`Write it like this: /${name} ${what}`);
  if (argument.max !== undefined && rest.length > argument.max) return i18n._(msg`That is too long: at most ${argument.max} characters.`);
  if (argument.type === 'line' && rest.includes('\n')) return i18n._(msg`That has to be one line.`);
  return undefined;
}

/** How a command is written: its name and what stands behind it. */
export function usageOf({ name, argument }: Command, i18n: I18n): { name: string; argument: string } {
  const what = argument && i18n._(argument.name);
  return { name: `/${name}`, argument: what === undefined ? '' : argument?.required ? what : `[${what}]` };
}
