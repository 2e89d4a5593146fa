import type { Id } from '@chat-js/protocol/ids.ts';
import { create } from 'zustand';

/** The first messages of those of people who are blocked that are shown all the same, until the page is closed. */
export const useUnfolded = create<ReadonlySet<Id>>(() => new Set());
