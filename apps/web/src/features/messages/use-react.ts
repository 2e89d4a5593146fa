import type { Message } from '@chat-js/protocol/messages.ts';
import type { PartialEmoji } from '@chat-js/protocol/reactions.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';

/** What the API calls an emoji in a path. */
export function emojiPath({ id, name }: PartialEmoji): string {
  return id === null ? (name ?? '') : `${name}:${id}`;
}

/** Reacts to a message; takes the own reaction back when it is there. */
export function useReact({ id: message_id, channel_id, reactions }: Message): (emoji: PartialEmoji) => void {
  const { i18n } = useLingui();
  const { call } = useClient();
  return (emoji) => {
    const emoji_name = emojiPath(emoji);
    const mine = reactions?.some((one) => one.me && emojiPath(one.emoji) === emoji_name) ?? false;
    call(mine ? 'reactions.removeMine' : 'reactions.add', { channel_id, message_id, emoji_name }).catch((error: unknown) =>
      showToast(describeProblem(error, i18n)),
    );
  };
}
