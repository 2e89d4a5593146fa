import { compareIds, type Id } from '@chat-js/protocol/ids.ts';
import type { Report, ReportDetails } from '@chat-js/protocol/reports.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useCallback } from 'react';
import { describeProblem } from '../../lib/problems.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { PersonActions } from './PersonActions.tsx';
import { Quote } from './Quote.tsx';
import { ReportDecision } from './ReportDecision.tsx';
import type { Decision } from './ReportQueue.tsx';

const Body = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: 14,
  padding: '10px 14px 14px',
  '& h2': { margin: '0 0 4px', fontSize: '0.8125rem', fontWeight: 600, color: theme.vars?.palette.tokens.secondary },
  '& p': { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));

const Conversation = styled('div')(({ theme }) => ({
  padding: '6px 0',
  borderRadius: 8,
  background: theme.vars?.palette.tokens.chat,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
}));

interface ReportBodyProps {
  report: Report;
  get: (report_id: Id) => Promise<ReportDetails>;
  onDecide: (decision: Decision) => Promise<void>;
  mayEscalate: boolean;
}

export function ReportBody({ report, get, onDecide, mayEscalate }: ReportBodyProps) {
  const { comment, guild_id, user, withheld, message_id } = report;
  return (
    <Body>
      {comment !== '' && (
        <div>
          <h2>
            <Trans>What was said to you</Trans>
          </h2>
          <p dir="auto">{comment}</p>
        </div>
      )}
      {withheld && (
        <p>
          <Trans>The message stands in a channel that you may not read. Someone who may has to decide.</Trans>
        </p>
      )}
      {message_id !== null && <Context report={report} get={get} />}
      {guild_id !== null && <PersonActions guild_id={guild_id} user_id={user.id} />}
      <ReportDecision key={report.updated_at} report={report} onDecide={onDecide} mayEscalate={mayEscalate} />
    </Body>
  );
}

/** The message among those that stood around it. */
function Context({ report, get }: Pick<ReportBodyProps, 'report' | 'get'>) {
  const { i18n } = useLingui();
  const [loaded, reload] = useLoaded(useCallback(() => get(report.id), [get, report.id]));
  if (loaded.status === 'failed') {
    return (
      <ErrorNotice>
        {describeProblem(loaded.error, i18n)}{' '}
        <Button variant="text" size="small" onClick={reload}>
          <Trans>Try again</Trans>
        </Button>
      </ErrorNotice>
    );
  }
  if (loaded.status === 'loading') return <Skeleton variant="rounded" height={120} />;
  const { message, context } = loaded.value;
  const all = [...context, ...(message ? [message] : [])].sort((a, b) => compareIds(a.id, b.id));
  return (
    <div>
      <h2>
        <Trans>As it was when it was reported</Trans>
      </h2>
      <Conversation>
        {all.map((one) => (
          <Quote key={one.id} message={one} reported={one.id === report.message_id} />
        ))}
      </Conversation>
    </div>
  );
}
