import { AUTO_MOD_TRIGGER, type AutoModRule } from '@chat-js/protocol/automod.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LRUCache } from 'lru-cache';
import type { Stale } from '../../events/bus.ts';
import type { Logger } from '../../lib/logger.ts';
import { nothing } from '../../lib/nothing.ts';
import { within } from '../../lib/within.ts';
import { type CheckerThread, createCheckerThread } from './checker-thread.ts';
import type { Judgement, Trial } from './checker-work.ts';
import type { Subject } from './compile-rules.ts';
import type { AutoModStore } from './store.ts';

/** The enabled rules of one guild, ready for messages. */
export interface GuildRules {
  byId: ReadonlyMap<Id, AutoModRule>;
  /** Whether a rule asks what its author wrote before. */
  watchesSpam: boolean;
  /** @throws Unavailable when it takes too long: what was not looked at is not let through. */
  check(subject: Subject): Promise<Judgement>;
}

/** What AutoMod keeps in memory. */
export interface LiveRules {
  /** undefined: nothing is forbidden here. */
  of(guild_id: Id): Promise<GuildRules | undefined>;
  /** Tries a rule on messages, for `ms` at most. */
  tryOut(rule: AutoModRule, subjects: readonly Subject[], ms: number): Promise<Trial>;
  forget(stale: readonly Stale[]): void;
  forgetAll(): void;
  close(): Promise<void>;
}

/** How long a message waits for its turn. Outboxes try again. ms */
const PATIENCE = 2000;

/** What all that is ready may weigh: about a byte each. */
const MOST = 200_000_000;
const WEIGHT = { guild: 2_000, letter: 30, pattern: 100_000 };

/** Rules that take longer than this to make ready keep only others of their kind waiting. */
const SMALL = 1_000_000;

type Entry = GuildRules & { weight: number; drop(): void };
/** A promise, so that what is on its way when the rules change is forgotten with it. */
type Known = { promise: Promise<Entry | undefined>; entry?: Entry | undefined };

export function createLiveRules(store: AutoModStore, logger: Logger): LiveRules {
  const guilds = new LRUCache<Id, Known>({ max: 10_000, dispose: ({ entry }) => entry?.drop() });
  /** Guilds whose rules are made ready just now: changes meanwhile wait for it, and are one. */
  const busy = new Map<Id, Promise<unknown>>();
  const threads = { small: newThread(), large: newThread() };
  let keys = 0;
  let weight = 0;

  function newThread(): CheckerThread {
    return createCheckerThread((error) => {
      logger.error({ err: error }, 'the thread of AutoMod has ended; another one starts with the next message');
      guilds.clear();
    });
  }

  async function load(guild_id: Id, known: Known): Promise<Entry | undefined> {
    const isCurrent = () => guilds.peek(guild_id) === known;
    while (busy.has(guild_id)) await busy.get(guild_id);
    if (!isCurrent()) return get(guild_id);
    const loading = store.listRules(guild_id).then((all) => {
      const rules = all.filter(({ enabled }) => enabled);
      return rules.length === 0 ? undefined : makeReady(rules);
    });
    busy.set(guild_id, loading.catch(nothing));
    try {
      known.entry = await loading;
    } finally {
      busy.delete(guild_id);
    }
    // Changed meanwhile: whoever waits is judged by the newest rules.
    if (isCurrent()) return known.entry;
    known.entry?.drop();
    return get(guild_id);
  }

  async function makeReady(rules: readonly AutoModRule[]): Promise<Entry> {
    const own = weigh(rules);
    const thread = own < SMALL ? threads.small : threads.large;
    keys += 1;
    const key = keys;
    await thread.keep(key, rules);
    weight += own;
    // One message of a guild at a time: a guild whose messages take long does not stand in front of the others.
    let last: Promise<unknown> = Promise.resolve();
    return {
      byId: new Map(rules.map((rule) => [rule.id, rule])),
      watchesSpam: rules.some(({ trigger_type }) => trigger_type === AUTO_MOD_TRIGGER.SPAM),
      weight: own,
      async check(subject) {
        let wanted = true;
        const mine = last.then(() => (wanted ? thread.check(key, subject) : { hits: [], unfinished: true }));
        last = mine.catch(nothing);
        try {
          return await within(PATIENCE, mine);
        } finally {
          wanted = false;
        }
      },
      drop() {
        weight -= own;
        // Whoever waits still finds these rules.
        setTimeout(() => thread.forget(key), 2 * PATIENCE).unref();
      },
    };
  }

  function get(guild_id: Id): Promise<Entry | undefined> {
    const known = guilds.get(guild_id);
    if (known) return known.promise;
    const fresh: Known = { promise: Promise.resolve().then(() => load(guild_id, fresh)) };
    guilds.set(guild_id, fresh);
    fresh.promise.then(makeRoom, () => {
      if (guilds.peek(guild_id) === fresh) guilds.delete(guild_id);
    });
    return fresh.promise;
  }

  function makeRoom(): void {
    while (weight > MOST && guilds.size > 1) guilds.pop();
  }

  return {
    of: get,
    tryOut: (rule, subjects, ms) => threads.large.tryOut(rule, subjects, ms),
    forget(stale) {
      for (const entry of stale) {
        if (!('automod_of' in entry) || !guilds.delete(entry.automod_of)) continue;
        // Before the next message asks for them.
        get(entry.automod_of).catch(nothing);
      }
    },
    forgetAll: () => guilds.clear(),
    async close() {
      await Promise.all([threads.small.close(), threads.large.close()]);
    },
  };
}

function weigh(rules: readonly AutoModRule[]): number {
  return rules.reduce((sum, { trigger_metadata: { keyword_filter = [], allow_list = [], regex_patterns = [] } }) => {
    const letters = [...keyword_filter, ...allow_list].reduce((length, word) => length + word.length, 0);
    return sum + letters * WEIGHT.letter + regex_patterns.length * WEIGHT.pattern;
  }, WEIGHT.guild);
}
