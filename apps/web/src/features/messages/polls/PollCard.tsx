import type { Message } from '@chat-js/protocol/messages.ts';
import type { Poll } from '@chat-js/protocol/polls.ts';
import { Plural, Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type FormEvent, useId, useState } from 'react';
import { useClientState } from '../../../lib/client.tsx';
import { openDialog } from '../../../lib/dialogs.ts';
import { RADIUS } from '../../../ui/theme/tokens.ts';
import { Ballot } from './Ballot.tsx';
import { PollEnd } from './PollEnd.tsx';
import { Results } from './Results.tsx';
import { useHasEnded } from './use-has-ended.ts';
import { useVote } from './use-vote.ts';

/** MessageRow keeps the room of this card before it is there. */
const Card = styled('form')(({ theme }) => ({
  maxWidth: 480,
  margin: '4px 0',
  padding: '11px 13px 7px',
  borderRadius: RADIUS.card,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  background: theme.vars?.palette.tokens.raised,
  '& > b': { display: 'block', fontWeight: 650, overflowWrap: 'anywhere' },
  '& > small': { display: 'block', lineHeight: '18px', fontSize: '0.8125rem', color: theme.vars?.palette.tokens.muted },
}));

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '0 8px',
  minHeight: 44,
  fontSize: '0.8125rem',
  color: theme.vars?.palette.tokens.muted,
  '& > time:last-child, & > time + button': { marginLeft: 'auto' },
  '& > button.MuiButton-text': { paddingInline: 8 },
  '& > button.MuiButton-text:first-of-type': { marginLeft: -8 },
  '& > time + button.MuiButton-text': { marginRight: -8 },
}));

const Small = styled(Button)({
  minWidth: 0,
  minHeight: 36,
  padding: '4px 8px',
  marginLeft: -8,
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
});

interface PollCardProps {
  message: Message;
  poll: Poll;
  /** The row is one stop for the keyboard; Tab goes on into the one that has it. */
  tabIndex: number;
}

/** A poll: the answers to choose from, and what was chosen once one has, or asks for it. */
export function PollCard({ message, poll, tabIndex }: PollCardProps) {
  const id = useId();
  const own = useClientState((state) => state.me?.id === message.author.id);
  const ended = useHasEnded(poll);
  const mine = poll.results.answer_counts.flatMap((one) => (one.me_voted ? one.id : []));
  const voted = mine.length > 0;
  const [chosen, setChosen] = useState<readonly number[]>(mine);
  const [peeking, setPeeking] = useState(false);
  const vote = useVote(message);
  const votes = poll.results.answer_counts.reduce((sum, { count }) => sum + count, 0);
  const open = !ended && !voted && !peeking;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (ended) return;
    // What was chosen stays chosen, for who changes their mind.
    if (voted) setChosen(mine);
    setPeeking(false);
    void vote(voted ? [] : chosen);
  }

  return (
    <Card onSubmit={submit} noValidate>
      <b id={id} dir="auto">
        {poll.question.text}
      </b>
      <small>
        {ended ? (
          <Trans>The poll has ended</Trans>
        ) : poll.allow_multiselect ? (
          <Trans>One answer or several</Trans>
        ) : (
          <Trans>One answer</Trans>
        )}
      </small>
      {open ? (
        <Ballot poll={poll} labelledBy={id} chosen={chosen} tabIndex={tabIndex} onChoose={setChosen} />
      ) : (
        <Results poll={poll} labelledBy={id} ended={ended} />
      )}
      <Line>
        <Small
          type="button"
          variant="text"
          color="inherit"
          tabIndex={tabIndex}
          disabled={votes === 0}
          onClick={() => openDialog('voters', { channel_id: message.channel_id, message_id: message.id })}
        >
          <Plural value={votes} one="# vote" other="# votes" />
        </Small>
        <PollEnd poll={poll} ended={ended} />
        {own && !ended && (
          <Small
            type="button"
            variant="text"
            color="inherit"
            tabIndex={tabIndex}
            onClick={() => openDialog('endPoll', { channel_id: message.channel_id, message_id: message.id })}
          >
            <Trans>End now</Trans>
          </Small>
        )}
      </Line>
      {!ended && (
        <Line>
          {/* One button for both, so that the focus stays where it is. */}
          {!peeking && (
            <Button type="submit" variant={voted ? 'text' : 'contained'} tabIndex={tabIndex} disabled={!voted && chosen.length === 0}>
              {voted ? <Trans>Take the vote back</Trans> : <Trans>Vote</Trans>}
            </Button>
          )}
          {!voted && (
            <Button type="button" variant="text" color="inherit" tabIndex={tabIndex} onClick={() => setPeeking(!peeking)}>
              {peeking ? <Trans>Answers</Trans> : <Trans>Results</Trans>}
            </Button>
          )}
        </Line>
      )}
    </Card>
  );
}
