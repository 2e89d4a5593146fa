import { useLingui } from '@lingui/react/macro';
import type { PickerSource } from './picker-data.ts';
import type { Tone } from './tones.ts';

/** What the picker calls its groups and the skin tones. */
export function usePickerWords(): { groups: PickerSource['words']; tones: Record<Tone, string> } {
  const { t } = useLingui();
  return {
    groups: {
      recent: t`Recent`,
      frequent: t`Often used`,
      found: t`Found`,
      groups: {
        0: t`Smileys`,
        1: t`People and gestures`,
        3: t`Animals and nature`,
        4: t`Food and drink`,
        5: t`Travel and places`,
        6: t`Activities`,
        7: t`Objects`,
        8: t`Symbols`,
        9: t`Flags`,
      },
    },
    tones: {
      none: t`Without a skin tone`,
      light: t`Light skin tone`,
      'medium-light': t`Medium-light skin tone`,
      medium: t`Medium skin tone`,
      'medium-dark': t`Medium-dark skin tone`,
      dark: t`Dark skin tone`,
    },
  };
}
