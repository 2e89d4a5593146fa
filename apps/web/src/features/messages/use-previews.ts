import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import type { LinkEmbed } from '@chat-js/protocol/previews.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient, useClientState } from '../../lib/client.tsx';
import { useMay } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';

/** The bit of `flags` that keeps previews away: the table itself would bring Zod into the browser. */
const SUPPRESS_EMBEDS = 1 << 2;

/** The previews of a message, and what takes them away for who may: its author, and whoever moderates. */
export function usePreviews(guild_id: Id, message: Message): { previews: LinkEmbed[]; remove: (() => Promise<void>) | undefined } {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const { channel_id, id: message_id, author, flags } = message;
  const own = useClientState((state) => state.me?.id === author.id);
  const moderates = useMay('MANAGE_MESSAGES', guild_id, channel_id);
  const maySend = useMay('SEND_MESSAGES', guild_id, channel_id);
  const previews = message.embeds.filter((embed) => 'url' in embed);

  async function set(wanted: number): Promise<boolean> {
    try {
      await call('messages.edit', { channel_id, message_id, flags: wanted });
      return true;
    } catch (error) {
      showToast(describeProblem(error, i18n));
      return false;
    }
  }

  async function remove() {
    if (await set(flags | SUPPRESS_EMBEDS)) showToast(t`Preview removed`, () => void set(flags & ~SUPPRESS_EMBEDS));
  }
  return { previews, remove: previews.length > 0 && maySend && (own || moderates) ? remove : undefined };
}
