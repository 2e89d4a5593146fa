import type { EventData } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { OwnReport, ReportNews } from '@chat-js/protocol/reports.ts';
import { keyBy } from './records.ts';
import type { ById, State } from './state.ts';

/** What is told of a new report and of a change is the same: there is something to count, or to fetch again. */
export function applyReportNews(state: State, news: EventData<'REPORT_CREATE'>): State {
  return news.queue === 'guild' ? rememberReports(state, news.guild_id ?? '', [news]) : rememberInstanceReports(state, [news]);
}

/** Reports to the moderators of a guild, as just fetched; they stand beside those that are known. */
export function rememberReports(state: State, guild_id: Id, reports: readonly ReportNews[]): State {
  if (!state.guilds[guild_id]) return state;
  return { ...state, reports: { ...state.reports, [guild_id]: newest(state.reports[guild_id], reports) } };
}

/** The same of those to the administrators of the installation. */
export function rememberInstanceReports(state: State, reports: readonly ReportNews[]): State {
  return { ...state, instanceReports: newest(state.instanceReports, reports) };
}

/** What the person has reported, as just fetched. */
export function rememberOwnReports(state: State, reports: readonly OwnReport[]): State {
  return { ...state, ownReports: newest(state.ownReports, reports) };
}

export function applyOwnReport(state: State, report: EventData<'USER_REPORT_UPDATE'>): State {
  return rememberOwnReports(state, [report]);
}

/** An answer may be older than what was told meanwhile. */
function newest<T extends { id: Id; updated_at: string }>(known: ById<T> = {}, found: readonly T[]): ById<T> {
  const newer = found.filter(({ id, updated_at }) => (known[id]?.updated_at ?? '') <= updated_at);
  return { ...known, ...keyBy(newer, ({ id }) => id) };
}
