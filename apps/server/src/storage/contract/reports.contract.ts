import { expect, test } from 'vitest';
import type { ReportRow } from '../../features/reports/store.ts';
import { type Open, withStorage } from './harness.ts';
import { nextId, reportRow } from './rows.ts';

export function reportsContract(open: Open): void {
  withStorage('reports', open, (storage) => {
    async function insert(...rows: ReportRow[]): Promise<void> {
      for (const row of rows) await storage().reports.insertReportOnce(row);
    }

    test('a report is read back as written', async () => {
      const row = reportRow({
        ...{ channel_id: nextId(), message_id: nextId(), message: '{"a":"ё"}', context: '[1]', comment: '\u0000 🐈' },
        ...{ for_guild: false, for_instance: true, status: 'resolved', assignee_id: nextId(), outcome: 'готово', closed_at: 7 },
      });
      await insert(row);
      expect(await storage().reports.getReport(row.id)).toEqual(row);
      expect(await storage().reports.getReport(nextId())).toBeUndefined();
      expect(await storage().reports.findReport(row.once)).toEqual(row);
      expect(await storage().reports.findReport('never said')).toBeUndefined();
    });

    test('the same said by fifty at once is kept once', async () => {
      const rows = Array.from({ length: 50 }, () => reportRow({ once: `once ${nextId()}` }));
      const once = rows[0]?.once ?? '';
      const answers = await Promise.all(rows.map((row) => storage().reports.insertReportOnce({ ...row, once })));
      const [first, ...others] = answers.filter(({ repeated }) => !repeated);
      expect(others).toEqual([]);
      expect(new Set(answers.map(({ row }) => row.id))).toEqual(new Set([first?.row.id]));
      expect(await storage().reports.getReport(first?.row.id ?? '')).toEqual(first?.row);
    });

    test('a queue has its own reports, newest first, by status and person, and none about who looks', async () => {
      const [guild_id, me, anna] = [nextId(), nextId(), nextId()];
      const [a, b, c, mine, elsewhere] = [
        reportRow({ guild_id, user_id: anna }),
        reportRow({ guild_id, status: 'dismissed', for_instance: true }),
        reportRow({ guild_id, status: 'in_progress' }),
        reportRow({ guild_id, user_id: me, for_instance: true }),
        reportRow({ guild_id, for_guild: false, for_instance: true }),
      ];
      await insert(a, b, c, mine, elsewhere, reportRow());
      const list = (page: object) => storage().reports.listReports({ guild_id, not_about: me, limit: 10, ...page });
      expect(await list({})).toEqual([c, b, a]);
      expect(await list({ limit: 1 })).toEqual([c]);
      expect(await list({ before: c.id })).toEqual([b, a]);
      expect(await list({ statuses: ['open', 'dismissed'] })).toEqual([b, a]);
      expect(await list({ about: anna })).toEqual([a]);
      expect(await list({ about: me })).toEqual([]);
      expect(await list({ not_about: anna })).toEqual([mine, c, b]);
      expect(await storage().reports.listReports({ not_about: me, limit: 2 })).toEqual([elsewhere, b]);
    });

    test('people find what they have reported, and what of it is undecided in a guild is counted', async () => {
      const reporter_id = nextId();
      const guild_id = nextId();
      const [a, b] = [reportRow({ reporter_id, guild_id }), reportRow({ reporter_id, guild_id, status: 'resolved', closed_at: 5 })];
      await insert(a, b, reportRow({ guild_id }));
      expect(await storage().reports.listReportsBy(reporter_id, { limit: 5 })).toEqual([b, a]);
      expect(await storage().reports.listReportsBy(reporter_id, { before: b.id, limit: 5 })).toEqual([a]);
      expect(await storage().reports.countUndecidedReports(guild_id, reporter_id)).toBe(1);
      expect(await storage().reports.countUndecidedReports(nextId(), reporter_id)).toBe(0);
    });

    test('a change keeps what it does not name', async () => {
      const row = reportRow();
      await insert(row);
      const patch = { status: 'resolved', outcome: 'ё', assignee_id: nextId(), closed_at: 9, for_instance: true } as const;
      const [one, other] = await Promise.all([
        storage().reports.updateReport(row.id, patch),
        storage().reports.updateReport(row.id, { once: `free ${row.id}` }),
      ]);
      expect(one).toMatchObject(patch);
      expect(other?.once).toBe(`free ${row.id}`);
      expect(await storage().reports.getReport(row.id)).toEqual({ ...row, ...patch, once: `free ${row.id}` });
      expect(await storage().reports.updateReport(row.id, { assignee_id: null })).toMatchObject({ assignee_id: null, status: 'resolved' });
      expect(await storage().reports.updateReport(row.id, {})).toMatchObject({ outcome: 'ё' });
      expect(await storage().reports.updateReport(nextId(), { status: 'open' })).toBeUndefined();
    });

    test('what was closed long ago is removed in portions, and what is undecided never', async () => {
      const undecided = reportRow();
      const closed = [1, 2, 3, 100].map((closed_at) => reportRow({ closed_at }));
      await insert(undecided, ...closed);
      expect(await storage().reports.removeClosedReports(4, 2)).toBe(2);
      expect(await storage().reports.removeClosedReports(4, 2)).toBe(1);
      expect(await storage().reports.removeClosedReports(4, 2)).toBe(0);
      expect(await storage().reports.getReport(closed[3]?.id ?? '')).toEqual(closed[3]);
      expect(await storage().reports.getReport(undecided.id)).toEqual(undecided);
    });

    test('the reports of a guild go with it, but for those to the installation', async () => {
      const guild_id = nextId();
      const neighbour = reportRow();
      const escalated = reportRow({ guild_id, for_instance: true });
      await insert(...Array.from({ length: 3 }, () => reportRow({ guild_id })), escalated, neighbour);
      expect(await storage().reports.removeSomeReports(guild_id, 2)).toBe(2);
      expect(await storage().reports.removeSomeReports(guild_id, 2)).toBe(1);
      for (const row of [escalated, neighbour]) expect(await storage().reports.getReport(row.id)).toEqual(row);
    });
  });
}
