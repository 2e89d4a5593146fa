import type { PollAnswer } from '@chat-js/protocol/polls.ts';
import { styled } from '@mui/material/styles';

const Text = styled('span')({ minWidth: 0, lineHeight: '18px', fontSize: '0.9375rem', overflowWrap: 'anywhere' });

/** What an answer says, with its emoji before it. */
export function AnswerText({ media: { text, emoji } }: { media: PollAnswer['poll_media'] }) {
  return (
    <Text dir="auto">
      {emoji?.name && `${emoji.name} `}
      {text}
    </Text>
  );
}
