import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What a folder can be coloured with; readable as a picture on both themes. */
export const FOLDER_COLORS: readonly { color: number; name: MessageDescriptor }[] = [
  { color: 0x3c8fd6, name: msg`Blue` },
  { color: 0x2b9a8c, name: msg`Teal` },
  { color: 0x3f9a5c, name: msg`Green` },
  { color: 0xb8862b, name: msg`Yellow` },
  { color: 0xc8702f, name: msg`Orange` },
  { color: 0xcb5454, name: msg`Red` },
  { color: 0xc05c96, name: msg`Pink` },
  { color: 0x8273dc, name: msg`Purple` },
];
