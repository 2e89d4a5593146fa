import type { EmojiEntry } from './table.ts';

const SIZE = 16;
const FLAGS = 9;

/** What this device can draw: an emoji that is too new would be an empty box. One of each version speaks for all of it. */
export function supported(entries: readonly EmojiEntry[]): readonly EmojiEntry[] {
  const draws = painter();
  if (!draws) return entries;
  const samples = new Map<string, EmojiEntry>();
  for (const entry of entries) samples.set(kindOf(entry), samples.get(kindOf(entry)) ?? entry);
  const kinds = new Set([...samples].filter(([, { char }]) => draws(char)).map(([kind]) => kind));
  const drawn = entries.filter((entry) => kinds.has(kindOf(entry)));
  // A device without any coloured letters shows what it has.
  return drawn.length > 0 ? drawn : entries;
}

/** Some systems have everything but the flags of countries. */
function kindOf({ version, group }: EmojiEntry): string {
  return group === FLAGS ? `flags ${version}` : String(version);
}

/** An emoji has colours of its own: it looks the same in black and in white. Several glyphs are wider than one. */
function painter(): ((char: string) => boolean) | undefined {
  const context = Object.assign(document.createElement('canvas'), { width: SIZE, height: SIZE }).getContext('2d', {
    willReadFrequently: true,
  });
  if (!context) return undefined;
  context.font = `${SIZE}px sans-serif`;
  context.textBaseline = 'top';
  const widest = context.measureText('😀').width * 1.5;
  const pixels = (char: string, color: string) => {
    context.clearRect(0, 0, SIZE, SIZE);
    context.fillStyle = color;
    context.fillText(char, 0, 0);
    return String(context.getImageData(0, 0, SIZE, SIZE).data);
  };
  return (char) => context.measureText(char).width <= widest && pixels(char, '#000') === pixels(char, '#fff');
}
