import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { Id } from '@chat-js/protocol/ids.ts';

export type AutoModRulePatch = Partial<Omit<AutoModRule, 'id' | 'guild_id' | 'creator_id' | 'event_type' | 'trigger_type'>>;

/** The rules of AutoMod, as they travel. */
export interface AutoModStore {
  insertRule(rule: AutoModRule): Promise<void>;
  getRule(guild_id: Id, id: Id): Promise<AutoModRule | undefined>;
  /** In the order of their ids. */
  listRules(guild_id: Id): Promise<AutoModRule[]>;
  /** The rule after the change; undefined when there is none. Atomic for the fields it names. */
  updateRule(guild_id: Id, id: Id, patch: AutoModRulePatch): Promise<AutoModRule | undefined>;
  /** The rule that was removed; undefined when there was none. */
  removeRule(guild_id: Id, id: Id): Promise<AutoModRule | undefined>;
  removeRulesOfGuild(guild_id: Id): Promise<void>;
}
