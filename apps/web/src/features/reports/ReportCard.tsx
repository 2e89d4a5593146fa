import type { Id } from '@chat-js/protocol/ids.ts';
import type { Report, ReportDetails } from '@chat-js/protocol/reports.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import MoreIcon from '@material-symbols/svg-400/rounded/keyboard_arrow_down.svg?react';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { avatarUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { ReportBody } from './ReportBody.tsx';
import type { Decision } from './ReportQueue.tsx';
import { CATEGORY_WORDS, STATUS_WORDS } from './words.ts';

const Card = styled('li')(({ theme }) => ({ borderRadius: RADIUS.card, background: theme.vars?.palette.tokens.raised }));

const Top = styled(ButtonBase)(({ theme }) => ({
  width: '100%',
  minHeight: 44,
  display: 'flex',
  alignItems: 'flex-start',
  justifyContent: 'flex-start',
  gap: 12,
  padding: '12px 14px',
  borderRadius: RADIUS.card,
  font: 'inherit',
  textAlign: 'left',
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '& > div': { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  '& small': { display: 'block', color: theme.vars?.palette.tokens.secondary, fontSize: '0.8125rem' },
  '& > svg': { flex: 'none', transition: 'transform 120ms', color: theme.vars?.palette.tokens.muted },
  '&[aria-expanded=true] > svg': { transform: 'rotate(180deg)' },
}));

const Snippet = styled('span')(({ theme }) => ({
  display: '-webkit-box',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
  color: theme.vars?.palette.tokens.secondary,
}));

interface ReportCardProps {
  report: Report;
  open: boolean;
  onToggle: () => void;
  get: (report_id: Id) => Promise<ReportDetails>;
  onDecide: (decision: Decision) => Promise<void>;
  showsGuild: boolean;
  mayEscalate: boolean;
}

/** One report: who, what and since when; opened also what was written, and what to do. */
export function ReportCard({ report, open, onToggle, get, onDecide, showsGuild, mayEscalate }: ReportCardProps) {
  const { i18n } = useLingui();
  const id = useId();
  const { user, reporter, category, comment, message, assignee, status, guild_id, guild_name } = report;
  const name = displayName(user);
  const from = displayName(reporter);
  const taken = assignee && displayName(assignee);
  const when = i18n.date(new Date(report.created_at), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Card>
      <Top aria-expanded={open} aria-controls={open ? id : undefined} onClick={onToggle}>
        <Avatar id={user.id} name={name} src={avatarUrl(user)} size={36} />
        <div>
          <b>{name}</b> · {i18n._(CATEGORY_WORDS[category])}
          <small>
            <Trans>
              {from} wrote on {when}
            </Trans>
            {showsGuild && <> · {guild_id === null ? <Trans>direct message</Trans> : guild_name || <Trans>deleted server</Trans>}</>}
            {status !== 'open' && <> · {i18n._(STATUS_WORDS[status])}</>}
            {taken !== null && (
              <>
                {' '}
                · <Trans>taken by {taken}</Trans>
              </>
            )}
          </small>
          {!open && (message || comment) && <Snippet dir="auto">{message?.content || message?.poll?.question.text || comment}</Snippet>}
        </div>
        <MoreIcon />
      </Top>
      {open && (
        <div id={id}>
          <ReportBody report={report} get={get} onDecide={onDecide} mayEscalate={mayEscalate} />
        </div>
      )}
    </Card>
  );
}
