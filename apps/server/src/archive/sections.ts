import { compareIds } from '@chat-js/protocol/ids.ts';
import type { ArchiveRows } from '../storage/archive.ts';
import { canonical } from './canonical.ts';
import { MoveRefused } from './refusal.ts';
import { type FileRow, type SecretsRow, SHAPES } from './shapes.ts';

/** A section is all rows of one kind. */
export interface SectionRows extends ArchiveRows {
  secrets: SecretsRow;
  files: FileRow;
}

export type Section = keyof SectionRows;
export type AnyRow = SectionRows[Section];

/** How two rows of a section stand in its order; 0 for the same key. */
type Compare<Row> = (a: Row, b: Row) => number;

const alone = () => 0;
const byId: Compare<{ id: string }> = (a, b) => compareIds(a.id, b.id);
const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** In the order in which they are moved: what others refer to comes first. */
const COMPARE: { [S in Section]: Compare<SectionRows[S]> } = {
  secrets: alone,
  instance: alone,
  users: byId,
  user_settings: (a, b) => compareIds(a.user_id, b.user_id),
  user_guild_settings: (a, b) => compareIds(a.user_id, b.user_id) || compareIds(a.guild_id, b.guild_id),
  sessions: byId,
  push_subscriptions: (a, b) => compareIds(a.session_id, b.session_id),
  guilds: byId,
  members: (a, b) => compareIds(a.guild_id, b.guild_id) || compareIds(a.user_id, b.user_id),
  threads: byId,
  thread_members: (a, b) => compareIds(a.thread_id, b.thread_id) || compareIds(a.user_id, b.user_id),
  direct_channels: byId,
  invites: (a, b) => byText(a.code, b.code),
  webhooks: byId,
  messages: (a, b) => compareIds(a.channel_id, b.channel_id) || compareIds(a.id, b.id),
  pins: (a, b) => compareIds(a.message_id, b.message_id),
  scheduled_messages: byId,
  reminders: byId,
  reactions: (a, b) => compareIds(a.message_id, b.message_id) || byText(a.emoji, b.emoji) || compareIds(a.user_id, b.user_id),
  polls: (a, b) => compareIds(a.message_id, b.message_id),
  poll_votes: (a, b) => compareIds(a.message_id, b.message_id) || compareIds(a.user_id, b.user_id),
  crossposts: (a, b) => compareIds(a.message_id, b.message_id),
  crosspost_copies: (a, b) => compareIds(a.message_id, b.message_id) || compareIds(a.webhook_id, b.webhook_id),
  drafts: (a, b) => compareIds(a.user_id, b.user_id) || compareIds(a.channel_id, b.channel_id),
  read_states: (a, b) => compareIds(a.user_id, b.user_id) || compareIds(a.channel_id, b.channel_id),
  mentions: (a, b) => compareIds(a.target_id, b.target_id) || compareIds(a.message_id, b.message_id),
  relationships: (a, b) => compareIds(a.low_id, b.low_id) || compareIds(a.high_id, b.high_id),
  bans: (a, b) => compareIds(a.guild_id, b.guild_id) || compareIds(a.user_id, b.user_id),
  audit_log: byId,
  reports: byId,
  member_records: byId,
  automod_rules: byId,
  removed_messages: alone,
  files: (a, b) => byText(a.key, b.key),
};

export const SECTIONS = Object.keys(COMPARE) as Section[];

export function isAfter<S extends Section>(section: S, row: SectionRows[S], last: SectionRows[S]): boolean {
  return COMPARE[section](row, last) > 0;
}

/** The line of a row, without its end. `where` says in a refusal what was looked at. */
export function toLine<S extends Section>(section: S, row: SectionRows[S], where: string): string {
  const { data, error } = SHAPES[section].safeParse(row);
  if (!data) throw new MoveRefused(`${where}: a row of "${section}" is not as it should be: ${firstIssue(error)}`);
  return canonical(data);
}

/** The row of a line, which must be written as `toLine` writes it. */
export function fromLine<S extends Section>(section: S, line: string, where: string): SectionRows[S] {
  const row = parse(line, where) as SectionRows[S];
  if (toLine(section, row, where) !== line) throw new MoveRefused(`${where} is damaged: a row is not written as this program writes it.`);
  return row;
}

function parse(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new MoveRefused(`${where} is damaged: it holds a line that is not JSON.`);
  }
}

function firstIssue(error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.')} ${issue.message}`.trim() : 'unknown';
}
