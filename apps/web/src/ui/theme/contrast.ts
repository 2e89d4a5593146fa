type Rgb = readonly [red: number, green: number, blue: number];

function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function toHex(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(parseHex(one)), luminance(parseHex(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The same hue, moved towards white or black until text in it can be read on every given surface. */
export function readableOn(color: string, surfaces: readonly string[]): string {
  const dark = surfaces.every((surface) => luminance(parseHex(surface)) < 0.18);
  const goal = dark ? 255 : 0;
  const start = parseHex(color);
  for (let step = 0; step <= 20; step += 1) {
    const [red, green, blue] = start.map((part) => part + ((goal - part) * step) / 20);
    const candidate = toHex([red ?? goal, green ?? goal, blue ?? goal]);
    if (surfaces.every((surface) => contrast(candidate, surface) >= 4.5)) return candidate;
  }
  return dark ? '#ffffff' : '#000000';
}
