import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import { useLingui } from '@lingui/react/macro';
import { ACTION, TRIGGER, type Trigger } from './rule-draft.ts';

/** What rules are called and do, in words. */
export function useRuleWords() {
  const { t } = useLingui();
  const triggers: Record<Trigger, { label: string; help: string }> = {
    [TRIGGER.keywords]: { label: t`Words`, help: t`Words, phrases and expressions of your own.` },
    [TRIGGER.presets]: { label: t`Ready-made lists`, help: t`Swearing, sexual content, slurs; in English and Russian.` },
    [TRIGGER.links]: { label: t`Links`, help: t`Links to anywhere but the sites you allow.` },
    [TRIGGER.mentions]: { label: t`Mentions`, help: t`Messages that name too many people at once.` },
    [TRIGGER.spam]: { label: t`Spam`, help: t`The same again and again, or too much too fast.` },
  };
  const actions: Record<number, string> = {
    [ACTION.block]: t`blocks the message`,
    [ACTION.alert]: t`alerts moderators`,
    [ACTION.timeOut]: t`times out`,
  };
  return {
    triggers,
    summary: ({ trigger_type, actions: own }: AutoModRule) =>
      [triggers[trigger_type].label, ...own.map(({ type }) => actions[type] ?? '')].join(' · '),
  };
}
