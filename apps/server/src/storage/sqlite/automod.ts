import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { AutoModRulePatch } from '../../features/automod/store.ts';
import type { Database } from './database.ts';

type Lists = 'trigger_metadata' | 'actions' | 'exempt_roles' | 'exempt_channels';
type Stored = Omit<AutoModRule, Lists | 'enabled'> & Record<Lists, string> & { enabled: number };

const COLUMNS = `CAST(id AS TEXT) AS id, CAST(guild_id AS TEXT) AS guild_id, name, CAST(creator_id AS TEXT) AS creator_id, event_type,
  trigger_type, trigger_metadata, actions, enabled, exempt_roles, exempt_channels`;
const SELECT = `SELECT ${COLUMNS} FROM automod_rules`;
const ONE = 'WHERE guild_id = ? AND id = ?';

function toRule({ trigger_metadata, actions, enabled, exempt_roles, exempt_channels, ...stored }: Stored): AutoModRule {
  return {
    ...stored,
    trigger_metadata: JSON.parse(trigger_metadata),
    actions: JSON.parse(actions),
    enabled: enabled === 1,
    exempt_roles: JSON.parse(exempt_roles),
    exempt_channels: JSON.parse(exempt_channels),
  };
}

function toColumn(value: string | number | boolean | object): string | number {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

export const autoModReads = {
  getRule(db: Database, guild_id: Id, id: Id): AutoModRule | undefined {
    const stored = db.get<Stored>(`${SELECT} ${ONE}`, guild_id, id);
    return stored && toRule(stored);
  },

  listRules: (db: Database, guild_id: Id) => db.all<Stored>(`${SELECT} WHERE guild_id = ? ORDER BY automod_rules.id`, guild_id).map(toRule),
};

export const autoModWrites = {
  insertRule(db: Database, rule: AutoModRule): void {
    const fields = Object.entries(rule);
    db.run(
      `INSERT INTO automod_rules (${fields.map(([name]) => name).join(', ')}) VALUES (${fields.map(() => '?').join(', ')})`,
      ...fields.map(([, value]) => toColumn(value)),
    );
  },

  updateRule(db: Database, guild_id: Id, id: Id, patch: AutoModRulePatch): AutoModRule | undefined {
    const named = Object.entries(patch).filter(([, value]) => value !== undefined);
    if (named.length === 0) return autoModReads.getRule(db, guild_id, id);
    const stored = db.get<Stored>(
      `UPDATE automod_rules SET ${named.map(([name]) => `${name} = ?`).join(', ')} ${ONE} RETURNING ${COLUMNS}`,
      ...named.map(([, value]) => toColumn(value)),
      guild_id,
      id,
    );
    return stored && toRule(stored);
  },

  removeRule(db: Database, guild_id: Id, id: Id): AutoModRule | undefined {
    const stored = db.get<Stored>(`DELETE FROM automod_rules ${ONE} RETURNING ${COLUMNS}`, guild_id, id);
    return stored && toRule(stored);
  },

  removeRulesOfGuild(db: Database, guild_id: Id): void {
    db.run('DELETE FROM automod_rules WHERE guild_id = ?', guild_id);
  },
};
