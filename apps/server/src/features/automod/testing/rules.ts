import { AUTO_MOD_TRIGGER, type AutoModRule, type AutoModTriggerMetadata } from '@chat-js/protocol/automod.ts';
import type { Subject } from '../compile-rules.ts';

let made = 0;

/** A rule that is complete and enabled; about keywords, unless `over` says otherwise. */
export function testRule(trigger_metadata: AutoModTriggerMetadata, over: Partial<AutoModRule> = {}): AutoModRule {
  made += 1;
  return {
    id: String(made),
    guild_id: '1',
    name: `Rule ${made}`,
    creator_id: '2',
    event_type: 1,
    trigger_type: AUTO_MOD_TRIGGER.KEYWORD,
    trigger_metadata,
    actions: [{ type: 1, metadata: {} }],
    enabled: true,
    exempt_roles: [],
    exempt_channels: [],
    ...over,
  };
}

export function testSubject(content: string, over: Partial<Subject> = {}): Subject {
  return { content, at: 1_000_000, channel_ids: ['10', '11'], role_ids: ['20'], earlier: [], ...over };
}
