/** "#35c2a8" */
export function hexOf(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}

/** The colour that somebody wrote: "#35c2a8", "35C2A8", "3c8"; undefined when it is none. */
export function parseColor(text: string): number | undefined {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (digits === undefined) return undefined;
  return Number.parseInt(digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits, 16);
}
