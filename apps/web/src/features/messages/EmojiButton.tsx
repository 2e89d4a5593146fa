import { useLingui } from '@lingui/react/macro';
import MoodIcon from '@material-symbols/svg-400/rounded/mood.svg?react';
import IconButton from '@mui/material/IconButton';
import { Suspense, useState } from 'react';
import { lazyPart } from '../../lib/lazy-part.ts';
import type { CustomEmojiGroup } from '../../ui/emoji/emoji.ts';

const EmojiPicker = lazyPart(async () => (await import('../../ui/emoji/EmojiPicker.tsx')).EmojiPicker, 'later');

interface EmojiButtonProps {
  custom: readonly CustomEmojiGroup[] | undefined;
  /** Called with the emoji as it stands in a message. */
  onPick: (text: string) => void;
  onClosed: () => void;
}

/** Opens the emoji picker, which is loaded then. */
export function EmojiButton({ custom, onPick, onClosed }: EmojiButtonProps) {
  const { t } = useLingui();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  function close() {
    setAnchor(null);
    // After the picker has given the focus back.
    setTimeout(onClosed);
  }
  return (
    <>
      <IconButton aria-label={t`Emoji`} aria-haspopup="dialog" onClick={(event) => setAnchor(event.currentTarget)}>
        <MoodIcon />
      </IconButton>
      <Suspense>{anchor && <EmojiPicker anchor={anchor} custom={custom} onPick={(_, text) => onPick(text)} onClose={close} />}</Suspense>
    </>
  );
}
