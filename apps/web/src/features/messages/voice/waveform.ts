/** Bytes that a recording's loudness is told in (LIMITS.voiceMessage). */
const MOST = 256;

/** How loud a recording is over its time, a byte each, base64. `levels`: 0 to 1, as they were measured. */
export function toWaveform(levels: readonly number[]): string {
  const bytes = loudest(levels.length > 0 ? levels : [0], Math.min(MOST, Math.max(3, levels.length))).map((level) =>
    Math.round(Math.min(1, Math.max(0, level)) * 255),
  );
  return btoa(String.fromCharCode(...bytes));
}

/** A number of bars, 0 to 1, out of whatever somebody sent. */
export function barsOf(waveform: string | undefined, count: number): number[] {
  const levels = [...decoded(waveform ?? '')].map((byte) => byte.charCodeAt(0) / 255);
  return loudest(levels.length > 0 ? levels : [0], count);
}

function decoded(base64: string): string {
  try {
    return atob(base64);
  } catch {
    // The server has checked it; another server may not have.
    return '';
  }
}

/** The loudest of each part, stretched where there are fewer. */
function loudest(levels: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * levels.length) / count);
    const to = Math.max(from + 1, Math.floor(((index + 1) * levels.length) / count));
    return Math.max(...levels.slice(from, to));
  });
}
