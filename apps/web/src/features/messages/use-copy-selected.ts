import type { Channel } from '@chat-js/protocol/channels.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { copyText } from '../../lib/copy-text.ts';
import { displayName } from '../../lib/names.ts';
import { showToast } from '../../ui/Toasts.tsx';
import { readableText } from './readable-text.ts';
import { useSelection } from './selection.ts';
import { fullMoment } from './times.ts';

/** Puts the chosen messages on the clipboard, as a text for people. */
export function useCopySelected({ id, guild_id }: Channel): () => Promise<void> {
  const { t, i18n } = useLingui();
  const { getState } = useClient();
  return async () => {
    const { windows, users, members } = getState();
    const { ids } = useSelection.getState();
    const spoken = (windows[id]?.messages ?? [])
      .filter((message) => ids.has(message.id))
      .map((message) => {
        const { author } = message;
        return { message, name: displayName(users[author.id] ?? author, members[guild_id]?.[author.id]) };
      });
    const text = readableText(spoken, (time) => fullMoment(i18n.locale, time));
    showToast((await copyText(text)) ? t`Messages copied` : t`The browser does not allow copying here`);
  };
}
