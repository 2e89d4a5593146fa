import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Colours that can be told apart; each is shifted per theme until names in it can be read. */
export const PALETTE = [
  0x35c2a8, 0x43c784, 0x9ccc4a, 0xf2b84b, 0xf2884b, 0x8f7bee, 0x5b8def, 0x4bb4e6, 0xe86fae, 0xff6b76, 0xb08968, 0x8b98a4,
] as const;

export const COLOR_NAMES: Readonly<Record<number, MessageDescriptor>> = {
  [PALETTE[0]]: msg`Teal`,
  [PALETTE[1]]: msg`Green`,
  [PALETTE[2]]: msg`Lime`,
  [PALETTE[3]]: msg`Amber`,
  [PALETTE[4]]: msg`Orange`,
  [PALETTE[5]]: msg`Violet`,
  [PALETTE[6]]: msg`Blue`,
  [PALETTE[7]]: msg`Sky blue`,
  [PALETTE[8]]: msg`Pink`,
  [PALETTE[9]]: msg`Red`,
  [PALETTE[10]]: msg`Brown`,
  [PALETTE[11]]: msg`Grey`,
};

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
