import { Trans } from '@lingui/react/macro';
import GoodIcon from '@material-symbols/svg-400/rounded/check_circle.svg?react';
import AbsentIcon from '@material-symbols/svg-400/rounded/do_not_disturb_on.svg?react';
import BadIcon from '@material-symbols/svg-400/rounded/error.svg?react';
import BusyIcon from '@material-symbols/svg-400/rounded/progress_activity.svg?react';
import WaitingIcon from '@material-symbols/svg-400/rounded/radio_button_unchecked.svg?react';
import FairIcon from '@material-symbols/svg-400/rounded/warning.svg?react';
import { keyframes, styled } from '@mui/material/styles';
import { type CheckName, type Finding, gradeOf } from './findings.ts';
import { useCheckNames, useFindingWords } from './use-finding-words.ts';

const turn = keyframes({ to: { rotate: '360deg' } });

const Row = styled('li')(({ theme }) => ({
  display: 'flex',
  gap: 12,
  padding: '10px 0',
  borderBottom: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& > svg': { flex: 'none', marginTop: 1, color: theme.vars?.palette.tokens.muted },
  '&[data-grade=good] > svg': { color: theme.vars?.palette.tokens.online },
  '&[data-grade=fair] > svg': { color: theme.vars?.palette.tokens.mention },
  '&[data-grade=bad] > svg': { color: theme.vars?.palette.tokens.danger },
  '&[data-grade=busy] > svg': { '@media (prefers-reduced-motion: no-preference)': { animation: `${turn} 1s linear infinite` } },
  '& > div': { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  '& h2': { margin: 0, fontSize: 'inherit', fontWeight: 600 },
  '& p': { margin: 0, color: theme.vars?.palette.tokens.secondary, fontSize: '0.875rem', lineHeight: 1.4 },
  '& p + p': { marginTop: 4, color: theme.vars?.palette.tokens.muted },
}));

const ICONS = { good: GoodIcon, fair: FairIcon, bad: BadIcon, absent: AbsentIcon, busy: BusyIcon, waiting: WaitingIcon };

const asItIs = (address: string) => address;

/** One thing that is looked at: what was found, and what to do. */
export function FindingRow({ name, finding, busy }: { name: CheckName; finding: Finding | undefined; busy: boolean }) {
  const names = useCheckNames();
  const words = useFindingWords();
  const grade = finding ? gradeOf(finding) : busy ? 'busy' : 'waiting';
  const Icon = ICONS[grade];
  const said = finding && words(finding, asItIs);
  return (
    <Row data-check={name} data-grade={grade}>
      <Icon />
      <div>
        <h2>{names[name]}</h2>
        {said && <p>{said.what}</p>}
        {said?.help && <p>{said.help}</p>}
        {busy && (
          <p>
            <Trans>Checking…</Trans>
          </p>
        )}
      </div>
    </Row>
  );
}
