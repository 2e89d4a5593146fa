import { isMuteOn } from '@chat-js/protocol/is-muted.ts';
import { UNCHOSEN } from '@chat-js/protocol/should-notify.ts';
import type { ChannelOverride, UserGuildSettings } from '@chat-js/protocol/user-guild-settings.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient, useClientState } from '../../lib/client.tsx';
import type { NotifyPlace } from '../../lib/dialogs.ts';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';

type Change = Partial<Pick<ChannelOverride, 'message_notifications' | 'muted' | 'mute_config'>>;

function chosenFor(settings: UserGuildSettings | undefined, channel_id: string | undefined): Required<Change> {
  if (channel_id === undefined) return settings ?? UNCHOSEN;
  return settings?.channel_overrides.find((one) => one.channel_id === channel_id) ?? UNCHOSEN;
}

/** What the person has chosen for a server, or for a channel of it, and how to choose anew. */
export function useChosen({ guild_id, channel_id }: NotifyPlace) {
  const { i18n } = useLingui();
  const { call } = useClient();
  const settings = useClientState((state) => state.guildSettings[guild_id]);
  const chosen = chosenFor(settings, channel_id);
  const change = (changes: Change) =>
    call('userGuildSettings.update', {
      guild_id,
      ...(channel_id === undefined ? changes : { channel_overrides: { [channel_id]: changes } }),
    });
  return {
    settings,
    chosen,
    muted: isMuteOn(chosen, Date.now()),
    change,
    /** The same from a menu: what goes wrong stands in a toast. */
    changeFromMenu: (changes: Change) => void change(changes).catch((error: unknown) => showToast(describeProblem(error, i18n))),
  };
}

/** What a server or a channel is called. */
export function useNotifyName({ guild_id, channel_id }: NotifyPlace): string {
  return useClientState((state) => (channel_id === undefined ? state.guilds[guild_id]?.name : state.channels[channel_id]?.name)) ?? '';
}
