import type { State } from '@chat-js/client/state.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { useLingui } from '@lingui/react';
import { useEffect, useState } from 'react';
import { useClient, useClientState } from '../../../lib/client.tsx';
import { permissionsOf } from '../../../lib/permissions.ts';
import type { CustomEmojiGroup } from '../../../ui/emoji/emoji.ts';
import { keptTone } from '../../../ui/emoji/kept.ts';
import { knownEmoji, loadEmoji } from '../../../ui/emoji/load.ts';
import { usageOf, useCommands } from '../../commands/use-commands.ts';
import { type Suggestion, suggestAddressees, suggestChannels, suggestCommands, suggestEmoji, suggestPeople } from './suggestions.ts';
import type { Trigger } from './trigger.ts';
import type { Meanable } from './use-wire.ts';
import type { Wire } from './wire.ts';

interface Source {
  channel: Channel;
  meanable: Meanable;
  wire: Wire;
  custom: readonly CustomEmojiGroup[];
}

/** What could stand in the place of what was begun. */
export function useSuggestions({ channel, meanable, wire, custom }: Source, trigger: Trigger | undefined): Suggestion[] {
  const { i18n } = useLingui();
  const { getState } = useClient();
  const { commands, listAddressees } = useCommands(channel);
  const online = useClientState((state) => state.online[channel.guild_id]);
  const entries = useEmoji(trigger?.kind === 'emoji');
  if (!trigger) return [];
  const { kind, query } = trigger;
  if (kind === 'addressee') {
    return suggestAddressees({ people: listAddressees(), guild_id: channel.guild_id, isOnline: (id) => isOnline(getState(), id) }, query);
  }
  if (kind === 'channel') return suggestChannels(meanable, wire, query);
  if (kind === 'command') {
    const written = commands.map((command) => ({
      ...usageOf(command, i18n),
      description: i18n._(command.description),
      required: command.argument?.required ?? false,
    }));
    return suggestCommands(written, query);
  }
  if (kind === 'emoji') {
    return entries ? suggestEmoji({ entries, custom, wire, tone: keptTone(), locale: i18n.locale === 'ru' ? 'ru' : 'en' }, query) : [];
  }
  const canSee = (user_id: string) => hasPermission(permissionsOf(getState(), user_id, channel.guild_id, channel.id), 'VIEW_CHANNEL');
  return suggestPeople({ meanable, wire, isOnline: (id) => online?.[id] !== undefined, canSee }, query);
}

/** On any server that one shares with them. */
function isOnline({ online }: State, user_id: Id): boolean {
  return Object.values(online).some((people) => people[user_id] !== undefined);
}

/** The emoji, from when they are first wanted. */
function useEmoji(wanted: boolean) {
  const [entries, setEntries] = useState(knownEmoji);
  useEffect(() => {
    if (!wanted || entries) return;
    let current = true;
    loadEmoji().then(
      (loaded) => current && setEntries(loaded),
      // Nothing is suggested then; the next colon asks again.
      (error: unknown) => console.warn('The emoji did not load', error),
    );
    return () => {
      current = false;
    };
  }, [wanted, entries]);
  return entries;
}
