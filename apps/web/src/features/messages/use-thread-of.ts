import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { useLingui } from '@lingui/react/macro';
import { useLocation } from 'wouter';
import { CHANNEL, isTextual } from '../../lib/channel-types.ts';
import { useClient, useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { paths } from '../../lib/paths.ts';
import { useMay } from '../../lib/permissions.ts';
import { isText } from './kinds.ts';
import { spokenText } from './spoken-text.ts';
import { textOf } from './text-of.ts';
import { threadName } from './thread-name.ts';
import { useHasThread } from './use-has-thread.ts';

/** The thread of a message: how to open it, or how to start one where one may. */
export function useThreadOf(guild_id: Id, message: Message): { open?: () => void; start?: () => void } {
  const { i18n } = useLingui();
  const { getState } = useClient();
  const [, navigate] = useLocation();
  const { id, channel_id } = message;
  const exists = useHasThread(message);
  const inText = useClientState((state) => isTextual(state.channels[channel_id] ?? { type: CHANNEL.voice }));
  const mayStart = useMay('CREATE_PUBLIC_THREADS', guild_id, channel_id);
  const mayRead = useMay('READ_MESSAGE_HISTORY', guild_id, channel_id);
  if (exists) return { open: () => navigate(paths.channel(guild_id, id)) };
  if (!inText || !mayStart || !mayRead || !isText(message)) return {};
  return {
    start() {
      const name = threadName(spokenText(getState(), guild_id, textOf(message), i18n.locale));
      openDialog('newThread', { channel_id, message_id: id, name });
    },
  };
}
