import type { Id } from '@chat-js/protocol/ids.ts';
import { create } from 'zustand';

/** Where the person wants to talk from now on. What sees to it (features/voice) is loaded after the page. */
export const useTalkWish = create<{ channel_id: Id | null }>(() => ({ channel_id: null }));

export function wishToTalk(channel_id: Id): void {
  useTalkWish.setState({ channel_id });
}
