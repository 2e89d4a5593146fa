import type { Poll } from '@chat-js/protocol/polls.ts';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { RADIUS } from '../../../ui/theme/tokens.ts';
import { AnswerText } from './AnswerText.tsx';

const List = styled('div')({ display: 'grid', gap: 6, paddingTop: 8 });

const Row = styled('label')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr)',
  alignItems: 'center',
  columnGap: 12,
  minHeight: 44,
  padding: '4px 12px',
  borderRadius: RADIUS.row,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  cursor: 'pointer',
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '&:has(input:checked)': { borderColor: theme.vars?.palette.tokens.accent, background: theme.vars?.palette.tokens.accentSoft },
  '&:has(input:focus-visible)': { outline: `2px solid ${theme.vars?.palette.tokens.accent}`, outlineOffset: 1 },
  '& input': { accentColor: theme.vars?.palette.tokens.accent, width: 18, height: 18, margin: 0, outline: 'none' },
}));

interface BallotProps {
  poll: Poll;
  /** The id of the question. */
  labelledBy: string;
  chosen: readonly number[];
  tabIndex: number;
  onChoose: (chosen: readonly number[]) => void;
}

/** The answers of a poll, to choose one or several from. */
export function Ballot({ poll, labelledBy, chosen, tabIndex, onChoose }: BallotProps) {
  const name = useId();
  const several = poll.allow_multiselect;

  function choose(id: number, on: boolean) {
    if (several) onChoose(on ? [...chosen, id] : chosen.filter((one) => one !== id));
    else onChoose([id]);
  }

  return (
    <List role={several ? 'group' : 'radiogroup'} aria-labelledby={labelledBy}>
      {poll.answers.map(({ answer_id, poll_media }) => (
        <Row key={answer_id}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.includes(answer_id)}
            tabIndex={tabIndex}
            onChange={(event) => choose(answer_id, event.target.checked)}
          />
          <AnswerText media={poll_media} />
        </Row>
      ))}
    </List>
  );
}
