/** What is as quiet as this, in dB of full scale, counts as silence. */
const SILENCE = -70;

/** How loud something is as people hear it: 0 is silence, 1 full scale; in between equal steps are equal numbers of dB. */
export function toLevel(amplitude: number): number {
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(amplitude)) / SILENCE));
}

/** As much on that scale as a number of dB. */
export const levelsOf = (decibels: number): number => decibels / -SILENCE;
