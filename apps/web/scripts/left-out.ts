import type { Plugin } from 'vite';

/** Parts of libraries that nothing here ever runs, and what stands in their place. */
const LEFT_OUT = [
  // The theme turns ripples off, and the button imports them all the same.
  { file: /@mui\/material\/ButtonBase\/TouchRipple\.mjs$/, code: 'export default () => null;' },
  // The client asks for the other two transports by name.
  { file: /engine\.io-client\/build\/esm\/transports\/webtransport\.js$/, code: 'export const WT = undefined;' },
];

/** Keeps them out of the first load. */
export function leftOut(): Plugin {
  return {
    name: 'left-out',
    load: (id) => LEFT_OUT.find(({ file }) => file.test(id))?.code,
  };
}
