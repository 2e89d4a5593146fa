import { useLingui } from '@lingui/react/macro';
import Drawer from '@mui/material/Drawer';
import Popover from '@mui/material/Popover';
import { usePhone } from '../../lib/layout.ts';
import { RADIUS } from '../theme/tokens.ts';
import { EmojiPanel } from './EmojiPanel.tsx';
import { type CustomEmojiGroup, emojiOf, type PickedEmoji } from './emoji.ts';

/** px: what a cell and the room beside the cells take, see EmojiCell. */
const WIDTH = { popover: 360, popoverCells: 9, touchCell: 44, beside: 28 };
const NONE: readonly CustomEmojiGroup[] = [];

interface EmojiPickerProps {
  anchor: HTMLElement;
  /** `text` is the emoji as it stands in a message. */
  onPick: (emoji: PickedEmoji, text: string) => void;
  onClose: () => void;
  /** The emoji of servers, before all others. */
  custom?: readonly CustomEmojiGroup[] | undefined;
}

/** Every choice of an emoji. Mount it to open it: beside what opened it, or from below on a phone. */
export function EmojiPicker({ anchor, onPick, onClose, custom = NONE }: EmojiPickerProps) {
  const { t } = useLingui();
  const phone = usePhone();
  const label = t`Choose an emoji`;

  function pick(text: string, more: boolean) {
    onPick(emojiOf(text), text);
    if (!more) onClose();
  }

  if (phone) {
    const columns = Math.max(6, Math.floor((innerWidth - WIDTH.beside) / WIDTH.touchCell));
    const paper = {
      role: 'dialog',
      'aria-label': label,
      sx: {
        height: 'min(70dvh, 560px)',
        borderRadius: `${RADIUS.guild}px ${RADIUS.guild}px 0 0`,
        bgcolor: 'tokens.side',
        paddingBottom: 'env(safe-area-inset-bottom)',
      },
    };
    return (
      <Drawer open anchor="bottom" onClose={onClose} slotProps={{ paper }}>
        <EmojiPanel columns={columns} custom={custom} autoFocus={false} onPick={pick} />
      </Drawer>
    );
  }
  const paper = {
    role: 'dialog',
    'aria-label': label,
    sx: {
      width: WIDTH.popover + 14,
      height: 'min(420px, calc(100dvh - 32px))',
      borderRadius: `${RADIUS.card}px`,
      bgcolor: 'tokens.side',
      border: 1,
      borderColor: 'tokens.line',
      boxShadow: 'var(--c-palette-tokens-shadow)',
      overflow: 'hidden',
    },
  };
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
      transformOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      slotProps={{ paper }}
      sx={{ mt: -2 }}
    >
      <EmojiPanel columns={WIDTH.popoverCells} custom={custom} autoFocus onPick={pick} />
    </Popover>
  );
}
