/** Of the list of channels. px */
export const CHANNELS_WIDTH = { min: 200, initial: 252, max: 360 } as const;
