import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { keyBy, without } from './records.ts';
import type { State } from './state.ts';

/** A rule of AutoMod that is new or was changed. */
export function applyAutoModRule(state: State, rule: AutoModRule): State {
  const { guild_id } = rule;
  return { ...state, autoMod: { ...state.autoMod, [guild_id]: { ...state.autoMod[guild_id], [rule.id]: rule } } };
}

export function applyAutoModRuleDelete(state: State, { guild_id, id }: AutoModRule): State {
  const known = state.autoMod[guild_id];
  return known?.[id] ? { ...state, autoMod: { ...state.autoMod, [guild_id]: without(known, [id]) } } : state;
}

/** All rules of a guild, as just fetched. */
export function rememberAutoModRules(state: State, guild_id: Id, rules: readonly AutoModRule[]): State {
  return state.guilds[guild_id] ? { ...state, autoMod: { ...state.autoMod, [guild_id]: keyBy(rules, ({ id }) => id) } } : state;
}
