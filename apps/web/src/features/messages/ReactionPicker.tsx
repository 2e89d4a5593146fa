import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { useCustomEmoji } from '../../lib/use-custom-emoji.ts';
import { EmojiPicker } from '../../ui/emoji/EmojiPicker.tsx';
import { useReact } from './use-react.ts';

interface ReactionPickerProps {
  guild_id: Id;
  message: Message;
  anchor: HTMLElement;
  onClose: () => void;
}

/** Every emoji that one may put under a message. */
export function ReactionPicker({ guild_id, message, anchor, onClose }: ReactionPickerProps) {
  const react = useReact(message);
  const custom = useCustomEmoji(guild_id, message.channel_id);
  return <EmojiPicker anchor={anchor} custom={custom} onPick={react} onClose={onClose} />;
}
