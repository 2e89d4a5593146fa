import type { Id } from '@chat-js/protocol/ids.ts';
import type { Report, ReportDetails, ReportStatus } from '@chat-js/protocol/reports.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { type ReactNode, useCallback, useEffect, useState } from 'react';

import { useLoaded } from '../../lib/use-loaded.ts';
import { Rows } from '../../ui/Rows.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { describeReportProblem } from './problem.ts';
import { ReportCard } from './ReportCard.tsx';

export type Tab = 'open' | 'in_progress' | 'closed';

export interface Decision {
  status?: ReportStatus;
  assignee_id?: Id | null;
  outcome?: string;
  escalated?: true;
}

export interface ReportQueueProps {
  /** Another one when something was told of a report. */
  announced: unknown;
  list: (page: { status: Tab; before?: Id | undefined; limit: number }) => Promise<Report[]>;
  get: (report_id: Id) => Promise<ReportDetails>;
  decide: (report_id: Id, decision: Decision) => Promise<Report>;
  /** Reports of many guilds: each says of which it is. */
  showsGuild?: boolean;
  mayEscalate?: boolean;
}

const PAGE = 25;

/** Reports by how far they are, and what can be done about each. */
export function ReportQueue(props: ReportQueueProps) {
  const { t } = useLingui();
  const [tab, setTab] = useState<Tab>('open');
  const [before, setBefore] = useState<Id>();

  function choose(next: Tab) {
    setTab(next);
    setBefore(undefined);
  }

  return (
    <>
      <Segments<Tab>
        label={t`Which reports?`}
        value={tab}
        onChange={choose}
        choices={[
          { value: 'open', label: <Trans>New</Trans> },
          { value: 'in_progress', label: <Trans>In progress</Trans> },
          { value: 'closed', label: <Trans>Done</Trans> },
        ]}
      />
      <Page key={`${tab} ${before}`} tab={tab} before={before} onPage={setBefore} {...props} />
    </>
  );
}

interface PageProps extends ReportQueueProps {
  tab: Tab;
  before: Id | undefined;
  onPage: (before: Id | undefined) => void;
}

function Page({ announced, list, get, decide, showsGuild = false, mayEscalate = false, tab, before, onPage }: PageProps) {
  const { i18n } = useLingui();
  const [opened, setOpened] = useState<Id>();
  const [loaded, reload] = useLoaded(useCallback(() => list({ status: tab, before, limit: PAGE }), [list, tab, before]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was told makes the list old
  useEffect(reload, [announced]);

  async function apply(report: Report, decision: Decision) {
    try {
      await decide(report.id, decision);
    } catch (error) {
      showToast(describeReportProblem(error, i18n));
    }
    reload();
  }

  const last = loaded.status === 'ready' && loaded.value.length === PAGE ? loaded.value.at(-1)?.id : undefined;
  return (
    <>
      <Rows
        loaded={loaded}
        onRetry={reload}
        empty={EMPTY[tab]}
        row={(report) => (
          <ReportCard
            key={report.id}
            report={report}
            open={opened === report.id}
            onToggle={() => setOpened(opened === report.id ? undefined : report.id)}
            get={get}
            onDecide={(decision) => apply(report, decision)}
            showsGuild={showsGuild}
            mayEscalate={mayEscalate}
          />
        )}
      />
      {(last || before) && (
        <div style={{ display: 'flex', gap: 8 }}>
          {before && (
            <Button variant="outlined" color="inherit" onClick={() => onPage(undefined)}>
              <Trans>Newest</Trans>
            </Button>
          )}
          {last && (
            <Button variant="outlined" color="inherit" onClick={() => onPage(last)}>
              <Trans>Older</Trans>
            </Button>
          )}
        </div>
      )}
    </>
  );
}

const EMPTY: Record<Tab, ReactNode> = {
  open: <Trans>Nobody waits for an answer. What people report appears here.</Trans>,
  in_progress: <Trans>Nothing is being looked at. Reports that somebody has taken stand here.</Trans>,
  closed: <Trans>Nothing yet. Decided reports stay here for 90 days.</Trans>,
};
