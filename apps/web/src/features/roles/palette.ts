import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Colours that can be told apart; each is shifted per theme until names in it can be read. */
export const PALETTE = [
  0x35c2a8, 0x43c784, 0x9ccc4a, 0xf2b84b, 0xf2884b, 0x8f7bee, 0x5b8def, 0x4bb4e6, 0xe86fae, 0xff6b76, 0xb08968, 0x8b98a4,
] as const;

export const COLOR_NAMES: Readonly<Record<(typeof PALETTE)[number], MessageDescriptor>> = {
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
