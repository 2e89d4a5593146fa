import { useLingui } from '@lingui/react/macro';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { AppMenu } from '../AppMenu.tsx';
import { TONES, type Tone, withTone } from './tones.ts';
import { usePickerWords } from './use-picker-words.ts';

const HAND = '✋';

interface ToneButtonProps {
  tone: Tone;
  onChange: (tone: Tone) => void;
}

/** The skin tone that hands and people are shown in. */
export function ToneButton({ tone, onChange }: ToneButtonProps) {
  const { t } = useLingui();
  const { tones } = usePickerWords();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const label = t`Skin tone`;
  return (
    <>
      <IconButton
        aria-label={`${label}: ${tones[tone]}`}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ fontSize: 20, lineHeight: 1 }}
      >
        {withTone(HAND, tone)}
      </IconButton>
      {anchor && (
        <AppMenu label={label} anchor={anchor} onClose={() => setAnchor(null)}>
          {TONES.map((one) => (
            <MenuItem
              key={one}
              role="menuitemradio"
              aria-checked={one === tone}
              selected={one === tone}
              onClick={() => {
                onChange(one);
                setAnchor(null);
              }}
            >
              <span aria-hidden="true" style={{ fontSize: 20 }}>
                {withTone(HAND, one)}
              </span>
              {tones[one]}
            </MenuItem>
          ))}
        </AppMenu>
      )}
    </>
  );
}
