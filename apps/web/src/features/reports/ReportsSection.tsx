import type { Id } from '@chat-js/protocol/ids.ts';
import { useMemo } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { type Decision, ReportQueue, type ReportQueueProps } from './ReportQueue.tsx';

type Calls = Pick<ReportQueueProps, 'list' | 'get' | 'decide'>;

/** The reports to the moderators of a guild. */
export function ReportsSection({ guild_id }: { guild_id: Id }) {
  const { call } = useClient();
  const announced = useClientState((state) => state.reports[guild_id]);
  const calls = useMemo<Calls>(
    () => ({
      list: (page) => call('reports.list', { guild_id, ...page }),
      get: (report_id) => call('reports.get', { guild_id, report_id }),
      decide: (report_id, decision) => call('reports.update', { guild_id, report_id, ...decision }),
    }),
    [call, guild_id],
  );
  return <ReportQueue announced={announced} {...calls} mayEscalate />;
}

/** The reports to the administrators of the installation, from all its guilds. */
export function InstanceReportsSection() {
  const { call } = useClient();
  const announced = useClientState((state) => state.instanceReports);
  const calls = useMemo<Calls>(
    () => ({
      list: (page) => call('reports.listForInstance', page),
      get: (report_id) => call('reports.getForInstance', { report_id }),
      decide: (report_id, { escalated: _, ...decision }: Decision) => call('reports.updateForInstance', { report_id, ...decision }),
    }),
    [call],
  );
  return <ReportQueue announced={announced} {...calls} showsGuild />;
}
