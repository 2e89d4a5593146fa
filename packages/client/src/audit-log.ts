import type { AuditEntry } from '@chat-js/protocol/audit-log.ts';
import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { keyBy } from './records.ts';
import type { State } from './state.ts';

export function applyAuditEntry(state: State, { guild_id, ...entry }: EventData<'GUILD_AUDIT_LOG_ENTRY_CREATE'>): State {
  return rememberAuditEntries(state, guild_id, [entry]);
}

/** Entries of the audit log of a guild, as just fetched; they stand beside those that are known. */
export function rememberAuditEntries(state: State, guild_id: Id, entries: readonly AuditEntry[]): State {
  if (!state.guilds[guild_id]) return state;
  const known = { ...state.auditLog[guild_id], ...keyBy(entries, ({ id }) => id) };
  return { ...state, auditLog: { ...state.auditLog, [guild_id]: known } };
}
