import useMediaQuery from '@mui/material/useMediaQuery';
import { create } from 'zustand';
import { CHANNELS_WIDTH } from './channels-width.ts';

interface Layout {
  /** px */
  channelsWidth: number;
  channelsShown: boolean;
  peopleShown: boolean;
  /** At phone width. */
  drawer: 'none' | 'left' | 'right';
}

type Kept = Omit<Layout, 'drawer'>;

const KEY = 'chat.layout';
const initial: Kept = { channelsWidth: CHANNELS_WIDTH.initial, channelsShown: true, peopleShown: true };

function readKept(): Kept {
  const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
  return typeof stored === 'object' && stored !== null ? { ...initial, ...stored } : initial;
}

/** How the person arranged the page; survives a reload. */
export const useLayout = create<Layout>(() => ({ ...readKept(), drawer: 'none' }));

useLayout.subscribe(({ channelsWidth, channelsShown, peopleShown }) => {
  localStorage.setItem(KEY, JSON.stringify({ channelsWidth, channelsShown, peopleShown }));
});

export function setChannelsWidth(width: number): void {
  const { min, max } = CHANNELS_WIDTH;
  useLayout.setState({ channelsWidth: Math.round(Math.min(max, Math.max(min, width))) });
}

/** No room for people, or a thread, beside the conversation. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 1023px)', { noSsr: true });
}

export function usePhone(): boolean {
  return useMediaQuery('(max-width: 767px)', { noSsr: true });
}
