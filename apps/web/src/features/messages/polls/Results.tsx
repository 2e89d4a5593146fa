import type { Poll } from '@chat-js/protocol/polls.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import OwnIcon from '@material-symbols/svg-400/rounded/check_circle.svg?react';
import { styled } from '@mui/material/styles';
import { RADIUS } from '../../../ui/theme/tokens.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { AnswerText } from './AnswerText.tsx';
import { sharesOf } from './shares.ts';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: '8px 0 0', display: 'grid', gap: 6 });

const Row = styled('li')(({ theme }) => ({
  position: 'relative',
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  minHeight: 44,
  padding: '4px 12px',
  overflow: 'hidden',
  borderRadius: RADIUS.row,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '&[data-own=true]': { borderColor: theme.vars?.palette.tokens.accent },
  '&[data-best=true]': { fontWeight: 650 },
  '& > span': { position: 'relative' },
  '& > span:first-of-type': { flex: 1 },
}));

const Bar = styled('div')(({ theme }) => ({
  position: 'absolute',
  insetBlock: 0,
  insetInlineStart: 0,
  background: theme.vars?.palette.tokens.active,
  '[data-own=true] > &': { background: theme.vars?.palette.tokens.accentSoft },
  '@media (prefers-reduced-motion: no-preference)': { transition: 'width 160ms ease-out' },
}));

const Own = styled('span')(({ theme }) => ({
  display: 'flex',
  flex: 'none',
  color: theme.vars?.palette.tokens.accent,
  '& svg': { width: 18, height: 18 },
}));

const Numbers = styled('span')(({ theme }) => ({
  flex: 'none',
  textAlign: 'right',
  lineHeight: '16px',
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
  '& small': { display: 'block', fontSize: '0.75rem', fontWeight: 400, color: theme.vars?.palette.tokens.secondary },
}));

interface ResultsProps {
  poll: Poll;
  /** The id of the question. */
  labelledBy: string;
  ended: boolean;
}

/** How many chose each answer, and which are the reader's. */
export function Results({ poll, labelledBy, ended }: ResultsProps) {
  const { i18n } = useLingui();
  const counts = new Map(poll.results.answer_counts.map((one) => [one.id, one]));
  const shares = sharesOf(poll.results.answer_counts);
  const most = Math.max(...poll.results.answer_counts.map(({ count }) => count));
  return (
    <List aria-labelledby={labelledBy}>
      {poll.answers.map(({ answer_id, poll_media }) => {
        const { count = 0, me_voted = false } = counts.get(answer_id) ?? {};
        const share = shares.get(answer_id) ?? 0;
        return (
          <Row key={answer_id} data-own={me_voted} data-best={ended && count > 0 && count === most}>
            <Bar style={{ width: `${share * 100}%` }} />
            <AnswerText media={poll_media} />
            {me_voted && (
              <Own>
                <OwnIcon aria-hidden />
                <VisuallyHidden>
                  <Trans>Your vote</Trans>
                </VisuallyHidden>
              </Own>
            )}
            <Numbers>
              {i18n.number(share, { style: 'percent', maximumFractionDigits: 0 })}
              <small>
                <Plural value={count} one="# vote" other="# votes" />
              </small>
            </Numbers>
          </Row>
        );
      })}
    </List>
  );
}
