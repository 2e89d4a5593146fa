/** Skin tones, from none to dark, in the order of Unicode's modifiers. */
export const TONES = ['none', 'light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const;
export type Tone = (typeof TONES)[number];

const FIRST_MODIFIER = 0x1f3fb;
const JOINER = '\u200d';
const HANDSHAKE = '🤝';

/** The emoji in a skin tone: a modifier after each person or hand (UTS #51, "Emoji Modifiers"). */
export function withTone(emoji: string, tone: Tone): string {
  if (tone === 'none') return emoji;
  const modifier = String.fromCodePoint(FIRST_MODIFIER + TONES.indexOf(tone) - 1);
  const parts = emoji.split(JOINER);
  return parts
    .map((part) =>
      // Between two people the handshake only says that they hold hands.
      parts.length > 1 && part === HANDSHAKE ? part : part.replace(/(\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1${modifier}`),
    )
    .join(JOINER);
}
