import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { useLingui } from '@lingui/react/macro';
import { CHANNEL } from '../../lib/channel-types.ts';
import { useClient, useClientState } from '../../lib/client.tsx';
import { useMay } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';
import { isText } from './kinds.ts';

/** It was published (MESSAGE_FLAG, whose table would bring Zod into the browser). */
const CROSSPOSTED = 1;

/** Brings a message of a channel for announcements to everybody who follows it; undefined where one may not, or did. */
export function usePublish(guild_id: Id, message: Message): (() => void) | undefined {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const { id: message_id, channel_id, author, flags, webhook_id } = message;
  const isHere = useClientState((state) => state.channels[channel_id]?.type === CHANNEL.announcement);
  const own = useClientState((state) => state.me?.id === author.id);
  const writes = useMay('SEND_MESSAGES', guild_id, channel_id);
  const moderates = useMay('MANAGE_MESSAGES', guild_id, channel_id);
  if (!isHere || !writes || !(own || moderates)) return undefined;
  const isPlain = isText(message) && !message.message_snapshots && !message.poll && message.attachments.length === 0;
  if ((flags & CROSSPOSTED) !== 0 || webhook_id !== undefined || !isPlain) return undefined;
  return () => {
    call('messages.crosspost', { channel_id, message_id })
      .then(() => showToast(t`Published`))
      .catch((error: unknown) => showToast(describeProblem(error, i18n)));
  };
}
