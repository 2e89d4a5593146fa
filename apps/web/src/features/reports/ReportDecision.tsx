import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Report } from '@chat-js/protocol/reports.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';
import { TextArea } from '../../ui/Field.tsx';
import type { Decision } from './ReportQueue.tsx';

interface ReportDecisionProps {
  report: Report;
  onDecide: (decision: Decision) => Promise<void>;
  mayEscalate: boolean;
}

/** Take it, answer it, close it, open it again, or pass it on. */
export function ReportDecision({ report, onDecide, mayEscalate }: ReportDecisionProps) {
  const { t } = useLingui();
  const me = useClientState((state) => state.me?.id);
  const [outcome, setOutcome] = useState(report.outcome ?? '');
  const [busy, setBusy] = useState(false);
  const { status, assignee, reporter, escalated } = report;
  const from = displayName(reporter);
  const isClosed = status === 'resolved' || status === 'dismissed';
  const answer = outcome.trim() === (report.outcome ?? '') ? {} : { outcome: outcome.trim() };

  async function decide(decision: Decision) {
    setBusy(true);
    await onDecide(decision);
    setBusy(false);
  }

  return (
    <>
      <TextArea
        label={t`Answer to ${from}`}
        value={outcome}
        maxLength={LIMITS.reportOutcome.max}
        onChange={(event) => setOutcome(event.target.value)}
        help={t`They read it without your name. It may stay empty.`}
      />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        {isClosed ? (
          <Button disabled={busy} variant="outlined" color="inherit" onClick={() => void decide({ status: 'open' })}>
            <Trans>Open again</Trans>
          </Button>
        ) : (
          <>
            <Button disabled={busy} onClick={() => void decide({ status: 'resolved', ...answer })}>
              <Trans>Resolved</Trans>
            </Button>
            <Button disabled={busy} variant="outlined" color="inherit" onClick={() => void decide({ status: 'dismissed', ...answer })}>
              <Trans>Close without action</Trans>
            </Button>
            {me !== undefined && assignee?.id !== me && (
              <Button
                disabled={busy}
                variant="outlined"
                color="inherit"
                onClick={() => void decide({ status: 'in_progress', assignee_id: me })}
              >
                <Trans>I take it</Trans>
              </Button>
            )}
          </>
        )}
        {'outcome' in answer && (isClosed || status === 'in_progress') && (
          <Button disabled={busy} variant="outlined" color="inherit" onClick={() => void decide(answer)}>
            <Trans>Send the answer</Trans>
          </Button>
        )}
        {mayEscalate && !escalated && !isClosed && (
          <Button disabled={busy} variant="text" color="inherit" onClick={() => void decide({ escalated: true })}>
            <Trans>Ask the administrators</Trans>
          </Button>
        )}
      </div>
      {escalated && (
        <small>
          <Trans>The administrators of the installation see this report too.</Trans>
        </small>
      )}
    </>
  );
}
