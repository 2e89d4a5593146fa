import type { Logger } from '../../lib/logger.ts';
import type { Counter, Counters } from '../limits/port.ts';
import { createLiveRules, type LiveRules } from './live-rules.ts';
import { createRecentMessages, type RecentMessages } from './recent-messages.ts';
import type { AutoModStore } from './store.ts';

/** What AutoMod knows beside its store. */
export interface AutoModMemory {
  rules: LiveRules;
  recent: RecentMessages;
  /** Messages that were acted upon, by author and nonce: a retry is blocked again, and nothing more. */
  acted: Counter;
  /** How often somebody was written down lately. */
  noted: Counter;
}

export function createAutoModMemory(store: AutoModStore, counters: Counters, logger: Logger): AutoModMemory {
  return {
    rules: createLiveRules(store, logger),
    recent: createRecentMessages(),
    acted: counters({ name: 'automod-acted', seconds: 600, away: 'here' }),
    noted: counters({ name: 'automod-noted', seconds: 60, away: 'here' }),
  };
}
