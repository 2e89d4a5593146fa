import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { autoModRow, nextId } from './rows.ts';

export function autoModContract(open: Open): void {
  withStorage('AutoMod rules', open, (storage) => {
    test('a rule is read back as written, in its guild only', async () => {
      const rule = autoModRow({
        trigger_metadata: { keyword_filter: ['*кот*', '$set', 'a.b'], regex_patterns: ['^\\$\\{'], allow_list: ['"'] },
        actions: [
          { type: 1, metadata: { custom_message: 'Не здесь' } },
          { type: 3, metadata: { duration_seconds: 60 } },
        ],
        enabled: false,
        exempt_roles: [nextId()],
        exempt_channels: [nextId(), nextId()],
      });
      await storage().autoMod.insertRule(rule);
      expect(await storage().autoMod.getRule(rule.guild_id, rule.id)).toEqual(rule);
      expect(await storage().autoMod.getRule(nextId(), rule.id)).toBeUndefined();
    });

    test('the rules of a guild are in the order of their ids', async () => {
      const guild_id = nextId();
      const rules = ['9', '10', '1250000000000000007'].map((id) => autoModRow({ id, guild_id }));
      for (const rule of [...rules].reverse()) await storage().autoMod.insertRule(rule);
      await storage().autoMod.insertRule(autoModRow());
      expect(await storage().autoMod.listRules(guild_id)).toEqual(rules);
      for (const { id } of rules) await storage().autoMod.removeRule(guild_id, id);
    });

    test('a change is of the fields it names, and takes lists and metadata whole', async () => {
      const rule = autoModRow({ trigger_metadata: { keyword_filter: ['a'], allow_list: ['b'] } });
      await storage().autoMod.insertRule(rule);
      const { guild_id, id } = rule;
      const changed = await Promise.all([
        storage().autoMod.updateRule(guild_id, id, { name: 'Другое', enabled: false }),
        storage().autoMod.updateRule(guild_id, id, { trigger_metadata: { regex_patterns: ['c'] }, exempt_roles: ['5'] }),
      ]);
      const after = { ...rule, name: 'Другое', enabled: false, trigger_metadata: { regex_patterns: ['c'] }, exempt_roles: ['5'] };
      expect(changed).toContainEqual(after);
      expect(await storage().autoMod.getRule(guild_id, id)).toEqual(after);
      expect(await storage().autoMod.updateRule(guild_id, id, {})).toEqual(after);
      expect(await storage().autoMod.updateRule(nextId(), id, { name: 'x' })).toBeUndefined();
      expect(await storage().autoMod.updateRule(guild_id, nextId(), {})).toBeUndefined();
    });

    test('a rule is removed once, and with its guild', async () => {
      const [rule, other, neighbour] = [autoModRow(), autoModRow(), autoModRow()];
      const sister = autoModRow({ guild_id: other.guild_id });
      for (const one of [rule, other, sister, neighbour]) await storage().autoMod.insertRule(one);
      expect(await storage().autoMod.removeRule(nextId(), rule.id)).toBeUndefined();
      const removed = await Promise.all([1, 2, 3].map(() => storage().autoMod.removeRule(rule.guild_id, rule.id)));
      expect(removed.filter((one) => one !== undefined)).toEqual([rule]);
      await storage().autoMod.removeRulesOfGuild(other.guild_id);
      expect(await storage().autoMod.listRules(other.guild_id)).toEqual([]);
      expect(await storage().autoMod.listRules(neighbour.guild_id)).toEqual([neighbour]);
    });
  });
}
